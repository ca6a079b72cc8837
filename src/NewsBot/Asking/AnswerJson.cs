using System.Text.Json;
using NewsBot.Core.Answers;
using NewsBot.Core.Explaining;
using NewsBot.Core.Time;
using NewsBot.Output;

namespace NewsBot.Asking;

/// <summary>
/// An answer as <c>ask --json</c> prints it: a public contract. Names, their order and their meaning do not change; what is
/// not known is null, never missing. Written field by field, which is the contract to read and twice as quick to start as a
/// serializer.
/// </summary>
internal static class AnswerJson
{
    /// <summary>Writes an answer.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="elapsed">How long it took to find, without opening the index.</param>
    /// <param name="id">What a batch calls the question; null where it has no name.</param>
    /// <param name="explanation">How it came to be, where that was asked for.</param>
    public static void Write(Utf8JsonWriter json, VerifiedAnswer answer, TimeSpan elapsed, JsonElement? id = null, Explanation? explanation = null)
    {
        json.WriteStartObject();
        if (id is { } given)
        {
            json.WritePropertyName("id");
            given.WriteTo(json);
        }

        json.WriteString("question", answer.Question);
        json.WriteString("asOf", answer.AsOf is { } day ? PartialDate.OfDay(day).ToString() : null);
        json.WriteString("outcome", answer.Outcome == AnswerOutcome.Answered ? "answered" : "abstained");
        json.WriteString("status", answer.Status is { } status ? StatusName.Of(status) : null);
        json.WriteString("statusAsOf", answer.StatusAsOf?.ToString());
        json.WriteString("answer", answer.Text);
        json.WriteStartArray("sentences");
        foreach (var sentence in answer.Sentences)
        {
            json.WriteStartObject();
            json.WriteString("text", sentence.Text);
            CitationJson.WriteNumbers(json, "citations", sentence.Citations);
            json.WriteString("role", Name(sentence.Role));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        CitationJson.Write(json, "citations", answer.Citations);
        CitationJson.WriteDisagreements(json, answer.Disagreements);
        CitationJson.Write(json, "nearest", answer.Nearest);
        json.WriteString("composer", answer.Composer);
        json.WriteStartArray("notes");
        foreach (var note in answer.Notes)
        {
            json.WriteStringValue(note);
        }

        json.WriteEndArray();
        json.WriteNumber("elapsedMs", Math.Round(elapsed.TotalMilliseconds, 1));
        if (explanation is not null)
        {
            json.WritePropertyName("explanation");
            ExplanationJson.Write(json, explanation);
        }

        json.WriteEndObject();
    }

    private static string Name(AnswerRole role) => role switch
    {
        AnswerRole.Current => "current",
        AnswerRole.Earlier => "earlier",
        AnswerRole.Detail => "detail",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "The contract has no word for this role."),
    };
}
