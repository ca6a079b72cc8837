using Microsoft.Extensions.Logging;
using NewsBot.Core.State;
using NewsBot.Discord.Rest;

namespace NewsBot.Discord.Gateway;

/// <summary>
/// Discord's gateway, version 10: tells a bot what happens, over as many connections as Discord advises, and keeps them up. Events
/// of one channel come in order. Messages and interactions come once, however often a connection is lost.
/// </summary>
/// <param name="rest">Tells where the gateway is; its token and name are used here too.</param>
/// <param name="options">How to connect.</param>
/// <param name="clock">The time.</param>
/// <param name="logger">Is told of connections and of what cannot be read; never of the token or of what is said.</param>
/// <param name="leases">Divides the connections among processes; null where this one has all.</param>
public sealed partial class DiscordGateway(DiscordRestClient rest, GatewayOptions options, TimeProvider clock, ILogger<DiscordGateway> logger, ILeaseStore? leases = null)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private ShardContext? _shared;
    private Func<IReadOnlyList<GatewayShard>> _shards = () => [];

    /// <summary>How many events have come that no type of event stands for, or that could not be read.</summary>
    public long SkippedEvents => _shared?.Skipped ?? 0;

    /// <summary>Connects and tells what happens, until it is stopped.</summary>
    /// <param name="handler">
    /// Is told of each event, on the thread that reads the connection: it should pass the event on and return. Called by several
    /// threads at once where there are several shards. What it throws is logged, and the event is lost.
    /// </param>
    /// <param name="settled">
    /// Waits until what was told so far need not be told again, even should this process end. Asked where processes share the
    /// connections; null where telling is enough.
    /// </param>
    /// <param name="cancellationToken">Ends all sessions, and the bot is shown as offline; sessions that processes share wait for another.</param>
    /// <exception cref="GatewayException">Discord has closed a connection for good; the message tells the operator why.</exception>
    /// <exception cref="DiscordUnauthorizedException">Discord does not take the token.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task RunAsync(Action<GatewayEvent> handler, Func<Task>? settled, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(handler);
        var advice = await GetAdviceAsync(cancellationToken);
        var count = options.Shards ?? Math.Max(1, advice.Shards);
        Log.Starting(logger, count, advice.SessionStartLimit.Remaining);
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        var identifies = new IdentifyLimiter(advice.SessionStartLimit, clock);
        _shared = new ShardContext
        {
            Options = options,
            Url = ServiceAddress.Require(advice.Url, "wss", "ws"),
            Token = rest.Options.Token,
            UserAgent = rest.Options.UserAgent,
            Identifies = identifies,
            Turns = leases is null ? null : LeasedShards.Turns(leases, identifies, clock, logger),
            KeepsSessions = leases is not null,
            Http = http,
            Handler = handler,
            Clock = clock,
            Logger = logger,
            Presence = _shared?.Presence ?? options.Presence,
        };
        if (leases is not null)
        {
            var leased = new LeasedShards(leases, count, _shared, settled ?? (() => Task.CompletedTask));
            _shards = () => leased.Shards;
            await leased.RunAsync(cancellationToken);
            return;
        }

        IReadOnlyList<GatewayShard> all = [.. Enumerable.Range(0, count).Select(number => new GatewayShard(number, count, _shared))];
        _shards = () => all;
        await RunAllAsync(all, cancellationToken);
    }

    /// <summary>Shows something else on the bot's profile. Before the bot is connected it has no effect: give it with the options then.</summary>
    public Task SetPresenceAsync(Presence presence, CancellationToken cancellationToken)
    {
        if (_shared is null)
        {
            return Task.CompletedTask;
        }

        _shared.Presence = presence;
        return Task.WhenAll(_shards().Select(shard => shard.ShowPresenceAsync(cancellationToken)));
    }

    // A shard never ends of itself but by an error that will not pass, which the others will meet too.
    private static async Task RunAllAsync(IReadOnlyList<GatewayShard> shards, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = shards.Select(shard => shard.RunAsync(stop.Token)).ToList();
        var first = await Task.WhenAny(running);
        await stop.CancelAsync();
        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await first;
    }

    private async Task<GatewayBot> GetAdviceAsync(CancellationToken cancellationToken)
    {
        for (var wait = FirstWait; ; wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
        {
            try
            {
                return await rest.GetGatewayBotAsync(cancellationToken);
            }
            catch (DiscordRestException error) when (error is not DiscordUnauthorizedException)
            {
                Log.NoAdvice(logger, error.Message, wait);
                await Task.Delay(wait, clock, cancellationToken);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(20, LogLevel.Information, "Connecting to Discord with {Shards} shards; {Remaining} sessions may be begun today")]
        public static partial void Starting(ILogger logger, int shards, int remaining);

        [LoggerMessage(21, LogLevel.Warning, "Discord does not say where its gateway is: {Reason} Asking again in {Wait}")]
        public static partial void NoAdvice(ILogger logger, string reason, TimeSpan wait);
    }
}
