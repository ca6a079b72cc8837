using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NewsBot.Discord.Server;

/// <summary>What there is in this Discord: channels, messages, commands, interactions. All access is under <see cref="Gate"/>.</summary>
internal sealed partial class World(DiscordServerOptions options, TimeProvider clock)
{
    private const long EpochMilliseconds = 1_420_070_400_000;
    private static readonly TimeSpan NonceLife = TimeSpan.FromMinutes(5);

    private readonly Dictionary<(string Channel, string Nonce), (JsonObject Message, DateTimeOffset At)> _nonces = [];
    private ulong _ids;

    public Lock Gate { get; } = new();

    public DiscordServerOptions Options { get; } = options;

    public TimeProvider Clock { get; } = clock;

    public string Token { get; set; } = options.Token;

    public string ApplicationId { get; } = "700000000000000001";

    public JsonObject Bot { get; } = UserJson("700000000000000002", "newsbot", bot: true);

    public string BotId => (string)Bot["id"]!;

    public Dictionary<string, JsonObject> Guilds { get; } = [];

    public Dictionary<string, JsonObject> Channels { get; } = [];

    public HashSet<string> ClosedChannels { get; } = [];

    public Dictionary<string, (JsonObject Json, bool Ephemeral)> Messages { get; } = [];

    public Dictionary<string, byte[]> Files { get; } = [];

    public Dictionary<string, JsonArray> Commands { get; } = [];

    public Dictionary<string, ServerInteraction> Interactions { get; } = [];

    public static JsonObject UserJson(string id, string name, bool bot = false) => new()
    {
        ["id"] = id,
        ["username"] = name,
        ["discriminator"] = "0",
        ["global_name"] = bot ? null : name,
        ["avatar"] = null,
        ["bot"] = bot,
    };

    public string NewId()
    {
        lock (Gate)
        {
            // Two ids of one millisecond differ in their lower bits.
            var milliseconds = (ulong)(Clock.GetUtcNow().ToUnixTimeMilliseconds() - EpochMilliseconds);
            return ((milliseconds << 22) + (++_ids & 0x3FFFFF)).ToString(CultureInfo.InvariantCulture);
        }
    }

    public JsonObject NewMessage(string channel, JsonObject author, string content, JsonObject? body = null, JsonObject? referenced = null, bool pings = true)
    {
        var id = NewId();
        var message = new JsonObject
        {
            ["id"] = id,
            ["channel_id"] = channel,
            ["author"] = author.DeepClone(),
            ["content"] = content,
            ["timestamp"] = Clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
            ["edited_timestamp"] = null,
            ["tts"] = false,
            ["mention_everyone"] = false,
            ["mentions"] = Mentions(content, pings ? referenced : null),
            ["mention_roles"] = new JsonArray([.. MentionedRoles().Matches(content).Select(match => JsonValue.Create(match.Groups["id"].Value))]),
            ["attachments"] = new JsonArray(),
            ["embeds"] = body?["embeds"]?.DeepClone() ?? new JsonArray(),
            ["components"] = body?["components"]?.DeepClone() ?? new JsonArray(),
            ["pinned"] = false,
            ["type"] = referenced is null ? 0 : 19,
            ["flags"] = (int?)body?["flags"] ?? 0,
        };
        if (referenced is not null)
        {
            message["message_reference"] = new JsonObject { ["type"] = 0, ["message_id"] = (string)referenced["id"]!, ["channel_id"] = channel };

            // One step back is shown, not two.
            var shown = referenced.DeepClone().AsObject();
            shown.Remove("referenced_message");
            message["referenced_message"] = shown;
        }

        Messages[id] = (message, (((int?)body?["flags"] ?? 0) & 64) != 0);
        return message;
    }

    public static void Edit(JsonObject message, JsonObject body)
    {
        foreach (var name in new[] { "content", "embeds", "components" })
        {
            if (body.TryGetPropertyValue(name, out var value))
            {
                message[name] = value?.DeepClone() ?? (name == "content" ? "" : new JsonArray());
            }
        }
    }

    public JsonObject? SentBefore(string channel, string nonce)
    {
        var known = _nonces.TryGetValue((channel, nonce), out var sent) && Clock.GetUtcNow() - sent.At < NonceLife;
        return known ? sent.Message : null;
    }

    public void Remember(string channel, string nonce, JsonObject message) => _nonces[(channel, nonce)] = (message, Clock.GetUtcNow());

    [GeneratedRegex("<@&(?<id>[0-9]+)>", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex MentionedRoles();

    // Of those who can be mentioned this world knows only the bot.
    private JsonArray Mentions(string content, JsonObject? referenced) =>
        content.Contains($"<@{BotId}>", StringComparison.Ordinal) || (string?)referenced?["author"]?["id"] == BotId ? [Bot.DeepClone()] : [];
}
