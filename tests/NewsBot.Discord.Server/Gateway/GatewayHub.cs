using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace NewsBot.Discord.Server.Gateway;

/// <summary>The gateway: its sessions, and what may be made to go wrong with them.</summary>
public sealed class GatewayHub
{
    internal const string Path = "/gateway";
    internal const string ResumePath = "/resume";

    private const int Guilds = 1 << 0;
    private const int GuildMessages = 1 << 9;
    private const int DirectMessages = 1 << 12;
    private const int MessageContent = 1 << 15;
    private const int Privileged = (1 << 1) | (1 << 8) | MessageContent;
    private const int AllIntents = (1 << 26) - 1;
    private static readonly TimeSpan IdentifyInterval = TimeSpan.FromSeconds(5);

    private readonly Journal _journal;
    private readonly Dictionary<string, GatewaySession> _sessions = [];
    private readonly Dictionary<int, DateTimeOffset> _identifies = [];
    private readonly Queue<int> _closeIdentifies = [];
    private int _connections;
    private int _refusals;
    private int _sessionsLeft;
    private int _overlap;
    private int _dropEvery;

    internal GatewayHub(World world, Journal journal)
    {
        (World, _journal) = (world, journal);
        _sessionsLeft = world.Options.Sessions;
    }

    internal World World { get; }

    internal string Host { get; set; } = "";

    internal string Url => $"ws://{Host}{Path}";

    /// <summary>Cuts the connections of all shards, or of one, without a word.</summary>
    public void Drop(int? shard = null) => Each(shard, socket => socket.Drop());

    /// <summary>Cuts every connection, from its next event on, after each so many events.</summary>
    public void DropEvery(int events)
    {
        lock (World.Gate)
        {
            _dropEvery = events;
            Each(null, socket => socket.DropEvery = events);
        }
    }

    /// <summary>Closes the connections with a code.</summary>
    public void Close(int code, int? shard = null) => Each(shard, socket => socket.Close(code));

    /// <summary>Asks for a new connection.</summary>
    public void AskToReconnect(int? shard = null) => Each(shard, socket => socket.Send("""{"op":7,"d":null,"s":null,"t":null}"""));

    /// <summary>Says that the session is not valid: to be resumed all the same, or lost.</summary>
    public void Invalidate(bool resumable) => Each(null, socket =>
    {
        if (!resumable && socket.Session is { } session)
        {
            _sessions.Remove(session.Id);
        }

        socket.Send($$"""{"op":9,"d":{{(resumable ? "true" : "false")}},"s":null,"t":null}""");
    });

    /// <summary>Asks for a heartbeat at once.</summary>
    public void AskForHeartbeat() => Each(null, socket => socket.Send("""{"op":1,"d":null,"s":null,"t":null}"""));

    /// <summary>Leaves the connections open, but answers no heartbeat any more.</summary>
    public void StopAcknowledging() => Each(null, socket => socket.Acknowledges = false);

    /// <summary>Sends a text as it is.</summary>
    public void SendRaw(string text) => Each(null, socket => socket.Send(text));

    /// <summary>Makes an event of any name, whose data may be anything.</summary>
    public void Dispatch(string name, string data) => Each(null, socket => socket.Session?.DispatchRaw(name, data));

    /// <summary>Sends the last events again, as they were.</summary>
    public void Repeat(int events) => Each(null, socket => socket.Session?.Replay(socket.Session.Sequence - events));

    /// <summary>From now on, sends so many events again on a resume that were received before.</summary>
    public void OverlapOnResume(int events)
    {
        lock (World.Gate)
        {
            _overlap = events;
        }
    }

    /// <summary>Turns the next connections away before they are made.</summary>
    public void RefuseConnections(int count)
    {
        lock (World.Gate)
        {
            _refusals = count;
        }
    }

    /// <summary>Closes the next connection that identifies itself with a code.</summary>
    public void CloseNextIdentify(int code)
    {
        lock (World.Gate)
        {
            _closeIdentifies.Enqueue(code);
        }
    }

