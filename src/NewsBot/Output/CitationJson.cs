using System.Text.Json;
using NewsBot.Core.Answers;
using NewsBot.Core.Citations;

namespace NewsBot.Output;

/// <summary>Citations and disagreements as they stand in every JSON that the program prints: part of the contract.</summary>
internal static class CitationJson
{
    /// <summary>Writes citations as an array.</summary>
    public static void Write(Utf8JsonWriter json, string name, IReadOnlyList<Citation> citations)
    {
        json.WriteStartArray(name);
        foreach (var citation in citations)
        {
            json.WriteStartObject();
            json.WriteNumber("number", citation.Number);
            json.WriteString("document", citation.Document);
            json.WriteString("title", citation.Title);
            json.WriteString("author", citation.Author);
            json.WriteString("publisher", citation.Publisher);
            json.WriteString("published", citation.Published?.ToString());
            json.WriteString("statedOn", citation.StatedOn?.ToString());
            json.WriteString("quote", citation.Quote);
            json.WriteNumber("start", citation.Start);
            json.WriteNumber("end", citation.End);
            json.WriteNumber("line", citation.Line);
            json.WriteString("url", citation.Url);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes the field <c>disagreements</c>.</summary>
    public static void WriteDisagreements(Utf8JsonWriter json, IReadOnlyList<Disagreement> disagreements)
    {
        json.WriteStartArray("disagreements");
        foreach (var disagreement in disagreements)
        {
            json.WriteStartObject();
            json.WriteString("about", disagreement.About);
            json.WriteStartArray("positions");
            foreach (var position in disagreement.Positions)
            {
                json.WriteStartObject();
                json.WriteString("value", position.Value);
                WriteNumbers(json, "citations", position.Citations);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes an array of the numbers of citations.</summary>
    public static void WriteNumbers(Utf8JsonWriter json, string name, IReadOnlyList<int> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }
}
