using System.Text.Json;
using System.Text.Json.Serialization;
using NewsBot.Core.Citations;
using NewsBot.Core.Time;

namespace NewsBot.Storage;

/// <summary>How the lists of an answer are kept: as JSON in one column, as each is only ever read whole.</summary>
internal static class StoredLists
{
    public static string ToJson(IReadOnlyList<Citation> citations) =>
        JsonSerializer.Serialize([.. citations.Select(StoredCitation.Of)], StoredJson.Default.StoredCitationArray);

    public static string ToJson(IReadOnlyList<string> sentences) => JsonSerializer.Serialize([.. sentences], StoredJson.Default.StringArray);

    /// <exception cref="JsonException">The text is something else.</exception>
    public static IReadOnlyList<Citation> CitationsOf(string json) =>
        [.. (JsonSerializer.Deserialize(json, StoredJson.Default.StoredCitationArray) ?? []).Select(citation => citation.ToCitation())];

    /// <exception cref="JsonException">The text is something else.</exception>
    public static IReadOnlyList<string> SentencesOf(string json) => JsonSerializer.Deserialize(json, StoredJson.Default.StringArray) ?? [];
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
    string? Url,
    string Version)
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
        citation.Url,
        citation.Version);

    public Citation ToCitation() =>
        new(Number, Document, Title, Author, Publisher, Published?.ToDate(), StatedOn?.ToDate(), Quote, Start, End, Line, Url, Version);
}

/// <summary>A date with the bounds that are known of it.</summary>
internal sealed record StoredDate(DateOnly Earliest, DateOnly Latest, DatePrecision Precision)
{
    public static StoredDate? Of(PartialDate? date) => date is { } known ? new(known.Earliest, known.Latest, known.Precision) : null;

    public PartialDate ToDate() => PartialDate.Between(Earliest, Latest, Precision);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StoredCitation[]))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class StoredJson : JsonSerializerContext;
