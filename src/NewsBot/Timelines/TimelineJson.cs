using System.Globalization;
using System.Text.Json;
using NewsBot.Core.Timelines;
using NewsBot.Output;

namespace NewsBot.Timelines;

/// <summary>A timeline as <c>timeline --json</c> prints it: a public contract. What is not known is null, never missing.</summary>
internal static class TimelineJson
{
    /// <summary>Writes a timeline.</summary>
    public static void Write(Utf8JsonWriter json, VerifiedTimeline timeline)
    {
        json.WriteStartObject();
        json.WriteString("topic", timeline.Request.Topic);
        json.WriteString("from", Day(timeline.Request.From));
        json.WriteString("to", Day(timeline.Request.To));
        json.WriteString("asOf", Day(timeline.Request.AsOf));
        json.WriteStartArray("events");
        foreach (var happening in timeline.Events)
        {
            json.WriteStartObject();
            json.WriteString("start", happening.Start.ToString());
            json.WriteString("end", happening.End.ToString());
            json.WriteString("precision", PrecisionName.Of(happening.Precision));
            json.WriteString("expression", happening.Expression);
            json.WriteString("text", happening.Text);
            json.WriteString("status", StatusName.Of(happening.Status));
            json.WriteBoolean("superseded", happening.IsSuperseded);
            json.WriteNumber("importance", Math.Round(happening.Importance, 4));
            CitationJson.WriteNumbers(json, "citations", happening.Citations);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("omitted", timeline.Omitted);
        CitationJson.WriteDisagreements(json, timeline.Disagreements);
        CitationJson.Write(json, "citations", timeline.Citations);
        json.WriteEndObject();
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
