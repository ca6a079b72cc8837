using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace NewsBot.Core.Retrieval;

/// <summary>What a passage's vector is made from: its text, behind the headline, which says what it is about.</summary>
internal static class EmbeddedText
{
    // A sentence that is no sentence, such as a table, can be of any length; models take only so much.
    private const int MaxLength = 6_000;

    /// <summary>The text of a passage.</summary>
    /// <exception cref="DamagedIndexException">The index is not what was written.</exception>
    public static string Of(Segment segment, int number)
    {
        var (title, text) = (segment.InfoOf(segment.Passages[number].Article).Title, segment.Read(number).Text);
        text = text.StartsWith(title, StringComparison.Ordinal) ? text : $"{title}\n\n{text}";
        return text.Length <= MaxLength ? text : text[..MaxLength];
    }

    /// <summary>A name for a text: the first half of its SHA-256.</summary>
    public static UInt128 HashOf(string text) => BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
