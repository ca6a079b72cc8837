using System.Globalization;
using System.Text.Json.Nodes;

namespace NewsBot.Discord.Server.Gateway;

/// <summary>A session: its events are kept, so that it can be resumed over another connection. All access is under the world's gate.</summary>
internal sealed class GatewaySession(string id, int shard, int shards, int intents)
{
    private readonly List<string> _events = [];

    public string Id { get; } = id;

    public int Shard { get; } = shard;

    public int Intents { get; } = intents;

    public int Sequence => _events.Count;

    /// <summary>The connection it is held over; null while it is lost.</summary>
    public GatewaySocket? Socket { get; set; }

    /// <summary>Whether it hears of a guild; of what is in no guild only the first shard hears.</summary>
    public bool Hears(string? guild) =>
        guild is null ? Shard == 0 : (int)((ulong.Parse(guild, CultureInfo.InvariantCulture) >> 22) % (ulong)shards) == Shard;

    /// <summary>Makes an event, and sends it if there is a connection.</summary>
    public void Dispatch(string name, JsonNode? data) => DispatchRaw(name, data?.ToJsonString() ?? "null");

    /// <summary>Makes an event whose data may be anything.</summary>
    public void DispatchRaw(string name, string data)
    {
        var payload = $$"""{"t":"{{name}}","s":{{_events.Count + 1}},"op":0,"d":{{data}}}""";
        _events.Add(payload);
        Socket?.SendEvent(payload);
    }

    /// <summary>Sends again what came after an event.</summary>
    public void Replay(int after)
    {
        foreach (var payload in _events.Skip(after))
        {
            Socket?.Send(payload);
        }
    }
}
