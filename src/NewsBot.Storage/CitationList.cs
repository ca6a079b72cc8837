using System.Text.Json;
using System.Text.Json.Serialization;
using NewsBot.Core.Citations;
using NewsBot.Core.Time;

namespace NewsBot.Storage;

/// <summary>How the citations of an answer are kept: as JSON in one column, as they are only ever read together.</summary>
internal static class CitationList
{
    public static string ToJson(IReadOnlyList<Citation> citations) =>
        JsonSerializer.Serialize(citations.Select(StoredCitation.Of).ToArray(), StoredCitations.Default.StoredCitationArray);

    /// <exception cref="JsonException">The text is something else.</exception>
    public static IReadOnlyList<Citation> FromJson(string json) =>
        [.. (JsonSerializer.Deserialize(json, StoredCitations.Default.StoredCitationArray) ?? []).Select(citation => citation.ToCitation())];
}

/// <summary>A citation as it is kept.</summary>
internal sealed record StoredCitation(
    int Number,
    string Document,
    string Title,
    string? Author,
    string? Publisher,
    StoredDate? Published,
    StoredDate? StatedOn,
    string Quote,
    int Start,
    int End,
    int Line,
    string? Url)
{
    public static StoredCitation Of(Citation citation) => new(
        citation.Number,
        citation.Document,
        citation.Title,
        citation.Author,
        citation.Publisher,
        StoredDate.Of(citation.Published),
        StoredDate.Of(citation.StatedOn),
        citation.Quote,
        citation.Start,
        citation.End,
        citation.Line,
        citation.Url);

    public Citation ToCitation() =>
        new(Number, Document, Title, Author, Publisher, Published?.ToDate(), StatedOn?.ToDate(), Quote, Start, End, Line, Url);
}

/// <summary>A date with the bounds that are known of it.</summary>
internal sealed record StoredDate(DateOnly Earliest, DateOnly Latest, DatePrecision Precision)
{
    public static StoredDate? Of(PartialDate? date) => date is { } known ? new(known.Earliest, known.Latest, known.Precision) : null;

    public PartialDate ToDate() => PartialDate.Between(Earliest, Latest, Precision);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StoredCitation[]))]
internal sealed partial class StoredCitations : JsonSerializerContext;
