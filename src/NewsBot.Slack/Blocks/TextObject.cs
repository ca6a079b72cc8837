using System.Text.Json.Serialization;

namespace NewsBot.Slack.Blocks;

/// <summary>The text of a block: either as it is or marked up.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(PlainText), "plain_text")]
[JsonDerivedType(typeof(MarkedText), "mrkdwn")]
public abstract record TextObject
{
    private protected TextObject()
    {
    }

    /// <summary>The length in UTF-16 code units.</summary>
    [JsonIgnore]
    public abstract int Length { get; }
}

/// <summary>Text that Slack shows to the letter.</summary>
/// <param name="Text">Any text.</param>
public sealed record PlainText(string Text) : TextObject
{
    /// <summary>Never: names of pictures stay the words they are.</summary>
    public bool Emoji { get; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override int Length => Text.Length;

    /// <summary>The text, cut between characters to a length, with "…" at its end, where it is longer.</summary>
    internal PlainText Within(int maxLength)
    {
        if (Text.Length <= maxLength)
        {
            return this;
        }

        var end = char.IsLowSurrogate(Text[maxLength - 1]) ? maxLength - 2 : maxLength - 1;
        return this with { Text = $"{Text.AsSpan(0, end)}…" };
    }
}

/// <summary>Marked-up text.</summary>
/// <param name="Text">The markup.</param>
public sealed record MarkedText(Mrkdwn Text) : TextObject
{
    /// <summary>Always: Slack adds no links or mentions of its own finding.</summary>
    public bool Verbatim { get; } = true;

    /// <inheritdoc/>
    [JsonIgnore]
    public override int Length => Text.Length;
}
