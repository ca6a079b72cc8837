using NewsBot.Core.Knowledge;
using NewsBot.Core.Language;
using NewsBot.Core.Time;

namespace NewsBot.Core.Retrieval;

/// <summary>What a segment keeps of an article: enough to index it again without its file.</summary>
/// <param name="Info">What is known of it.</param>
/// <param name="Aliases">Names that mean the same, learned from its text and given by its front matter.</param>
/// <param name="ContentHash">SHA-256 of its file.</param>
/// <param name="Passages">Its passages in reading order.</param>
internal sealed record StoredArticle(
    ArticleInfo Info,
    IReadOnlyList<Alias> Aliases,
    byte[] ContentHash,
    StoredPassage[] Passages);

/// <summary>A passage as a segment keeps it.</summary>
/// <param name="Start">UTF-16 offset of the text in the article's cleaned text.</param>
/// <param name="Text">The cleaned text.</param>
/// <param name="StatedOn">The date its sentences speak from, or null.</param>
/// <param name="Sentences">Its sentences in reading order.</param>
/// <param name="Times">The times its text names, in reading order.</param>
internal sealed record StoredPassage(int Start, string Text, PartialDate? StatedOn, StoredSentence[] Sentences, IReadOnlyList<TimeExpression> Times);

/// <summary>A sentence as a segment keeps it.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="IsLead">Whether it stands in the article's first paragraphs.</param>
internal readonly record struct StoredSentence(PassageSentence Sentence, bool IsLead)
{
    public TextSpan Span => Sentence.Span;

    public BlockKind Kind => Sentence.Kind;
}
