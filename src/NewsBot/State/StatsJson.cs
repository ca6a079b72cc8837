using System.Text.Json;
using NewsBot.Core.State;

namespace NewsBot.State;

/// <summary>What <c>stats --json</c> prints: a public contract.</summary>
internal static class StatsJson
{
    /// <summary>Writes what was asked and what admins did.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="since">What was before does not count.</param>
    /// <param name="usage">What was asked.</param>
    /// <param name="acts">What admins did last, newest first.</param>
    public static void Write(Utf8JsonWriter json, DateTimeOffset since, UsageReport usage, IReadOnlyList<AdminAct> acts)
    {
        json.WriteStartObject();
        json.WriteString("since", since);
        json.WriteNumber("questions", usage.Answered + usage.Abstained);
        json.WriteNumber("answered", usage.Answered);
        json.WriteNumber("abstained", usage.Abstained);
        json.WriteNumber("helpful", usage.Helpful);
        json.WriteNumber("notHelpful", usage.NotHelpful);
        WriteQuestions(json, "mostAsked", usage.MostAsked);
        WriteQuestions(json, "unanswered", usage.Unanswered);
        json.WriteStartArray("acts");
        foreach (var act in acts)
        {
            json.WriteStartObject();
            json.WriteString("at", act.At);
            json.WriteString("actor", act.Actor);
            json.WriteString("act", act.Act);
            json.WriteString("detail", act.Detail);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteQuestions(Utf8JsonWriter json, string name, IReadOnlyList<AskedQuestion> questions)
    {
        json.WriteStartArray(name);
        foreach (var asked in questions)
        {
            json.WriteStartObject();
            json.WriteString("question", asked.Question);
            json.WriteNumber("times", asked.Times);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
