using System.Globalization;
using NewsBot.Core.Setup;

namespace NewsBot.Doctor;

/// <summary>Looks whether the machine's clock can be right: "today" in answers and in the log is what it says.</summary>
internal static class ClockCheck
{
    // A program can be copied from a machine that is in another time zone and took its local time for UTC.
    private static readonly TimeSpan Tolerance = TimeSpan.FromDays(1);

    /// <summary>When the program was built.</summary>
    public static DateTimeOffset ProgramMadeAt =>
        new(File.GetLastWriteTimeUtc(Path.Combine(AppContext.BaseDirectory, $"{typeof(ClockCheck).Assembly.GetName().Name}.dll")));

    /// <summary>It cannot be earlier than the program.</summary>
    /// <param name="now">What the clock says.</param>
    /// <param name="programMadeAt">When the program was built.</param>
    public static IEnumerable<SetupFinding> Run(DateTimeOffset now, DateTimeOffset programMadeAt)
    {
        var says = now.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return
        [
            now >= programMadeAt - Tolerance
                ? Finding.Good($"It says {says} UTC.")
                : Finding.Wrong($"It says {says} UTC, which is before the program was built. Set it, best by NTP: \"timedatectl set-ntp true\"."),
        ];
    }
}
