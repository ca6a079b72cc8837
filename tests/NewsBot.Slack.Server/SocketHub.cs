using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace NewsBot.Slack.Server;

/// <summary>
/// Socket Mode: tickets that open one socket each, at most ten sockets, every envelope to one of them, and again to another
/// when it is not acknowledged on the same socket within three seconds.
/// </summary>
public sealed class SocketHub(TimeProvider time)
{
    private const int MaxSockets = 10;
    private const int MaxTries = 4;

    private static readonly TimeSpan AckTimeout = TimeSpan.FromSeconds(3);

    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<string, bool> _tickets = new(StringComparer.Ordinal);
    private readonly List<AppSocket> _sockets = [];
    private readonly List<(Func<int, bool> Condition, TaskCompletionSource Met)> _waiting = [];

    private int _opened;
    private int _next;

    /// <summary>Whether a socket says hello once it is open.</summary>
    public bool SaysHello { get; set; } = true;

    /// <summary>Whether a socket falls silent once it has said hello: it answers nothing, not even a ping.</summary>
    public bool FallsSilent { get; set; }

    /// <summary>The sockets that are open and have said hello, the oldest first.</summary>
    public IReadOnlyList<AppSocket> Open
    {
        get
        {
            lock (_lock)
            {
                return [.. _sockets];
            }
        }
    }

    /// <summary>The most sockets there ever were at a time.</summary>
    public int MostOpen { get; private set; }

    /// <summary>The fewest sockets there were at a time since the first.</summary>
    public int FewestOpen { get; private set; } = int.MaxValue;

    /// <summary>Waits until the number of sockets ever opened reaches a number.</summary>
    public Task OpenedAsync(int count, CancellationToken cancellationToken) => UntilAsync(_ => _opened >= count, cancellationToken);

    /// <summary>Waits until a number of sockets is open.</summary>
    public Task OpenNowAsync(int count, CancellationToken cancellationToken) => UntilAsync(open => open == count, cancellationToken);

    /// <summary>Sends a payload in an envelope until it is acknowledged; the result is how many tries it took.</summary>
    /// <exception cref="TimeoutException">It never was.</exception>
    public async Task<int> SendAsync(string type, JsonObject payload, bool acceptsPayload, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxTries; attempt++)
        {
            AppSocket? socket;
            while ((socket = Pick()) is null)
            {
                await UntilAsync(_ => _sockets.Exists(socket => !socket.IsDropped), cancellationToken);
            }

            var envelope = Guid.NewGuid().ToString();
            if (await socket.DeliverAsync(envelope, Envelope(envelope, type, payload, acceptsPayload, attempt), AckTimeout, time, cancellationToken))
            {
                return attempt + 1;
            }
        }

        throw new TimeoutException($"{type} was not acknowledged.");
    }

    public static JsonObject Envelope(string id, string type, JsonObject payload, bool acceptsPayload, int attempt)
    {
        var envelope = new JsonObject
        {
            ["envelope_id"] = id,
            ["type"] = type,
            ["payload"] = payload.DeepClone(),
            ["accepts_response_payload"] = acceptsPayload,
        };
        if (type == "events_api")
        {
            envelope["retry_attempt"] = attempt;
            envelope["retry_reason"] = attempt == 0 ? "" : "timeout";
        }

        return envelope;
    }

    internal string MakeTicket()
    {
        var ticket = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        _tickets[ticket] = true;
        return ticket;
    }

    internal async Task HandleAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest || !_tickets.TryRemove(context.Request.Query["ticket"].ToString(), out _))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        using var webSocket = await context.WebSockets.AcceptWebSocketAsync(
            new WebSocketAcceptContext { KeepAliveInterval = TimeSpan.FromSeconds(10), KeepAliveTimeout = TimeSpan.FromSeconds(20) });
        using var socket = new AppSocket(webSocket) { IsSilent = FallsSilent };
        if (Open.Count >= MaxSockets)
        {
            await socket.DisconnectAsync("too_many_websockets", context.RequestAborted);
            await webSocket.CloseAsync(WebSocketCloseStatus.NormalClosure, "too many", context.RequestAborted);
            return;
        }

        if (SaysHello)
        {
            await socket.SendAsync(
                new JsonObject
                {
                    ["type"] = "hello",
                    ["num_connections"] = Open.Count + 1,
                    ["connection_info"] = new JsonObject { ["app_id"] = Workspace.App },
                    ["debug_info"] = new JsonObject { ["host"] = "invented", ["approximate_connection_time"] = 18060 },
                },
                context.RequestAborted);
            Change(() =>
            {
                _sockets.Add(socket);
                _opened++;
                MostOpen = Math.Max(MostOpen, _sockets.Count);
            });
        }

        try
        {
            await socket.ReceiveAsync(context.RequestAborted);
        }
        finally
        {
            Change(() =>
            {
                if (_sockets.Remove(socket))
                {
                    FewestOpen = Math.Min(FewestOpen, _sockets.Count);
                }
            });
        }
    }

    private AppSocket? Pick()
    {
        lock (_lock)
        {
            var open = _sockets.Where(socket => !socket.IsDropped).ToList();
            var ready = open.Where(socket => !socket.IsLeaving).ToList();
            ready = ready is [] ? open : ready;
            return ready is [] ? null : ready[_next++ % ready.Count];
        }
    }

    private void Change(Action change)
    {
        lock (_lock)
        {
            change();
            foreach (var waiter in _waiting.Where(waiter => waiter.Condition(_sockets.Count)).ToList())
            {
                waiter.Met.SetResult();
                _waiting.Remove(waiter);
            }
        }
    }

    private Task UntilAsync(Func<int, bool> condition, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (condition(_sockets.Count))
            {
                return Task.CompletedTask;
            }

            var met = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((condition, met));
            return met.Task.WaitAsync(cancellationToken);
        }
    }
}
