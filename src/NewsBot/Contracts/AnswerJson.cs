using System.Text.Json;
using System.Text.Json.Serialization;
using NewsBot.Core.Answers;
using NewsBot.Core.Citations;
using NewsBot.Core.Time;

namespace NewsBot.Contracts;

/// <summary>
/// An answer as <c>ask --json</c> prints it: a public contract. Names, their order and their meaning do not change;
/// what is not known is null, never missing.
/// </summary>
internal sealed record AnswerJson(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonElement? Id,
    string Question,
    string? AsOf,
    string Outcome,
    string? Status,
    string? StatusAsOf,
    string Answer,
    IReadOnlyList<SentenceJson> Sentences,
    IReadOnlyList<CitationJson> Citations,
    IReadOnlyList<DisagreementJson> Disagreements,
    IReadOnlyList<CitationJson> Nearest,
    string Composer,
    IReadOnlyList<string> Notes,
    double ElapsedMs)
{
    /// <summary>Puts an answer into the contract's words.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="elapsed">How long it took to find, without loading the index.</param>
    /// <param name="id">What a batch calls the question, or null.</param>
    public static AnswerJson From(VerifiedAnswer answer, TimeSpan elapsed, JsonElement? id = null) => new(
        id,
        answer.Question,
        answer.AsOf is { } day ? PartialDate.OfDay(day).ToString() : null,
        answer.Outcome switch
        {
            AnswerOutcome.Answered => "answered",
            _ => "abstained",
        },
        answer.Status is { } status ? StatusName(status) : null,
        answer.StatusAsOf?.ToString(),
        answer.Text,
        [.. answer.Sentences.Select(sentence => new SentenceJson(sentence.Text, sentence.Citations, RoleName(sentence.Role)))],
        [.. answer.Citations.Select(CitationJson.From)],
        [.. answer.Disagreements.Select(DisagreementJson.From)],
        [.. answer.Nearest.Select(CitationJson.From)],
        answer.Composer,
        answer.Notes,
        Math.Round(elapsed.TotalMilliseconds, 1));

    private static string StatusName(EventStatus status) => status switch
    {
        EventStatus.Happened => "happened",
        EventStatus.Planned => "planned",
        EventStatus.Denied => "denied",
        EventStatus.Claimed => "claimed",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "The contract has no word for this status."),
    };

    private static string RoleName(AnswerRole role) => role switch
    {
        AnswerRole.Current => "current",
        AnswerRole.Earlier => "earlier",
        AnswerRole.Detail => "detail",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "The contract has no word for this role."),
    };
}

/// <summary>One sentence of an answer.</summary>
internal sealed record SentenceJson(string Text, IReadOnlyList<int> Citations, string Role);

/// <summary>One source of an answer.</summary>
internal sealed record CitationJson(
    int Number,
    string Document,
    string Title,
    string? Author,
    string? Publisher,
    string? Published,
    string? StatedOn,
    string Quote,
    int Start,
    int End,
    int Line,
    string? Url)
{
    /// <summary>Puts a citation into the contract's words.</summary>
    public static CitationJson From(Citation citation) => new(
        citation.Number,
        citation.Document,
        citation.Title,
        citation.Author,
        citation.Publisher,
        citation.Published?.ToString(),
        citation.StatedOn?.ToString(),
        citation.Quote,
        citation.Start,
        citation.End,
        citation.Line,
        citation.Url);
}

/// <summary>What sources disagree about.</summary>
internal sealed record DisagreementJson(string About, IReadOnlyList<PositionJson> Positions)
{
    /// <summary>Puts a disagreement into the contract's words.</summary>
    public static DisagreementJson From(Disagreement disagreement) =>
        new(disagreement.About, [.. disagreement.Positions.Select(position => new PositionJson(position.Value, position.Citations))]);
}

/// <summary>One side of a disagreement.</summary>
internal sealed record PositionJson(string Value, IReadOnlyList<int> Citations);
