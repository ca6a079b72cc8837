using NewsBot.Core.Knowledge;
using NewsBot.Core.Retrieval;
using NewsBot.Core.Time;

namespace NewsBot.Web.Pages;

/// <summary>An article as it is read on the page: its cleaned text in paragraphs, with a quote of it marked.</summary>
/// <param name="Article">What is known of it.</param>
/// <param name="Paragraphs">Its text.</param>
/// <param name="Passage">What became of the quote that the address names.</param>
public sealed record ArticleView(ArticleInfo Article, IReadOnlyList<ArticleParagraph> Paragraphs, PassageOutcome Passage)
{
    /// <summary>Reads an article.</summary>
    /// <param name="snapshot">The knowledge.</param>
    /// <param name="path">The article's path under the knowledge folder.</param>
    /// <param name="quote">Where the quote is that is to be marked; null for none.</param>
    /// <returns>The article; null where the snapshot has none of this path.</returns>
    public static ArticleView? Read(Snapshot snapshot, string path, QuotePlace? quote)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var passages = snapshot.PassagesOf(path);
        if (passages.Count == 0)
        {
            return null;
        }

        var isChanged = quote?.Version is { } version && !string.Equals(version, snapshot.VersionOf(passages[0]), StringComparison.Ordinal);
        var paragraphs = Split(passages.Select(snapshot.Read), isChanged ? null : quote);
        var outcome = quote is null ? PassageOutcome.NotAskedFor
            : isChanged ? PassageOutcome.Changed
            : paragraphs.Exists(paragraph => paragraph.Marked.Length > 0) ? PassageOutcome.Marked
            : PassageOutcome.NotThere;
        return new ArticleView(snapshot.Read(passages[0]).Article, paragraphs, outcome);
    }

    // Sentences are one paragraph until a blank line, or a part of another kind. Between two passages only the offsets tell.
    private static List<ArticleParagraph> Split(IEnumerable<Passage> passages, QuotePlace? quote)
    {
        var paragraphs = new List<ArticleParagraph>();
        foreach (var passage in passages)
        {
            var sentences = passage.Sentences;
            for (var first = 0; first < sentences.Count;)
            {
                var last = first;
                while (last + 1 < sentences.Count && sentences[last + 1].Kind == sentences[first].Kind
                    && !passage.Text.AsSpan(sentences[last].Span.End, sentences[last + 1].Span.Start - sentences[last].Span.End).Contains('\n'))
                {
                    last++;
                }

                var (start, end) = (sentences[first].Span.Start, sentences[last].Span.End);
                var text = passage.Text[start..end];
                var from = Math.Clamp((quote?.Start ?? 0) - passage.Start - start, 0, text.Length);
                var to = Math.Clamp((quote?.End ?? 0) - passage.Start - start, from, text.Length);
                paragraphs.Add(new ArticleParagraph(sentences[first].Kind, passage.StatedOn, text[..from], text[from..to], text[to..]));
                first = last + 1;
            }
        }

        return paragraphs;
    }
}

/// <summary>A paragraph of an article. One that is cut by the end of a passage is two.</summary>
/// <param name="Kind">What part of the article it is.</param>
/// <param name="StatedOn">The date it speaks from, or null.</param>
/// <param name="Before">Its text before what is marked.</param>
/// <param name="Marked">What is marked; empty where nothing is.</param>
/// <param name="After">Its text after that.</param>
public sealed record ArticleParagraph(BlockKind Kind, PartialDate? StatedOn, string Before, string Marked, string After);

/// <summary>Where a quote is in an article's cleaned text.</summary>
/// <param name="Start">UTF-16 offset of its first character.</param>
/// <param name="End">UTF-16 offset just past its last character.</param>
/// <param name="Version">The version of the article that was quoted; null where that is not known.</param>
public sealed record QuotePlace(int Start, int End, string? Version);

/// <summary>What became of the quote that an address names.</summary>
public enum PassageOutcome
{
    /// <summary>The address names none.</summary>
    NotAskedFor,

    /// <summary>It is marked.</summary>
    Marked,

    /// <summary>The article has changed since it was quoted.</summary>
    Changed,

    /// <summary>The article has no text at that place.</summary>
    NotThere,
}
