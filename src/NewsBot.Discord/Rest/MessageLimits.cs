using System.Globalization;

namespace NewsBot.Discord.Rest;

/// <summary>
/// How much Discord takes in one message. Lengths are in UTF-16 units; Discord counts characters, of which there are at most
/// as many, so what fits here fits there. Whatever builds a part of a message throws <see cref="UnsendableException"/> when it is
/// given more; who would rather have less shown cuts with <see cref="Cut"/> first.
/// </summary>
public static class MessageLimits
{
    /// <summary>Of a message's text.</summary>
    public const int Content = 2000;

    /// <summary>Embeds in a message.</summary>
    public const int Embeds = 10;

    /// <summary>Of all texts of all embeds of a message together.</summary>
    public const int EmbedTotal = 6000;

    /// <summary>Of an embed's title.</summary>
    public const int EmbedTitle = 256;

    /// <summary>Of an embed's description.</summary>
    public const int EmbedDescription = 4096;

    /// <summary>Fields in an embed.</summary>
    public const int EmbedFields = 25;

    /// <summary>Of a field's name.</summary>
    public const int FieldName = 256;

    /// <summary>Of a field's value.</summary>
    public const int FieldValue = 1024;

    /// <summary>Of an embed's footer.</summary>
    public const int EmbedFooter = 2048;

    /// <summary>Of an embed's author.</summary>
    public const int EmbedAuthor = 256;

    /// <summary>Of the address of an embed.</summary>
    public const int EmbedUrl = 2048;

    /// <summary>Rows of buttons or menus in a message.</summary>
    public const int ActionRows = 5;

    /// <summary>Buttons in a row.</summary>
    public const int Buttons = 5;

    /// <summary>Of the id of a button or menu.</summary>
    public const int CustomId = 100;

    /// <summary>Of a button's label.</summary>
    public const int ButtonLabel = 80;

    /// <summary>Of a button's address.</summary>
    public const int ButtonUrl = 512;

    /// <summary>Choices in a menu.</summary>
    public const int SelectOptions = 25;

    /// <summary>Of a choice's label, value and description each.</summary>
    public const int SelectOptionText = 100;

    /// <summary>Of a menu's placeholder.</summary>
    public const int Placeholder = 150;

    /// <summary>Of a thread's name.</summary>
    public const int ThreadName = 100;

    /// <summary>Of a nonce.</summary>
    public const int Nonce = 25;

    /// <summary>Suggestions in an autocompletion.</summary>
    public const int Choices = 25;

    /// <summary>Of a suggestion's or choice's name and value each.</summary>
    public const int ChoiceText = 100;

    private const string Ellipsis = "…";

    /// <summary>Cuts a text to a length, between two characters as a reader sees them, and marks the cut with an ellipsis.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">The most UTF-16 units it may have; at least 1.</param>
    public static string Cut(string text, int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        if (text.Length <= length)
        {
            return text;
        }

        var end = 0;
        while (end + StringInfo.GetNextTextElementLength(text.AsSpan(end)) is var next && next <= length - Ellipsis.Length)
        {
            end = next;
        }

        return string.Concat(text.AsSpan(0, end).TrimEnd(), Ellipsis);
    }

    internal static string Require(string? text, int most, string what)
    {
        if (string.IsNullOrEmpty(text))
        {
            throw new UnsendableException($"{what} is empty.");
        }

        return Allow(text, most, what)!;
    }

    internal static string? Allow(string? text, int most, string what) => text is null || text.Length <= most
        ? text
        : throw new UnsendableException($"{what} has {text.Length} characters; Discord takes {most}.");

    internal static IReadOnlyList<T> Allow<T>(IReadOnlyList<T> items, int most, string what)
    {
        ArgumentNullException.ThrowIfNull(items);
        return items.Count <= most ? items : throw new UnsendableException($"There are {items.Count} {what}; Discord takes {most}.");
    }
}
