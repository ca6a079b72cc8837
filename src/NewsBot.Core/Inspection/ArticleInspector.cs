using NewsBot.Core.Knowledge;
using NewsBot.Core.Language;
using NewsBot.Core.Retrieval;
using NewsBot.Core.Time;

namespace NewsBot.Core.Inspection;

/// <summary>Tells how an article is understood, sentence by sentence: when it was stated, how surely, and of what time.</summary>
public static class ArticleInspector
{
    /// <summary>Reads the sentences of an article, cut as they are for the index.</summary>
    /// <returns>The sentences in reading order; headings and lines of the header are among them.</returns>
    public static IReadOnlyList<InspectedSentence> Inspect(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        List<InspectedSentence> inspected = [];
        foreach (var passage in PassageBuilder.Build(article))
        {
            foreach (var sentence in passage.Sentences)
            {
                var span = new TextSpan(passage.Start + sentence.Span.Start, sentence.Span.Length);
                var text = span.In(article.Text);
                inspected.Add(new InspectedSentence(
                    span,
                    sentence.Sentence.Line,
                    sentence.Kind,
                    passage.StatedOn,
                    sentence.Kind == BlockKind.Title ? StatusClassifier.ClassifyHeadline(text) : StatusClassifier.Classify(text),
                    QuotationFinder.SpeakerOf(article.Text, span),
                    [.. passage.Times.Where(time => sentence.Span.Contains(time.Span)).Select(time => time.MovedBy(passage.Start))]));
            }
        }

        return inspected;
    }
}
