using System.Text.Json;
using NewsBot.Core.Answers;
using NewsBot.Core.QuestionSets;

namespace NewsBot.Evaluating;

/// <summary>A scorecard as <c>eval --json</c> prints it: a public contract, like <see cref="Asking.AnswerJson"/>.</summary>
internal static class ScorecardJson
{
    /// <summary>Writes a scorecard.</summary>
    public static void Write(Utf8JsonWriter json, Scorecard scorecard, ScorecardComparison? comparison)
    {
        json.WriteStartObject();
        json.WriteStartObject("figures");
        foreach (var figure in scorecard.Figures)
        {
            WriteNumber(json, figure.Name, figure.Value);
        }

        json.WriteEndObject();
        json.WriteStartObject("types");
        foreach (var type in scorecard.Types)
        {
            WriteNumber(json, type.Name, type.Value);
        }

        json.WriteEndObject();
        json.WriteStartArray("questions");
        var misses = scorecard.Misses.ToHashSet();
        foreach (var asked in scorecard.Asked)
        {
            Write(json, asked, misses.Contains(asked));
        }

        json.WriteEndArray();
        WriteIds(json, "better", comparison?.Better);
        WriteIds(json, "worse", comparison?.Worse);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, AskedQuestion asked, bool isMiss)
    {
        var (question, answer, judgement) = (asked.Question, asked.Explanation.Answer, asked.Judgement);
        json.WriteStartObject();
        json.WriteString("id", question.Id);
        json.WriteString("type", question.Type);
        json.WriteString("question", question.Text);
        json.WriteString("outcome", answer.Outcome == AnswerOutcome.Answered ? "answered" : "abstained");
        json.WriteBoolean("right", judgement.IsRight);
        json.WriteBoolean("rightInFirstSentence", judgement.IsRightAtOnce);
        json.WriteBoolean("stale", judgement.IsStale);
        json.WriteBoolean("futureLeak", judgement.LeaksFuture);
        json.WriteBoolean("miss", isMiss);
        WriteNumber(json, "confidence", float.IsFinite(asked.Explanation.Confidence) ? asked.Explanation.Confidence : null);
        json.WriteNumber("elapsedMs", Math.Round(asked.Elapsed.TotalMilliseconds, 1));
        json.WriteString("answer", answer.Text);
        json.WriteString("lostAt", isMiss ? LostAnswer.Find(question.Expected, asked.Explanation).At.ToString().ToLowerInvariant() : null);
        json.WriteString("why", isMiss ? ScorecardPage.WhyOf(asked) : null);
        json.WriteEndObject();
    }

    private static void WriteIds(Utf8JsonWriter json, string name, IReadOnlyList<AskedQuestion>? questions)
    {
        if (questions is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartArray(name);
        foreach (var question in questions)
        {
            json.WriteStringValue(question.Question.Id);
        }

        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, Math.Round(number, 4));
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
