using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using NewsBot.Discord.Entities;
using NewsBot.Discord.Rest;

namespace NewsBot.Discord.Gateway;

/// <summary>
/// One shard: connects, keeps the session alive, and connects again whatever happens, until it is stopped or Discord closes the
/// connection for good.
/// </summary>
/// <param name="number">The shard's number, from 0.</param>
/// <param name="count">How many shards there are.</param>
/// <param name="shared">What all shards have in common.</param>
internal sealed partial class GatewayShard(int number, int count, ShardContext shared)
{
    // Any code but 1000 and 1001, which end the session.
    private const WebSocketCloseStatus CloseToResume = (WebSocketCloseStatus)4000;
    private const int FailuresThatEndASession = 5;

    private static readonly TimeSpan OpeningTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstBackOff = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromMinutes(1);

    private readonly ILogger _logger = shared.Logger;
    private GatewaySession? _session;
    private long? _sequence;
    private Snowflake _user;
    private volatile GatewayConnection? _identified;
    private Presence? _presence;
    private bool _acknowledged;
    private bool _useful;

    /// <summary>Where another process can go on after this one; set before the shard runs, where this one goes on after another.</summary>
    public ResumePoint? ResumePoint
    {
        get => _session is { } session && _sequence is { } sequence ? new ResumePoint(session, sequence, _user) : null;
        init => (_session, _sequence, _user) = (value?.Session, value?.Sequence, value?.User ?? default);
    }

