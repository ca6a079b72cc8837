using System.Text.Json;
using NewsBot.Core.Explaining;
using NewsBot.Output;

namespace NewsBot.Asking;

/// <summary>How an answer came to be, as <c>ask --explain --json</c> prints it.</summary>
internal static class ExplanationJson
{
    /// <summary>Writes an explanation.</summary>
    public static void Write(Utf8JsonWriter json, Explanation explanation)
    {
        json.WriteStartObject();
        json.WriteString("kind", explanation.Question.Kind.ToString());
        json.WriteStartArray("terms");
        foreach (var term in explanation.Question.Terms)
        {
            json.WriteStartObject();
            json.WriteString("term", term.Surface);
            json.WriteString("kind", term.Kind.ToString());
            WriteNumber(json, "importance", term.Importance);
            WriteTexts(json, "alternatives", term.Alternatives.Select(alternative => string.Join(' ', alternative.Stems)));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("passages");
        foreach (var (passage, score) in explanation.Passages)
        {
            json.WriteStartObject();
            json.WriteString("document", passage.Article.Path);
            json.WriteNumber("line", passage.Sentences[0].Line);
            WriteNumber(json, "score", score);
            json.WriteString("text", passage.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteNumber(json, "confidence", explanation.Confidence);
        WriteParts(json, "confidenceParts", explanation.ConfidenceParts);
        WriteTexts(json, "missing", explanation.Missing);
        json.WriteStartArray("sentences");
        foreach (var sentence in explanation.Sentences)
        {
            Write(json, sentence);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, WeighedSentence sentence)
    {
        json.WriteStartObject();
        json.WriteString("document", sentence.Document);
        json.WriteNumber("line", sentence.Line);
        json.WriteString("text", sentence.Text);
        json.WriteString("statedOn", sentence.StatedOn?.ToString());
        json.WriteString("status", StatusName.Of(sentence.Status));
        WriteNumber(json, "score", sentence.Score);
        WriteParts(json, "parts", sentence.Parts);
        if (sentence.IsSuperseded)
        {
            json.WriteNumber("supersededBy", 1);
        }
        else
        {
            json.WriteNull("supersededBy");
        }

        json.WriteBoolean("chosen", sentence.IsChosen);
        json.WriteBoolean("said", sentence.IsSaid);
        json.WriteEndObject();
    }

    private static void WriteParts(Utf8JsonWriter json, string name, IReadOnlyList<ScorePart> parts)
    {
        json.WriteStartObject(name);
        foreach (var part in parts)
        {
            WriteNumber(json, part.Name, part.Share);
        }

        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    // Where nothing was found the confidence is no number.
    private static void WriteNumber(Utf8JsonWriter json, string name, float value)
    {
        if (float.IsFinite(value))
        {
            json.WriteNumber(name, Math.Round(value, 3));
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
