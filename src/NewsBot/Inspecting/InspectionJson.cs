using System.Globalization;
using System.Text.Json;
using NewsBot.Core.Inspection;
using NewsBot.Core.Knowledge;
using NewsBot.Core.Time;
using NewsBot.Output;

namespace NewsBot.Inspecting;

/// <summary>What <c>inspect --json</c> prints: a public contract.</summary>
internal static class InspectionJson
{
    /// <summary>Writes how a document is read.</summary>
    public static void Write(Utf8JsonWriter json, Article article, IReadOnlyList<InspectedSentence> sentences)
    {
        json.WriteStartObject();
        json.WriteString("document", article.Path);
        json.WriteString("title", article.Title);
        json.WriteString("author", article.Author);
        json.WriteString("publisher", article.Publisher);
        json.WriteString("published", article.Published?.ToString());
        json.WriteString("updated", article.Updated?.ToString());
        json.WriteStartArray("inferred");
        foreach (var inference in article.Inferred)
        {
            json.WriteStartObject();
            json.WriteString("field", inference.Field);
            json.WriteString("value", inference.Value);
            json.WriteString("reason", inference.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("sentences");
        foreach (var sentence in sentences)
        {
            json.WriteStartObject();
            json.WriteString("text", sentence.Span.In(article.Text));
            json.WriteNumber("start", sentence.Span.Start);
            json.WriteNumber("end", sentence.Span.End);
            json.WriteNumber("line", sentence.Line);
            json.WriteString("statedOn", sentence.StatedOn?.ToString());
            json.WriteString("status", StatusName.Of(sentence.Status));
            json.WriteString("speaker", sentence.Speaker);
            WriteTimes(json, article.Text, sentence.Times);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes a field <c>times</c>.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="text">The text that the spans are in.</param>
    /// <param name="times">The time expressions.</param>
    public static void WriteTimes(Utf8JsonWriter json, string text, IReadOnlyList<TimeExpression> times)
    {
        json.WriteStartArray("times");
        foreach (var time in times)
        {
            json.WriteStartObject();
            json.WriteNumber("start", time.Span.Start);
            json.WriteNumber("end", time.Span.End);
            json.WriteString("text", time.Span.In(text));
            json.WriteString("type", Name(time.Type));
            json.WriteString("value", time.Value);
            json.WriteString("from", Day(time.From));
            json.WriteString("to", Day(time.To));
            json.WriteString("precision", PrecisionName.Of(time.Precision));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Name(TimeType type) => type switch
    {
        TimeType.Date => "DATE",
        TimeType.Time => "TIME",
        TimeType.Duration => "DURATION",
        TimeType.Set => "SET",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "The contract has no word for this type."),
    };
}
