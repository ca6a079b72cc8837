using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsBot.Slack.Blocks;

/// <summary>
/// A piece of streamed text, in Markdown. Like <see cref="Mrkdwn"/> it is only ever made from literal text, whose marks are
/// escaped as CommonMark has it (spec 0.31, section 2.4), and from the marks made here.
/// </summary>
[JsonConverter(typeof(MarkdownTextConverter))]
public sealed class MarkdownText
{
    /// <summary>The most characters one call takes.</summary>
    public const int MaxLength = 12_000;

    private static readonly SearchValues<char> Marks = SearchValues.Create("\\`*_[]#+-!|~>:@");

    private readonly string _markup;

    private MarkdownText(string markup)
    {
        BlockLimitException.ThrowUnless(markup.Length, 1, MaxLength, "characters of streamed text");
        _markup = markup;
    }

    /// <summary>A new paragraph.</summary>
    public static MarkdownText ParagraphBreak { get; } = new("\n\n");

    /// <summary>Text that shows as it is, on one line.</summary>
    /// <exception cref="BlockLimitException">The text is empty, or longer than <see cref="MaxLength"/> once it is escaped.</exception>
    public static MarkdownText Literal(string text)
    {
        var markup = new StringBuilder(text.Length + 16);
        var last = '\0';
        foreach (var character in text.ReplaceLineEndings(" "))
        {
            _ = character switch
            {
                '&' => markup.Append("&amp;"),
                '<' => markup.Append("&lt;"),
                '.' or ')' when char.IsAsciiDigit(last) => markup.Append('\\').Append(character), // "1." would begin a list
                _ when Marks.Contains(character) => markup.Append('\\').Append(character),
                _ => markup.Append(character),
            };
            last = character;
        }

        return new MarkdownText(markup.ToString());
    }

    /// <summary>Bold text.</summary>
    public static MarkdownText Bold(MarkdownText text) => new($"**{text._markup}**");

    /// <summary>A link with its own words.</summary>
    /// <param name="address">Where it leads: http or https.</param>
    /// <param name="label">What it says.</param>
    /// <exception cref="ArgumentException">The address is of another kind.</exception>
    public static MarkdownText Link(Uri address, MarkdownText label) =>
        new($"[{label._markup}]({LinkAddress.Of(address).Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)})");

    /// <summary>One text after another.</summary>
    /// <exception cref="BlockLimitException">Together they are longer than <see cref="MaxLength"/>.</exception>
    public static MarkdownText operator +(MarkdownText left, MarkdownText right) => new(left._markup + right._markup);

    /// <summary>One text after another.</summary>
    public static MarkdownText Add(MarkdownText left, MarkdownText right) => left + right;

    /// <summary>The Markdown as Slack reads it.</summary>
    public override string ToString() => _markup;
}

/// <summary>Markdown is a string in JSON.</summary>
internal sealed class MarkdownTextConverter : JsonConverter<MarkdownText>
{
    public override MarkdownText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Markup is written, never read.");

    public override void Write(Utf8JsonWriter writer, MarkdownText value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
