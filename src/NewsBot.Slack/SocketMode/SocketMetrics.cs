using System.Diagnostics.Metrics;

namespace NewsBot.Slack.SocketMode;

/// <summary>The health of the sockets, as metrics.</summary>
public static class SocketMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "NewsBot.Slack.SocketMode";

    private static readonly Meter Meter = new(MeterName);
    private static readonly UpDownCounter<int> Open = Meter.CreateUpDownCounter<int>("slack.socket_mode.connections", "{connection}", "Sockets that are open");
    private static readonly Counter<long> Failed = Meter.CreateCounter<long>("slack.socket_mode.failures", "{failure}", "Times that no socket could be opened");

    /// <summary>A socket has been opened.</summary>
    internal static void CountOpened() => Open.Add(1);

    /// <summary>A socket that had been opened is closed.</summary>
    internal static void CountClosed() => Open.Add(-1);

    /// <summary>No socket could be opened, or it was lost at once.</summary>
    internal static void CountFailure() => Failed.Add(1);
}
