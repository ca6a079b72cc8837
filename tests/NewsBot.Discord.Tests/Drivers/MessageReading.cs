using System.Text.Json.Nodes;

namespace NewsBot.Discord.Tests.Drivers;

/// <summary>Reads messages as their readers see them.</summary>
internal static class MessageReading
{
    /// <summary>The text of all embeds, head and foot included.</summary>
    public static string Text(this JsonObject message) => string.Join(
        '\n',
        message["embeds"]!.AsArray().SelectMany(embed => new[] { (string?)embed!["author"]?["name"], (string?)embed["description"], (string?)embed["footer"]?["text"] })
            .Append((string?)message["content"])
            .Where(text => !string.IsNullOrEmpty(text)));

    /// <summary>The id of the button with a label.</summary>
    public static string Button(this JsonObject message, string label) => (string)message.Buttons().Single(button => (string?)button["label"] == label)["custom_id"]!;

    /// <summary>The labels of all buttons.</summary>
    public static IReadOnlyList<string> Labels(this JsonObject message) => [.. message.Buttons().Select(button => (string)button["label"]!)];

    /// <summary>The message as an event of a guild brings it.</summary>
    public static JsonObject WithGuild(this JsonObject message, string guild)
    {
        message["guild_id"] = guild;
        return message;
    }

    public static string Id(this JsonObject message) => (string)message["id"]!;

    private static IEnumerable<JsonObject> Buttons(this JsonObject message) =>
        message["components"]!.AsArray().SelectMany(row => row!["components"]!.AsArray()).Select(button => button!.AsObject());
}
