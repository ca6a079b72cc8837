using System.Globalization;

namespace NewsBot.Benchmarks;

/// <summary>What memory this process has, in megabytes, as Linux tells it.</summary>
internal static class ProcessMemory
{
    /// <summary>All that is in memory, the files it has mapped included.</summary>
    public static double Resident => Read("VmRSS:");

    /// <summary>What is in memory and of no file: it cannot be taken back while the process runs.</summary>
    public static double Own => Read("RssAnon:");

    /// <summary>The most that ever was in memory.</summary>
    public static double Peak => Read("VmHWM:");

    private static double Read(string what)
    {
        var line = File.ReadLines("/proc/self/status").Single(line => line.StartsWith(what, StringComparison.Ordinal));
        return double.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
    }
}
