using System.Text;
using NewsBot.Core.Time;

namespace NewsBot.Core.Answers;

/// <summary>Puts an answer's sentences into one text with citation marks.</summary>
internal static class AnswerText
{
    /// <summary>The lead with its date, then earlier reports, then the rest, each part on a line of its own.</summary>
    /// <param name="sentences">Verified sentences; at least one.</param>
    /// <param name="statedOn">The date that a citation speaks from, by its number, as a reader reads it; null where none is known.</param>
    public static string Of(IReadOnlyList<AnswerSentence> sentences, Func<int, string?> statedOn)
    {
        var text = new StringBuilder();
        foreach (var role in (ReadOnlySpan<AnswerRole>)[AnswerRole.Current, AnswerRole.Earlier, AnswerRole.Detail])
        {
            var first = true;
            foreach (var sentence in sentences.Where(sentence => sentence.Role == role))
            {
                text.Append(first ? text.Length == 0 ? "" : "\n" : " ");
                first = false;
                text.Append(Opening(role, statedOn(sentence.Citations[0])));
                text.Append(sentence.Text.ReplaceLineEndings(" "));
                foreach (var number in sentence.Citations)
                {
                    text.Append(" [").Append(number).Append(']');
                }
            }
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

    private static string Opening(AnswerRole role, string? date) => (role, date) switch
    {
        (AnswerRole.Current, { } day) => $"As of {day}: ",
        (AnswerRole.Earlier, { } day) => $"Earlier report, {day}: ",
        (AnswerRole.Earlier, null) => "Earlier report: ",
        _ => "",
    };
}
