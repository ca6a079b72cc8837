using System.Globalization;
using NewsBot.Core.Setup;

namespace NewsBot.Doctor;

/// <summary>Looks whether the machine's clock can be right: "today" in answers and in the log is what it says.</summary>
internal static class ClockCheck
{
    // A program can be copied from a machine that is in another time zone and took its local time for UTC.
    private static readonly TimeSpan Tolerance = TimeSpan.FromDays(1);

    // Slack refuses requests, and has its own refused, that are five minutes off.
    private static readonly TimeSpan Agreement = TimeSpan.FromMinutes(2);

    private const string Days = @"d\.hh\:mm\:ss";
    private const string Remedy = "Set it, best by NTP: \"timedatectl set-ntp true\".";

    /// <summary>When the program was built.</summary>
    public static DateTimeOffset ProgramMadeAt =>
        new(File.GetLastWriteTimeUtc(Path.Combine(AppContext.BaseDirectory, $"{typeof(ClockCheck).Assembly.GetName().Name}.dll")));

    /// <summary>It cannot be earlier than the program, nor far from the clocks of the services that were asked.</summary>
    /// <param name="now">What the clock says.</param>
    /// <param name="programMadeAt">When the program was built.</param>
    /// <param name="servicesAhead">How far the clock of a service is ahead of it; null where none was asked.</param>
    public static SetupFinding Run(DateTimeOffset now, DateTimeOffset programMadeAt, TimeSpan? servicesAhead)
    {
        var says = now.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return now < programMadeAt - Tolerance ? Finding.Wrong($"It says {says} UTC, which is before the program was built. {Remedy}")
            : servicesAhead is { } ahead && ahead.Duration() > Agreement ? Finding.Wrong($"It says {says} UTC, {ahead.Duration().ToString(Days, CultureInfo.InvariantCulture)} {(ahead > TimeSpan.Zero ? "behind" : "ahead of")} that of a service that was asked. {Remedy}")
            : Finding.Good($"It says {says} UTC{(servicesAhead is null ? "" : ", as do the services that were asked")}.");
    }
}
