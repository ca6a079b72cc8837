using System.Text;
using NewsBot.Core.Language;

namespace NewsBot.Core.QuestionSets;

/// <summary>
/// A text as answers are compared: its words in lower case, without accents, punctuation, articles ("the") and the commas of
/// thousands.
/// </summary>
/// <remarks>The usual normalisation of extractive question answering (P. Rajpurkar et al., "SQuAD", 2016), which also keeps % and $.</remarks>
internal sealed class ComparableText
{
    private readonly string _words;

    public ComparableText(string text)
    {
        var words = new StringBuilder(" ");
        var word = new StringBuilder();
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && (TokenReader.IsIgnored(text[i]) || IsThousandsComma(text, i)))
            {
                continue;
            }

            if (i < text.Length && IsKept(text, i))
            {
                word.Append(TokenReader.Fold(text[i]));
                continue;
            }

            if (word.ToString() is not ("" or "a" or "an" or "the"))
            {
                words.Append(word).Append(' ');
            }

            word.Clear();
        }

        _words = words.ToString();
    }

    /// <summary>Whether the words of another text stand in this one, one after the other. A text without words stands nowhere.</summary>
    public bool Holds(string other)
    {
        var sought = new ComparableText(other)._words;
        return sought.Length > 1 && _words.Contains(sought, StringComparison.Ordinal);
    }

    private static bool IsKept(string text, int at) =>
        char.IsLetterOrDigit(text[at]) || char.IsSurrogate(text[at]) || text[at] is '_' or '%' or '$' || (text[at] == '.' && IsDigit(text, at - 1) && IsDigit(text, at + 1));

    private static bool IsThousandsComma(string text, int at) =>
        text[at] == ',' && IsDigit(text, at - 1) && IsDigit(text, at + 1) && IsDigit(text, at + 2) && IsDigit(text, at + 3);

    private static bool IsDigit(string text, int at) => at >= 0 && at < text.Length && char.IsDigit(text[at]);
}
