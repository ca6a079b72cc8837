using System.Text.Json;
using NewsBot.Discord.Entities;

namespace NewsBot.Discord.Gateway;

/// <summary>Turns the data of an event into the event, for those a bot has a use for.</summary>
internal static class EventReader
{
    /// <summary>Reads an event.</summary>
    /// <returns>The event; null if it is one there is no type for.</returns>
    /// <exception cref="JsonException">The data is not that of such an event.</exception>
    public static GatewayEvent? Read(int shard, in Payload payload)
    {
        var data = payload.Data.Span;
        return payload.Name switch
        {
            "RESUMED" => new ResumedEvent(shard),
            "GUILD_CREATE" => new GuildCreateEvent(shard, Parse(data, GatewayJson.Default.Guild)),
            "GUILD_DELETE" => new GuildDeleteEvent(shard, Parse(data, GatewayJson.Default.Guild)),
            "MESSAGE_CREATE" => new MessageCreateEvent(shard, Parse(data, GatewayJson.Default.Message)),
            "MESSAGE_DELETE" when Parse(data, GatewayJson.Default.MessageDeleteBody) is var deleted => new MessageDeleteEvent(shard, deleted.Id, deleted.ChannelId),
            "INTERACTION_CREATE" => new InteractionCreateEvent(shard, Parse(data, GatewayJson.Default.Interaction)),
            _ => null,
        };
    }

    /// <summary>Reads JSON, whatever is wrong with it being told one way.</summary>
    /// <exception cref="JsonException">It is not what it should be.</exception>
    public static T Parse<T>(ReadOnlySpan<byte> json, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw new JsonException("The data is null.");
        }
        catch (InvalidOperationException error)
        {
            // Half a surrogate pair, as "\ud800", is found out only when the text is made.
            throw new JsonException("A text in the data is no text.", error);
        }
    }

    /// <summary>The id by which a repeated telling of the event is known; null where repeating it does no harm.</summary>
    public static Snowflake? IdOf(GatewayEvent told) => told switch
    {
        MessageCreateEvent created => created.Message.Id,
        InteractionCreateEvent created => created.Interaction.Id,
        _ => null,
    };
}
