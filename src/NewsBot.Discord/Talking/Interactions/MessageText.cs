using NewsBot.Discord.Entities;
using NewsBot.Discord.Talking.Messages;

namespace NewsBot.Discord.Talking.Interactions;

/// <summary>Finds what a message says.</summary>
internal static class MessageText
{
    /// <summary>
    /// What somebody wrote; where that is nothing, what they passed on; where that is nothing too, what stands in the message's
    /// embeds, as in the messages of news feeds. Empty where there is no text.
    /// </summary>
    public static string Of(Message message) => Texts(message).Select(QuestionText.Read).FirstOrDefault(text => text.Length > 0) ?? "";

    // An address that is all of a message says nothing; the preview of its page does.
    private static IEnumerable<string> Texts(Message message) =>
    [
        IsAddress(message.Content) ? "" : message.Content,
        .. message.MessageSnapshots.Select(passedOn => passedOn.Message.Content),
        string.Join('\n', message.Embeds.Concat(message.MessageSnapshots.SelectMany(passedOn => passedOn.Message.Embeds))
            .SelectMany(embed => new[] { embed.Title, embed.Description }).OfType<string>()),
    ];

    private static bool IsAddress(string text) => !text.AsSpan().Trim().ContainsAny(' ', '\n') && text.Contains("://", StringComparison.Ordinal);
}
