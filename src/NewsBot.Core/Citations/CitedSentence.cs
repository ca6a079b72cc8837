using NewsBot.Core.Language;
using NewsBot.Core.Retrieval;
using NewsBot.Core.Time;

namespace NewsBot.Core.Citations;

/// <summary>A sentence that is to be cited: where it stands and what it is believed to say, not yet checked.</summary>
/// <param name="Passage">The passage it stands in.</param>
/// <param name="Index">Its place among the passage's sentences.</param>
/// <param name="Article">The article it stands in.</param>
/// <param name="StatedOn">The date it speaks from, or null.</param>
/// <param name="Span">Where it stands in the article's cleaned text.</param>
/// <param name="Line">The 1-based line of the file it begins on.</param>
/// <param name="Text">The sentence, to the letter.</param>
internal sealed record CitedSentence(PassageId Passage, int Index, ArticleInfo Article, PartialDate? StatedOn, TextSpan Span, int Line, string Text)
{
    /// <summary>A sentence of a passage.</summary>
    public static CitedSentence Of(Passage passage, int index)
    {
        var sentence = passage.Sentences[index];
        return new(
            passage.Id,
            index,
            passage.Article,
            passage.StatedOn,
            new TextSpan(passage.Start + sentence.Span.Start, sentence.Span.Length),
            sentence.Line,
            sentence.Span.Of(passage.Text));
    }
}
