using NewsBot.Core.Language;

namespace NewsBot.Core.Tests.Language;

/// <summary>Stems of single words, as documents and questions have them.</summary>
internal static class Stems
{
    /// <summary>The stem of the only word of a text.</summary>
    public static string Of(string word)
    {
        var reader = new TokenReader(word, stackalloc char[TokenReader.BufferLength]);
        reader.Read().ShouldBeTrue();
        return reader.Stem.ToString();
    }
}
