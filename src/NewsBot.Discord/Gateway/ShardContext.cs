using Microsoft.Extensions.Logging;
using NewsBot.Discord.Entities;

namespace NewsBot.Discord.Gateway;

/// <summary>What all shards of a bot have in common.</summary>
internal sealed class ShardContext
{
    private long _skipped;
    private volatile Presence? _presence;

    public required GatewayOptions Options { get; init; }

    public required Uri Url { get; init; }

    public required BotToken Token { get; init; }

    public required string UserAgent { get; init; }

    public required IdentifyLimiter Identifies { get; init; }

    public required HttpMessageInvoker Http { get; init; }

    /// <summary>Waits for this process's turn among others to begin a session; null where there are no others.</summary>
    public Func<int, CancellationToken, Task>? Turns { get; init; }

    /// <summary>Whether sessions outlive this process, for another one to go on with.</summary>
    public bool KeepsSessions { get; init; }

    public required Action<GatewayEvent> Handler { get; init; }

    public required TimeProvider Clock { get; init; }

    public required ILogger Logger { get; init; }

    public RecentIds Seen { get; } = new();

    public Presence? Presence { get => _presence; set => _presence = value; }

    public long Skipped => Interlocked.Read(ref _skipped);

    public void CountSkipped() => Interlocked.Increment(ref _skipped);
}