    internal JsonObject Advice()
    {
        var options = World.Options;
        var resetAfter = options.SessionsReset;
        return new JsonObject
        {
            ["url"] = Url,
            ["shards"] = options.Shards,
            ["session_start_limit"] = new JsonObject
            {
                ["total"] = Math.Max(options.Sessions, 1000),
                ["remaining"] = _sessionsLeft,
                ["reset_after"] = (long)resetAfter.TotalMilliseconds,
                ["max_concurrency"] = options.MaxConcurrency,
            },
        };
    }

    internal async Task HandleAsync(HttpContext context)
    {
        int number;
        lock (World.Gate)
        {
            if (_refusals > 0)
            {
                _refusals--;
                context.Response.StatusCode = 503;
                return;
            }

            number = ++_connections;
            _journal.Add(new ConnectedEntry(World.Clock.GetUtcNow(), number, context.Request.Headers.UserAgent.ToString()));
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await new GatewaySocket(socket, context, number, this).RunAsync();
    }

    internal void Handle(GatewaySocket socket, int op, JsonNode? data)
    {
        lock (World.Gate)
        {
            _journal.Add(new GatewayEntry(World.Clock.GetUtcNow(), socket.Number, socket.Path, op, data));
            switch (op)
            {
                case 1 when socket.Acknowledges:
                    socket.Send("""{"op":11,"d":null,"s":null,"t":null}""");
                    break;
                case 1:
                    break;
                case 2 when socket.Session is null:
                    Identify(socket, data!.AsObject());
                    break;
                case 2 or 6 when socket.Session is not null:
                    socket.Close(4005);
                    break;
                case 3 when socket.Session is null:
                    socket.Close(4003);
                    break;
                case 3 or 8:
                    break;
                case 6:
                    Resume(socket, data!.AsObject());
                    break;
                default:
                    socket.Close(4001);
                    break;
            }
        }
    }

    internal void Ended(GatewaySocket socket, int? closedByClient)
    {
        lock (World.Gate)
        {
            if (socket.Session is { } session)
            {
                session.Socket = session.Socket == socket ? null : session.Socket;
                if (closedByClient is (int)WebSocketCloseStatus.NormalClosure or (int)WebSocketCloseStatus.EndpointUnavailable)
                {
                    _sessions.Remove(session.Id);
                }
            }

            _journal.Add(new ClosedEntry(World.Clock.GetUtcNow(), socket.Number, closedByClient));
        }
    }

    /// <summary>Tells of a message whoever may hear of it, with as much of it as they may see.</summary>
    internal void MessageCreated(JsonObject message, IReadOnlyList<string>? roles = null)
    {
        var guild = (string?)World.Channels[(string)message["channel_id"]!]["guild_id"];
        var told = message.DeepClone().AsObject();
        if (guild is not null)
        {
            told["guild_id"] = guild;
            told["member"] = new JsonObject { ["roles"] = new JsonArray([.. roles?.Select(role => JsonValue.Create(role)) ?? []]), ["joined_at"] = "2020-01-01T00:00:00+00:00", ["deaf"] = false, ["mute"] = false, ["flags"] = 0 };
        }

        foreach (var session in _sessions.Values.Where(session => session.Hears(guild)))
        {
            if ((session.Intents & (guild is null ? DirectMessages : GuildMessages)) == 0)
            {
                continue;
            }

            var seen = told.DeepClone().AsObject();
            var sees = (session.Intents & MessageContent) != 0 || guild is null || (string?)message["author"]?["id"] == World.BotId
                || message["mentions"]!.AsArray().Any(user => (string?)user!["id"] == World.BotId);
            if (!sees)
            {
                seen["content"] = "";
                seen["embeds"] = new JsonArray();
                seen["attachments"] = new JsonArray();
                seen["components"] = new JsonArray();
            }

            session.Dispatch("MESSAGE_CREATE", seen);
        }
    }

    /// <summary>Tells of something else.</summary>
    internal void Tell(string name, JsonObject data, string? guild)
    {
        foreach (var session in _sessions.Values.Where(session => session.Hears(guild)))
        {
            session.Dispatch(name, data);
        }
    }

    private void Each(int? shard, Action<GatewaySocket> then)
    {
        lock (World.Gate)
        {
            foreach (var session in _sessions.Values.Where(session => shard is null || session.Shard == shard).ToList())
            {
                if (session.Socket is { } socket)
                {
                    then(socket);
                }
            }
        }
    }

    private void Identify(GatewaySocket socket, JsonObject data)
    {
        var intents = (int)data["intents"]!;
        var shard = (int?)data["shard"]?[0] ?? 0;
        var shards = (int?)data["shard"]?[1] ?? 1;
        var refusal = _closeIdentifies.TryDequeue(out var scripted) ? scripted
            : (string?)data["token"] != World.Token ? 4004
            : shard < 0 || shard >= shards ? 4010
            : shards < World.Options.LeastShards ? 4011
            : (intents & ~AllIntents) != 0 ? 4013
            : (intents & Privileged & ~World.Options.GrantedIntents) != 0 ? 4014
            : 0;
        if (refusal != 0)
        {
            socket.Close(refusal);
            return;
        }

        if (--_sessionsLeft < 0)
        {
            // What Discord does to those who begin too many.
            World.Token = "reset-" + World.NewId();
            socket.Close(4004);
            return;
        }

        if (!TakeIdentify(shard % World.Options.MaxConcurrency))
        {
            socket.Send("""{"op":9,"d":false,"s":null,"t":null}""");
            return;
        }

        var session = new GatewaySession("session-" + World.NewId(), shard, shards, intents) { Socket = socket };
        socket.Session = session;
        socket.DropEvery = _dropEvery;
        _sessions[session.Id] = session;
        var guilds = World.Guilds.Values.Where(guild => session.Hears((string?)guild["id"])).ToList();
        session.Dispatch("READY", new JsonObject
        {
            ["v"] = 10,
            ["session_id"] = session.Id,
            ["resume_gateway_url"] = $"ws://{Host}{ResumePath}",
            ["shard"] = new JsonArray(shard, shards),
            ["user"] = World.Bot.DeepClone(),
            ["application"] = new JsonObject { ["id"] = World.ApplicationId, ["flags"] = 0 },
            ["guilds"] = new JsonArray([.. guilds.Select(guild => new JsonObject { ["id"] = (string)guild["id"]!, ["unavailable"] = true })]),
        });
        if ((intents & Guilds) != 0)
        {
            guilds.ForEach(guild => session.Dispatch("GUILD_CREATE", GuildJson(guild)));
        }
    }

    private JsonObject GuildJson(JsonObject guild)
    {
        var all = guild.DeepClone().AsObject();
        all["channels"] = new JsonArray([.. World.Channels.Values
            .Where(channel => (string?)channel["guild_id"] == (string?)guild["id"] && (int)channel["type"]! == 0).Select(channel => channel.DeepClone())]);
        return all;
    }

    private bool TakeIdentify(int bucket)
    {
        var now = World.Clock.GetUtcNow();
        var taken = !_identifies.TryGetValue(bucket, out var last) || now - last >= IdentifyInterval;
        _identifies[bucket] = now;
        return taken;
    }

    private void Resume(GatewaySocket socket, JsonObject data)
    {
        if ((string?)data["token"] != World.Token)
        {
            socket.Close(4004);
            return;
        }

        var sequence = (int)data["seq"]!;
        if (!_sessions.TryGetValue((string)data["session_id"]!, out var session))
        {
            socket.Send("""{"op":9,"d":false,"s":null,"t":null}""");
            return;
        }

        if (sequence > session.Sequence)
        {
            _sessions.Remove(session.Id);
            socket.Close(4007);
            return;
        }

        session.Socket?.Drop();
        session.Socket = socket;
        socket.Session = session;
        socket.DropEvery = _dropEvery;
        session.Replay(Math.Max(1, sequence - _overlap));
        session.Dispatch("RESUMED", new JsonObject());
    }
}
