using NewsBot.Core.Knowledge;
using NewsBot.Core.Language;
using NewsBot.Core.Time;

namespace NewsBot.Core.Inspection;

/// <summary>What is understood of one sentence of an article.</summary>
/// <param name="Span">Where it stands in <see cref="Article.Text"/>.</param>
/// <param name="Line">The 1-based line of the file it begins on.</param>
/// <param name="Kind">What part of the article it is in.</param>
/// <param name="StatedOn">The date it speaks from, or null.</param>
/// <param name="Status">How sure it is of what it tells.</param>
/// <param name="Speaker">Whose word it is, as the text names them, or null where it is the reporter's.</param>
/// <param name="Times">The times it names; their spans are in <see cref="Article.Text"/> too.</param>
public sealed record InspectedSentence(
    TextSpan Span,
    int Line,
    BlockKind Kind,
    PartialDate? StatedOn,
    EventStatus Status,
    string? Speaker,
    IReadOnlyList<TimeExpression> Times);
