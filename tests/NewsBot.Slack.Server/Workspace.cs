using System.Globalization;
using System.Text.Json.Nodes;

namespace NewsBot.Slack.Server;

/// <summary>A channel or a direct message.</summary>
/// <param name="Id">Its id; a direct message's starts with D.</param>
/// <param name="Members">Who is in it.</param>
public sealed record Room(string Id, HashSet<string> Members)
{
    public bool IsDirect => Id.StartsWith('D');

    public bool IsArchived { get; set; }

    public string ChannelType => IsDirect ? "im" : "channel";
}

/// <summary>A message in a room.</summary>
public sealed record Post(string Channel, string Ts, string User, string? ThreadTs)
{
    public required string Text { get; set; }

    public JsonNode? Blocks { get; set; }

    /// <summary>Who alone sees it; null for all.</summary>
    public string? OnlyFor { get; init; }

    /// <summary>Whether it still grows.</summary>
    public bool IsStreaming { get; set; }

    public bool IsDeleted { get; set; }
}

/// <summary>The state of one workspace with one app in it. Safe for use by several threads at once under its own lock.</summary>
/// <param name="time">The clock that messages are dated by.</param>
public sealed class Workspace(TimeProvider time)
{
    public const string Team = "T0WORK";
    public const string BotUser = "U0BOT";
    public const string Bot = "B0BOT";
    public const string App = "A0APP";
    public const string BotToken = "xoxb-of-the-test-bot";
    public const string AppToken = "xapp-of-the-test-app";
    public const string SigningSecret = "a-secret-for-signing";
    public const string Channel = "C0NEWS";
    public const string Direct = "D0ALMA";
    public const string Person = "U0ALMA";
    public const string Admin = "U0ADMIN";

    private readonly Dictionary<string, Room> _rooms = new(StringComparer.Ordinal)
    {
        [Channel] = new(Channel, [BotUser, Person, Admin]),
        [Direct] = new(Direct, [BotUser, Person]),
    };

    private readonly List<Post> _posts = [];

    private long _lastTs;

    /// <summary>What the lock of all state is.</summary>
    public Lock Sync { get; } = new();

    /// <summary>The scopes of the bot token.</summary>
    public HashSet<string> Scopes { get; } = new(StringComparer.Ordinal)
    {
        "app_mentions:read", "chat:write", "im:history", "commands", "channels:history", "groups:history", "assistant:write", "users:read", "files:read",
    };

    /// <summary>Slack's word for why no token is taken; null while they are.</summary>
    public string? TokenProblem { get; set; }

    public IReadOnlyList<Post> Posts
    {
        get
        {
            lock (Sync)
            {
                return [.. _posts];
            }
        }
    }

    public Room AddRoom(string id, params IEnumerable<string> members)
    {
        lock (Sync)
        {
            return _rooms[id] = new Room(id, [.. members]);
        }
    }

    /// <summary>A person says something that the app is not told of.</summary>
    public Post Say(string channel, string text, string? threadTs = null)
    {
        lock (Sync)
        {
            return Add(channel, Person, text, threadTs);
        }
    }

    internal Room? Room(string? id) => id is not null && _rooms.TryGetValue(id, out var room) ? room : null;

    internal Post? Find(string? channel, string? ts) => _posts.Find(post => post.Channel == channel && post.Ts == ts && !post.IsDeleted);

    internal Post Add(string channel, string user, string text, string? threadTs = null, JsonNode? blocks = null, string? onlyFor = null)
    {
        var post = new Post(channel, NextTs(), user, threadTs) { Text = text, Blocks = blocks?.DeepClone(), OnlyFor = onlyFor };
        _posts.Add(post);
        return post;
    }

    internal string NextTs()
    {
        var now = (time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        _lastTs = Math.Max(now, _lastTs + 1);
        return string.Create(CultureInfo.InvariantCulture, $"{_lastTs / 1_000_000}.{_lastTs % 1_000_000:D6}");
    }
}
