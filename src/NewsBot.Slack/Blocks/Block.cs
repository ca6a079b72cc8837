using System.Text.Json.Serialization;

namespace NewsBot.Slack.Blocks;

/// <summary>
/// One part of a message, modal or home tab. A block that Slack would refuse for its size cannot be made: short labels are cut,
/// with "…"; where content would be lost, the constructor throws <see cref="BlockLimitException"/> instead.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(HeaderBlock), "header")]
[JsonDerivedType(typeof(SectionBlock), "section")]
[JsonDerivedType(typeof(ContextBlock), "context")]
[JsonDerivedType(typeof(DividerBlock), "divider")]
[JsonDerivedType(typeof(ActionsBlock), "actions")]
[JsonDerivedType(typeof(RichTextBlock), "rich_text")]
public abstract record Block
{
    private protected Block()
    {
    }

    /// <summary>What it is known again by; null for a name of Slack's choice. Up to 255 characters.</summary>
    public string? BlockId { get; init; }
}

/// <summary>A heading.</summary>
public sealed record HeaderBlock : Block
{
    /// <summary>The most characters of a heading.</summary>
    public const int MaxLength = 150;

    /// <summary>Makes a heading, cut to <see cref="MaxLength"/>.</summary>
    public HeaderBlock(string text)
    {
        BlockLimitException.ThrowUnless(text.Length, 1, int.MaxValue, "characters of a heading");
        Text = new PlainText(text).Within(MaxLength);
    }

    /// <summary>What it says.</summary>
    public TextObject Text { get; }
}

/// <summary>A paragraph, with a button beside it or without.</summary>
public sealed record SectionBlock : Block
{
    /// <summary>The most characters of a paragraph.</summary>
    public const int MaxLength = 3000;

    /// <summary>Makes a paragraph.</summary>
    /// <exception cref="BlockLimitException">The text is empty or longer than <see cref="MaxLength"/>.</exception>
    public SectionBlock(TextObject text, Button? accessory = null)
    {
        BlockLimitException.ThrowUnless(text.Length, 1, MaxLength, "characters of a section");
        Text = text;
        Accessory = accessory;
    }

    /// <summary>What it says.</summary>
    public TextObject Text { get; }

    /// <summary>The button beside it.</summary>
    public Button? Accessory { get; }
}

/// <summary>Small print.</summary>
public sealed record ContextBlock : Block
{
    /// <summary>The most texts of one block.</summary>
    public const int MaxElements = 10;

    /// <summary>Makes small print of some texts, shown in a row.</summary>
    /// <exception cref="BlockLimitException">There are none, too many, or one is empty or longer than a section's.</exception>
    public ContextBlock(params IReadOnlyList<TextObject> elements)
    {
        BlockLimitException.ThrowUnless(elements.Count, 1, MaxElements, "texts of a context block");
        foreach (var element in elements)
        {
            BlockLimitException.ThrowUnless(element.Length, 1, SectionBlock.MaxLength, "characters of a context text");
        }

        Elements = elements;
    }

    /// <summary>The texts.</summary>
    public IReadOnlyList<TextObject> Elements { get; }
}

/// <summary>A line between blocks.</summary>
public sealed record DividerBlock : Block;

/// <summary>A row of buttons.</summary>
public sealed record ActionsBlock : Block
{
    /// <summary>The most buttons of one row.</summary>
    public const int MaxElements = 25;

    /// <summary>Makes a row of buttons.</summary>
    /// <exception cref="BlockLimitException">There are none or too many.</exception>
    /// <exception cref="ArgumentException">Two have the same action.</exception>
    public ActionsBlock(params IReadOnlyList<Button> elements)
    {
        BlockLimitException.ThrowUnless(elements.Count, 1, MaxElements, "buttons of a row");
        if (elements.DistinctBy(button => button.ActionId, StringComparer.Ordinal).Count() != elements.Count)
        {
            throw new ArgumentException("Two buttons of a row have the same action.", nameof(elements));
        }

        Elements = elements;
    }

    /// <summary>The buttons.</summary>
    public IReadOnlyList<Button> Elements { get; }
}
