using NewsBot.Discord.Entities;

namespace NewsBot.Discord.Rest;

/// <summary>
/// A message to send, or to put in place of one that was sent. It pings nobody, whatever it says: every request that carries one
/// tells Discord to act on no mention in it. It is within all of <see cref="MessageLimits"/>, or is not built.
/// </summary>
/// <exception cref="UnsendableException">A part is longer or more than allowed.</exception>
public sealed record OutgoingMessage
{
    /// <summary>The text, read as markdown; what is not meant as such must be escaped by its maker.</summary>
    public string Content { get; init => field = MessageLimits.Allow(value, MessageLimits.Content, "The message") ?? ""; } = "";

    /// <summary>Framed parts below the text.</summary>
    public IReadOnlyList<Embed> Embeds
    {
        get;
        init
        {
            MessageLimits.Allow(value, MessageLimits.Embeds, "embeds");
            var total = value.Sum(embed => embed.TextLength);
            field = total <= MessageLimits.EmbedTotal
                ? value
                : throw new UnsendableException($"The embeds have {total} characters together; Discord takes {MessageLimits.EmbedTotal}.");
        }
    } = [];

    /// <summary>Rows of buttons and menus at the foot.</summary>
    public IReadOnlyList<ActionRow> Components
    {
        get;
        init
        {
            MessageLimits.Allow(value, MessageLimits.ActionRows, "rows of components");
            var ids = value.SelectMany(row => row.Components).Select(component => component.CustomId).OfType<string>();
            var twice = ids.GroupBy(id => id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
            field = twice is null ? value : throw new UnsendableException($"Two components have the id \"{twice.Key}\".");
        }
    } = [];

    /// <summary>How it is shown. <see cref="MessageFlags.Ephemeral"/> has a meaning only in answers to interactions, when they are first sent.</summary>
    public MessageFlags Flags { get; init; }

    // Discord turns such a message down; by then somebody has waited for it.
    internal OutgoingMessage RequireSomething() => Content.Length > 0 || Embeds.Count > 0 || Components.Count > 0
        ? this
        : throw new UnsendableException("The message has nothing in it.");
}
