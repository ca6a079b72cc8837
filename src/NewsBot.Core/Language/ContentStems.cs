namespace NewsBot.Core.Language;

/// <summary>The stems of a text's content words.</summary>
internal static class ContentStems
{
    /// <summary>The stems in order, without those of function words; a hyphenated compound as its parts.</summary>
    public static List<string> Of(ReadOnlySpan<char> text)
    {
        var stems = new List<string>();
        var reader = new TokenReader(text, stackalloc char[TokenReader.BufferLength]);
        while (reader.Read())
        {
            if (reader is { IsStopWord: false, IsCompound: false })
            {
                stems.Add(reader.Stem.ToString());
            }
        }

        return stems;
    }
}
