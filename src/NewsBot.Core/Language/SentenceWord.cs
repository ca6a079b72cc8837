namespace NewsBot.Core.Language;

/// <summary>A word of a sentence.</summary>
/// <param name="Surface">The word, folded: small letters, no accents, no apostrophes.</param>
/// <param name="Stem">Its stem.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="IsStopWord">Whether it is a function word.</param>
/// <param name="IsNumber">Whether it begins with a digit.</param>
internal sealed record SentenceWord(string Surface, string Stem, TextSpan Span, bool IsStopWord, bool IsNumber)
{
    /// <summary>The words of a sentence in order; a hyphenated compound as its parts.</summary>
    public static List<SentenceWord> Read(string sentence)
    {
        var words = new List<SentenceWord>();
        var reader = new TokenReader(sentence, stackalloc char[TokenReader.BufferLength]);
        while (reader.Read())
        {
            if (!reader.IsCompound)
            {
                words.Add(Of(reader));
            }
        }

        return words;
    }

    /// <summary>The word that a reader has come to.</summary>
    public static SentenceWord Of(in TokenReader reader) =>
        new(reader.Surface.ToString(), reader.Stem.ToString(), reader.Span, reader.IsStopWord, reader.IsNumber);
}
