using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsBot.Slack.Blocks;

/// <summary>
/// Text in Slack's own markup. It is only ever made from literal text, which loses its power to mark up, and from the
/// marks made here; so no mention, link or emphasis can come from elsewhere. Slack has an escape for <c>&amp;</c>,
/// <c>&lt;</c> and <c>&gt;</c> and none for its other marks: where those would mark something, a character that looks alike
/// stands in their place. Text that must stay exact to the letter belongs in a <see cref="RichTextBlock"/> or <see cref="PlainText"/>.
/// </summary>
[JsonConverter(typeof(MrkdwnConverter))]
public sealed class Mrkdwn : IEquatable<Mrkdwn>
{
    private const char Ellipsis = '…';

    private static readonly SearchValues<char> Marks = SearchValues.Create("&<>*_~`:");
    private static readonly SearchValues<char> EmojiNameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_+-'");

    private readonly string _markup;

    private Mrkdwn(string markup) => _markup = markup;

    /// <summary>No text.</summary>
    public static Mrkdwn Empty { get; } = new("");

    /// <summary>The length of the markup in UTF-16 code units, which is what Slack's limits count.</summary>
    public int Length => _markup.Length;

    /// <summary>Text that shows as it is.</summary>
    /// <param name="text">Any text, however hostile.</param>
    /// <param name="maxLength">The most UTF-16 code units of markup; what is longer is cut between characters and ends with "…".</param>
    public static Mrkdwn Literal(string text, int maxLength = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, 1);
        if (text.Length <= maxLength && text.AsSpan().IndexOfAny(Marks) < 0)
        {
            return new Mrkdwn(text);
        }

        var markup = new StringBuilder(text.Length + 16);
        var fits = 0; // the longest markup so far that leaves room for the ellipsis
        for (var i = 0; i < text.Length; i++)
        {
            if (markup.Length < maxLength && !char.IsLowSurrogate(text[i]))
            {
                fits = markup.Length;
            }

            AppendLiteral(markup, text, i);
            if (markup.Length > maxLength)
            {
                markup.Length = fits;
                return new Mrkdwn(markup.Append(Ellipsis).ToString());
            }
        }

        return new Mrkdwn(markup.ToString());
    }

    /// <summary>Bold text. Slack shows marks across lines as they are, so the text should be of one line.</summary>
    public static Mrkdwn Bold(Mrkdwn text) => Marked('*', text);

    /// <summary>Slanted text of one line.</summary>
    public static Mrkdwn Italic(Mrkdwn text) => Marked('_', text);

    /// <summary>A link with its own words.</summary>
    /// <param name="address">Where it leads: http or https.</param>
    /// <param name="label">What it says.</param>
    /// <exception cref="ArgumentException">The address is of another kind.</exception>
    public static Mrkdwn Link(Uri address, Mrkdwn label)
    {
        // A label cannot hold the brackets, which are escaped; the bar would end an address, never a label.
        var target = LinkAddress.Of(address).Replace("&", "&amp;", StringComparison.Ordinal).Replace("|", "%7C", StringComparison.Ordinal);
        return new Mrkdwn($"<{target}|{label._markup.ReplaceLineEndings(" ")}>");
    }

    /// <summary>Names a person, who is told of it.</summary>
    public static Mrkdwn Mention(UserId user) => new($"<@{user}>");

    /// <summary>Names a channel.</summary>
    public static Mrkdwn Channel(ChannelId channel) => new($"<#{channel}>");

    /// <summary>One text after another.</summary>
    public static Mrkdwn operator +(Mrkdwn left, Mrkdwn right) => new(left._markup + right._markup);

    /// <summary>One text after another.</summary>
    public static Mrkdwn Add(Mrkdwn left, Mrkdwn right) => left + right;

    /// <summary>Texts with a separator between them.</summary>
    public static Mrkdwn Join(string separator, IEnumerable<Mrkdwn> parts) =>
        new(string.Join(Literal(separator)._markup, parts.Select(part => part._markup)));

    /// <inheritdoc/>
    public bool Equals(Mrkdwn? other) => other is not null && string.Equals(_markup, other._markup, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Mrkdwn);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_markup);

    /// <summary>The markup as Slack reads it.</summary>
    public override string ToString() => _markup;

    private static Mrkdwn Marked(char mark, Mrkdwn text) => text.Length == 0 ? text : new Mrkdwn($"{mark}{text._markup}{mark}");

    private static void AppendLiteral(StringBuilder markup, string text, int i)
    {
        switch (text[i])
        {
            case '&':
                markup.Append("&amp;");
                break;
            case '<':
                markup.Append("&lt;");
                break;
            case '>' when StartsLine(text, i):
                markup.Append('›'); // escaped or not, it would quote the line
                break;
            case '>':
                markup.Append("&gt;");
                break;
            case '*' when MayMark(text, i):
                markup.Append('∗');
                break;
            case '_' when MayMark(text, i):
                markup.Append('ˍ');
                break;
            case '~' when MayMark(text, i):
                markup.Append('∼');
                break;
            case '`':
                markup.Append('ˋ');
                break;
            case ':' when StartsEmoji(text.AsSpan(i + 1)):
                markup.Append('∶');
                break;
            default:
                markup.Append(text[i]);
                break;
        }
    }

    private static bool StartsLine(string text, int i) => text.AsSpan(0, i).TrimEnd(' ') is [] or [.., '\n' or '\r' or '>'];

    // Between two letters or digits (snake_case, 3*4) none of the marks has a meaning.
    private static bool MayMark(string text, int i) =>
        i == 0 || i == text.Length - 1 || !char.IsLetterOrDigit(text[i - 1]) || !char.IsLetterOrDigit(text[i + 1]);

    private static bool StartsEmoji(ReadOnlySpan<char> rest) => rest.IndexOfAnyExcept(EmojiNameCharacters) is var end and > 0 && rest[end] == ':';
}

/// <summary>Markup is a string in JSON.</summary>
internal sealed class MrkdwnConverter : JsonConverter<Mrkdwn>
{
    public override Mrkdwn Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Markup is written, never read.");

    public override void Write(Utf8JsonWriter writer, Mrkdwn value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