    /// <summary>Runs the shard.</summary>
    /// <exception cref="GatewayException">Discord has closed the connection for good.</exception>
    /// <exception cref="OperationCanceledException">It was stopped; the session is ended.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var failures = 0;
        while (true)
        {
            _useful = false;
            var end = await ConnectAsync(cancellationToken);
            if (end.Next == NextStep.Stop)
            {
                throw new GatewayException((GatewayCloseCode)end.Code!, shared.Options.Intents);
            }

            failures = _useful ? 0 : failures + 1;
            if (end.Next == NextStep.Identify || failures >= FailuresThatEndASession)
            {
                _session = null;
                _sequence = null;
            }

            var wait = Wait(failures, end.Pause);
            Log.Ended(_logger, number, end.Reason, _session is null ? "identify" : "resume", wait);
            await Task.Delay(wait, shared.Clock, cancellationToken);
        }
    }

    /// <summary>Shows what the bot does, once there is a connection to say it over.</summary>
    public async Task ShowPresenceAsync(CancellationToken cancellationToken)
    {
        if (_identified is { } connection && shared.Presence is { } presence && presence != _presence)
        {
            _presence = presence;
            try
            {
                var payload = new Sent<PresenceBody>(Opcode.PresenceUpdate, PresenceBody.Of(presence));
                await connection.SendAsync(payload, GatewayJson.Default.PresenceUpdate, heartbeat: false, cancellationToken);
            }
            catch (Exception error) when (error is WebSocketException or ObjectDisposedException)
            {
                // The connection is gone; the next one says it.
                _presence = null;
            }
        }
    }

    // A connection that was of use is followed by another at once; those that are not, ever more slowly.
    private TimeSpan Wait(int failures, bool pause)
    {
        var jitter = shared.Options.Jitter();
        var backOff = failures == 0 ? TimeSpan.Zero : FirstBackOff * Math.Pow(2, Math.Min(failures, 10) - 1);
        backOff = (backOff < LongestBackOff ? backOff : LongestBackOff) * (0.5 + (jitter / 2));
        var asked = pause ? TimeSpan.FromSeconds(1 + (4 * jitter)) : TimeSpan.Zero;
        return backOff > asked ? backOff : asked;
    }

    private async Task<ConnectionEnd> ConnectAsync(CancellationToken cancellationToken)
    {
        using var turn = _session is null ? await shared.Identifies.EnterAsync(number, cancellationToken) : null;
        if (turn is not null && shared.Turns is { } turns)
        {
            await turns(number, cancellationToken);
        }

        try
        {
            using var timeout = new CancellationTokenSource(OpeningTimeout, shared.Clock);
            using var opening = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
            using var connection = await GatewayConnection.OpenAsync(
                shared.Http, _session?.ResumeUrl ?? shared.Url, shared.Options.Compress, shared.UserAgent, shared.Clock, opening.Token);
            if (await connection.ReceiveAsync(opening.Token) is not { } first)
            {
                return ConnectionEnd.Closed(connection.CloseCode);
            }

            var interval = ReadHello(first);
            await IntroduceAsync(connection, opening.Token);
            turn?.Dispose();
            GatewayMetrics.CountOpened();
            try
            {
                return await LiveAsync(connection, interval, cancellationToken);
            }
            finally
            {
                GatewayMetrics.CountEnded();
            }
        }
        catch (Exception error) when (IsLoss(error) || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return Lost(error);
        }
        finally
        {
            _identified = null;
        }
    }

    private async Task<ConnectionEnd> LiveAsync(GatewayConnection connection, TimeSpan interval, CancellationToken cancellationToken)
    {
        // Receiving is not broken off by the token: that would cut the connection before it can be closed properly.
        using var stop = new CancellationTokenSource();
        var receiving = ReceiveAsync(connection, stop.Token);
        var beating = BeatAsync(connection, interval, stop.Token);
        var stopped = Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        var first = await Task.WhenAny(receiving, beating, stopped);
        await connection.CloseAsync(first == stopped && !shared.KeepsSessions ? WebSocketCloseStatus.NormalClosure : CloseToResume, CancellationToken.None);
        await stop.CancelAsync();
        await ((Task)Task.WhenAll(receiving, beating)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        return await (Task<ConnectionEnd>)first;
    }

    private async Task IntroduceAsync(GatewayConnection connection, CancellationToken cancellationToken)
    {
        if (_session is { } session)
        {
            var resume = new Sent<ResumeBody>(Opcode.Resume, new ResumeBody(shared.Token.Value, session.Id, _sequence ?? 0));
            await connection.SendAsync(resume, GatewayJson.Default.Resume, heartbeat: false, cancellationToken);
            return;
        }

        _presence = shared.Presence;
        var body = new IdentifyBody(
            shared.Token.Value,
            shared.Options.Intents,
            new ClientProperties(SystemName, "NewsBot.Discord", "NewsBot.Discord"),
            [number, count],
            _presence is null ? null : PresenceBody.Of(_presence));
        await connection.SendAsync(new Sent<IdentifyBody>(Opcode.Identify, body), GatewayJson.Default.Identify, heartbeat: false, cancellationToken);
    }

    // The first beat comes at a random part of the interval, so that all who connect together do not beat together.
    private async Task<ConnectionEnd> BeatAsync(GatewayConnection connection, TimeSpan interval, CancellationToken cancellationToken)
    {
        await Task.Delay(interval * shared.Options.Jitter(), shared.Clock, cancellationToken);
        while (true)
        {
            Volatile.Write(ref _acknowledged, false);
            try
            {
                await SendHeartbeatAsync(connection, cancellationToken);
            }
            catch (WebSocketException)
            {
                // Receiving fails too, and knows why.
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            }

            await Task.Delay(interval, shared.Clock, cancellationToken);
            if (!Volatile.Read(ref _acknowledged))
            {
                return new ConnectionEnd(NextStep.Resume, "a heartbeat was not acknowledged");
            }
        }
    }

    private Task SendHeartbeatAsync(GatewayConnection connection, CancellationToken cancellationToken) =>
        connection.SendAsync(new Sent<long?>(Opcode.Heartbeat, _sequence), GatewayJson.Default.Heartbeat, heartbeat: true, cancellationToken);

    private async Task<ConnectionEnd> ReceiveAsync(GatewayConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            while (await connection.ReceiveAsync(cancellationToken) is { } bytes)
            {
                if (await HandleAsync(connection, bytes, cancellationToken) is { } end)
                {
                    return end;
                }
            }
        }
        catch (Exception error) when (IsLoss(error))
        {
            return connection.CloseCode is null ? Lost(error) : ConnectionEnd.Closed(connection.CloseCode);
        }

        return ConnectionEnd.Closed(connection.CloseCode);
    }

    // Returns how the connection ends, if it does.
    private async Task<ConnectionEnd?> HandleAsync(GatewayConnection connection, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        Payload payload;
        try
        {
            payload = Payload.Read(bytes);
        }
        catch (JsonException error)
        {
            Log.MalformedPayload(_logger, number, _sequence, bytes.Length, error.Message);
            return null;
        }

        switch (payload.Op)
        {
            case Opcode.Dispatch:
                return await DispatchAsync(connection, payload, cancellationToken);
            case Opcode.Heartbeat:
                await SendHeartbeatAsync(connection, cancellationToken);
                return null;
            case Opcode.HeartbeatAck:
                Volatile.Write(ref _acknowledged, true);
                _useful |= _identified is not null;
                return null;
            case Opcode.Reconnect:
                return new ConnectionEnd(NextStep.Resume, "Discord asked for a new connection");
            case Opcode.InvalidSession:
                var resumable = payload.Data.Span.SequenceEqual("true"u8);
                return new ConnectionEnd(resumable ? NextStep.Resume : NextStep.Identify, "the session is not valid") { Pause = true };
            default:
                Log.UnknownOpcode(_logger, number, (int)payload.Op);
                return null;
        }
    }

    private async Task<ConnectionEnd?> DispatchAsync(GatewayConnection connection, Payload payload, CancellationToken cancellationToken)
    {
        GatewayEvent? told;
        try
        {
            told = payload.Name == "READY" ? Begin(payload) : EventReader.Read(number, payload);
        }
        catch (JsonException error)
        {
            Log.MalformedEvent(_logger, number, payload.Name, payload.Sequence, error.Message);
            if (payload.Name == "READY")
            {
                return new ConnectionEnd(NextStep.Identify, "the session began in a way that cannot be read");
            }

            told = null;
        }

        if (told is null && payload.Name is not null)
        {
            shared.CountSkipped();
            Log.SkippedEvent(_logger, number, payload.Name, payload.Sequence);
        }

        if (told is not null)
        {
            Tell(told, payload);
        }

        // Told again after a loss of connection, events have lower numbers; a heartbeat must not go back.
        _sequence = Math.Max(_sequence ?? 0, payload.Sequence ?? 0);
        if (told is ReadyEvent or ResumedEvent)
        {
            _identified = connection;
            await ShowPresenceAsync(cancellationToken);
        }
        else
        {
            _useful = true;
        }

        return null;
    }

    private ReadyEvent Begin(in Payload payload)
    {
        var ready = EventReader.Parse(payload.Data.Span, GatewayJson.Default.ReadyBody);
        try
        {
            _session = new GatewaySession(ready.SessionId, ServiceAddress.Require(ready.ResumeGatewayUrl, "wss", "ws"));
        }
        catch (ArgumentException error)
        {
            throw new JsonException(error.Message, error);
        }

        _sequence = null;
        _user = ready.User.Id;
        Log.Ready(_logger, number, ready.Guilds?.Count ?? 0);
        return new ReadyEvent(number, ready.User, ready.Application.Id, [.. (ready.Guilds ?? []).Select(guild => guild.Id)]);
    }

    private void Tell(GatewayEvent told, in Payload payload)
    {
        if (EventReader.IdOf(told) is { } id && !shared.Seen.Add(id))
        {
            Log.Duplicate(_logger, number, payload.Name, id);
            return;
        }

        try
        {
            shared.Handler(told);
        }
        catch (Exception error)
        {
            // One event that cannot be handled does not end the session that brings all others.
            Log.HandlerFailed(_logger, error, number, payload.Name, payload.Sequence);
        }
    }

    private static TimeSpan ReadHello(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var payload = Payload.Read(bytes);
            var interval = payload.Op == Opcode.Hello ? EventReader.Parse(payload.Data.Span, GatewayJson.Default.HelloBody).HeartbeatInterval : 0;
            return interval > 0 ? TimeSpan.FromMilliseconds(interval) : throw new InvalidDataException("the gateway did not say hello");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException("the gateway did not say hello", error);
        }
    }

    private ConnectionEnd Lost(Exception error) => new(
        _session is null ? NextStep.Identify : NextStep.Resume,
        error is OperationCanceledException ? "no answer in time" : error.Message);

    private static bool IsLoss(Exception error) => error is WebSocketException or HttpRequestException or IOException or InvalidDataException;

    private static string SystemName { get; } = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "macos" : "linux";

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Shard {Shard} is ready, with {Guilds} guilds")]
        public static partial void Ready(ILogger logger, int shard, int guilds);

        [LoggerMessage(2, LogLevel.Information, "Shard {Shard}: {Reason}; will {Next} in {Wait}")]
        public static partial void Ended(ILogger logger, int shard, string reason, string next, TimeSpan wait);

        [LoggerMessage(3, LogLevel.Warning, "Shard {Shard}: a payload of {Bytes} bytes after event {Sequence} cannot be read: {Reason}")]
        public static partial void MalformedPayload(ILogger logger, int shard, long? sequence, int bytes, string reason);

        [LoggerMessage(4, LogLevel.Warning, "Shard {Shard}: event {Name} {Sequence} cannot be read: {Reason}")]
        public static partial void MalformedEvent(ILogger logger, int shard, string? name, long? sequence, string reason);

        [LoggerMessage(5, LogLevel.Debug, "Shard {Shard}: event {Name} {Sequence} is of no use here")]
        public static partial void SkippedEvent(ILogger logger, int shard, string name, long? sequence);

        [LoggerMessage(6, LogLevel.Debug, "Shard {Shard}: {Name} {Id} was told before")]
        public static partial void Duplicate(ILogger logger, int shard, string? name, Snowflake id);

        [LoggerMessage(7, LogLevel.Debug, "Shard {Shard}: payloads of opcode {Opcode} are of no use here")]
        public static partial void UnknownOpcode(ILogger logger, int shard, int opcode);

        [LoggerMessage(8, LogLevel.Error, "Shard {Shard}: event {Name} {Sequence} could not be handled")]
        public static partial void HandlerFailed(ILogger logger, Exception error, int shard, string? name, long? sequence);
    }
}
