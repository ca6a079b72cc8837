using System.Text;
using NewsBot.Core.Statements;
using NewsBot.Core.Time;

namespace NewsBot.Core.Answers;

/// <summary>Puts an answer's sentences into one text with citation marks.</summary>
internal static class AnswerText
{
    /// <summary>
    /// The verdict, the lead (with its date where there is no verdict), earlier reports, the rest, and where sources disagree,
    /// each part on a line of its own.
    /// </summary>
    /// <param name="verdict">Whether it happened, in fixed words, or null.</param>
    /// <param name="sentences">Verified sentences; at least one.</param>
    /// <param name="disagreements">Verified disagreements.</param>
    /// <param name="statedOn">The date that a citation speaks from, by its number, as a reader reads it; null where none is known.</param>
    public static string Of(
        string? verdict, IReadOnlyList<AnswerSentence> sentences, IReadOnlyList<Disagreement> disagreements, Func<int, string?> statedOn)
    {
        var text = new StringBuilder(verdict);
        foreach (var role in (ReadOnlySpan<AnswerRole>)[AnswerRole.Current, AnswerRole.Earlier, AnswerRole.Detail])
        {
            var first = true;
            foreach (var sentence in sentences.Where(sentence => sentence.Role == role))
            {
                text.Append(first ? text.Length == 0 ? "" : "\n" : " ");
                first = false;
                text.Append(role == AnswerRole.Current && verdict is not null ? "" : Opening(role, statedOn(sentence.Citations[0])));
                text.Append(sentence.Text.ReplaceLineEndings(" "));
                AppendMarks(text, sentence.Citations);
            }
        }

        foreach (var disagreement in disagreements)
        {
            text.Append("\nSources disagree on ").Append(disagreement.About).Append(':');
            foreach (var position in disagreement.Positions)
            {
                text.Append(position == disagreement.Positions[0] ? " \u201C" : "; \u201C").Append(position.Value.ReplaceLineEndings(" ")).Append('\u201D');
                AppendMarks(text, position.Citations);
            }

            text.Append('.');
        }

        return text.ToString();
    }

    /// <summary>Whether something happened, in fixed words and with the date of the report; null where there is no status.</summary>
    public static string? Verdict(EventStatus? status, PartialDate? asOf)
    {
        var words = status switch
        {
            EventStatus.Happened => "Reported to have happened",
            EventStatus.Denied => "Reported not to have happened",
            EventStatus.Planned => "Planned",
            EventStatus.Claimed => "Claimed",
            _ => null,
        };
        return words is null ? null : asOf is { } date ? $"{words}, as of {date.ToReadable()}." : $"{words}.";
    }

    /// <summary>What a dispute is about, in words for a reader.</summary>
    public static string About(ContradictionKind kind) => kind switch
    {
        ContradictionKind.Time => "when it happened",
        ContradictionKind.Figure => "the number",
        _ => "whether it happened",
    };

    private static void AppendMarks(StringBuilder text, IReadOnlyList<int> citations)
    {
        foreach (var number in citations)
        {
            text.Append(" [").Append(number).Append(']');
        }
    }

    private static string Opening(AnswerRole role, string? date) => (role, date) switch
    {
        (AnswerRole.Current, { } day) => $"As of {day}: ",
        (AnswerRole.Earlier, { } day) => $"Earlier report, {day}: ",
        (AnswerRole.Earlier, null) => "Earlier report: ",
        _ => "",
    };
}
