namespace NewsBot.Core.Conversations;

/// <summary>A conversation on a platform: a thread, a reply chain, or the messages between the bot and one person.</summary>
/// <param name="Value">Platform and the platform's own ids, such as <c>slack:T1:C2:1700000000.000100</c>.</param>
public readonly record struct ConversationId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
