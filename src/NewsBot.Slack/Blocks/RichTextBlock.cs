using System.Text.Json.Serialization;

namespace NewsBot.Slack.Blocks;

/// <summary>Formatted text whose words Slack shows to the letter: form comes from its elements, never from characters.</summary>
public sealed record RichTextBlock : Block
{
    /// <summary>Makes a block of paragraphs, quotes and lists.</summary>
    /// <exception cref="BlockLimitException">There are none.</exception>
    public RichTextBlock(params IReadOnlyList<RichTextElement> elements)
    {
        BlockLimitException.ThrowUnless(elements.Count, 1, int.MaxValue, "elements of a rich text");
        Elements = elements;
    }

    /// <summary>The paragraphs, quotes and lists.</summary>
    public IReadOnlyList<RichTextElement> Elements { get; }
}

/// <summary>A paragraph, a quote or a list.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(RichTextSection), "rich_text_section")]
[JsonDerivedType(typeof(RichTextQuote), "rich_text_quote")]
[JsonDerivedType(typeof(RichTextList), "rich_text_list")]
public abstract record RichTextElement
{
    private protected RichTextElement()
    {
    }
}

/// <summary>A paragraph.</summary>
/// <param name="Elements">Its runs of text, in order.</param>
public sealed record RichTextSection(params IReadOnlyList<RichTextRun> Elements) : RichTextElement;

/// <summary>A quote, set off from the text.</summary>
/// <param name="Elements">Its runs of text, in order.</param>
public sealed record RichTextQuote(params IReadOnlyList<RichTextRun> Elements) : RichTextElement;

/// <summary>A list.</summary>
public sealed record RichTextList : RichTextElement
{
    /// <summary>Makes a list.</summary>
    /// <param name="items">Its items.</param>
    /// <param name="ordered">Whether the items are numbered.</param>
    public RichTextList(IReadOnlyList<RichTextSection> items, bool ordered = false)
    {
        Elements = items;
        Style = ordered ? "ordered" : "bullet";
    }

    /// <summary>Its items.</summary>
    public IReadOnlyList<RichTextElement> Elements { get; }

    /// <summary>Slack's word for the kind of list.</summary>
    public string Style { get; }
}

/// <summary>A run of text of one form.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextRun), "text")]
[JsonDerivedType(typeof(LinkRun), "link")]
[JsonDerivedType(typeof(UserRun), "user")]
public abstract record RichTextRun
{
    private protected RichTextRun()
    {
    }
}

/// <summary>Words.</summary>
public sealed record TextRun : RichTextRun
{
    /// <summary>Makes a run of words.</summary>
    /// <exception cref="BlockLimitException">The text is empty.</exception>
    public TextRun(string text, TextStyle? style = null)
    {
        BlockLimitException.ThrowUnless(text.Length, 1, int.MaxValue, "characters of a text run");
        Text = text;
        Style = style;
    }

    /// <summary>The words.</summary>
    public string Text { get; }

    /// <summary>How they look; null for as usual.</summary>
    public TextStyle? Style { get; }
}

/// <summary>A link.</summary>
public sealed record LinkRun : RichTextRun
{
    /// <summary>Makes a link to an http or https address.</summary>
    /// <exception cref="ArgumentException">The address is of another kind, or the text is empty.</exception>
    public LinkRun(Uri address, string text, TextStyle? style = null)
    {
        BlockLimitException.ThrowUnless(text.Length, 1, int.MaxValue, "characters of a link's text");
        Url = LinkAddress.Of(address);
        Text = text;
        Style = style;
    }

    /// <summary>Where it leads.</summary>
    public string Url { get; }

    /// <summary>What it says.</summary>
    public string Text { get; }

    /// <summary>How it looks; null for as usual.</summary>
    public TextStyle? Style { get; }
}

/// <summary>Names a person, who is told of it.</summary>
/// <param name="UserId">The person.</param>
public sealed record UserRun(UserId UserId) : RichTextRun;

/// <summary>How words look.</summary>
/// <param name="Bold">Whether they are bold.</param>
/// <param name="Italic">Whether they slant.</param>
public sealed record TextStyle(bool Bold = false, bool Italic = false)
{
    /// <summary>Bold words.</summary>
    public static TextStyle BoldText { get; } = new(Bold: true);

    /// <summary>Slanted words.</summary>
    public static TextStyle ItalicText { get; } = new(Italic: true);
}
