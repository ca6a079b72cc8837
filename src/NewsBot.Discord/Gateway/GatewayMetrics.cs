using System.Diagnostics.Metrics;

namespace NewsBot.Discord.Gateway;

/// <summary>The health of the gateway's connections, as metrics.</summary>
public static class GatewayMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "NewsBot.Discord.Gateway";

    private static readonly Meter Meter = new(MeterName);
    private static readonly UpDownCounter<int> Open = Meter.CreateUpDownCounter<int>("discord.gateway.connections", "{connection}", "Connections that are open");
    private static readonly Counter<long> Ended = Meter.CreateCounter<long>("discord.gateway.connections.ended", "{connection}", "Connections that had been open and ended");

    /// <summary>A connection has been opened.</summary>
    internal static void CountOpened() => Open.Add(1);

    /// <summary>A connection that had been opened has ended.</summary>
    internal static void CountEnded()
    {
        Open.Add(-1);
        Ended.Add(1);
    }
}
