using NewsBot.Core.Knowledge;
using NewsBot.Core.Language;
using NewsBot.Core.Time;

namespace NewsBot.Core.Retrieval;

/// <summary>Names one passage of one snapshot. Meaningless in any other snapshot.</summary>
/// <param name="Segment">Which segment of the snapshot.</param>
/// <param name="Number">Which passage of the segment; numbers rise with the date stated.</param>
public readonly record struct PassageId(int Segment, int Number);

/// <summary>A passage found, with its score.</summary>
/// <param name="Id">Which passage.</param>
/// <param name="Score">Its BM25 score for the query; above zero, comparable only within one search.</param>
public sealed record ScoredPassage(PassageId Id, float Score);

/// <summary>What is known of an article without reading its text.</summary>
/// <param name="Path">Its path under the knowledge folder, with <c>/</c> between folders.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Author">Who wrote it, or null.</param>
/// <param name="Publisher">Who published it, or null.</param>
/// <param name="Published">When it was published, or null.</param>
/// <param name="Updated">When it was last updated, or null.</param>
/// <param name="Url">Where it can be read, or null.</param>
/// <param name="Language">ISO 639-1 code of its language.</param>
/// <param name="Inferred">What of this was inferred and why.</param>
public sealed record ArticleInfo(
    string Path,
    string Title,
    string? Author,
    string? Publisher,
    PartialDate? Published,
    PartialDate? Updated,
    string? Url,
    string Language,
    IReadOnlyList<Inference> Inferred);

/// <summary>A run of an article's sentences that speak from one date: the unit that is indexed.</summary>
/// <param name="Id">Its name in the snapshot it was read from.</param>
/// <param name="Article">The article it is part of.</param>
/// <param name="Ordinal">Its place among the article's passages, from 0.</param>
/// <param name="Start">UTF-16 offset of <paramref name="Text"/> in the article's cleaned text.</param>
/// <param name="Text">The cleaned text of the passage, as it stands in the article.</param>
/// <param name="StatedOn">The date its sentences speak from, or null.</param>
/// <param name="Sentences">Its sentences in reading order.</param>
/// <param name="Times">The times its text names, in reading order; their spans are offsets into <paramref name="Text"/>.</param>
public sealed record Passage(
    PassageId Id,
    ArticleInfo Article,
    int Ordinal,
    int Start,
    string Text,
    PartialDate? StatedOn,
    IReadOnlyList<PassageSentence> Sentences,
    IReadOnlyList<TimeExpression> Times);

/// <summary>A sentence of a passage: the unit that is cited.</summary>
/// <param name="Span">Where it stands in <see cref="Passage.Text"/>.</param>
/// <param name="Line">The 1-based line of the file it begins on.</param>
/// <param name="Kind">What part of the article it is in.</param>
public readonly record struct PassageSentence(TextSpan Span, int Line, BlockKind Kind);
