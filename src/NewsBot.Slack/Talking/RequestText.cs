using System.Text.RegularExpressions;
using NewsBot.Core.Time;

namespace NewsBot.Slack.Talking;

/// <summary>What somebody typed, parted into words and the days that were given with them.</summary>
/// <param name="Words">The words; may be empty.</param>
internal sealed partial record RequestText(string Words)
{
    /// <summary>The first day; null for no bound.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day; null for no bound.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The last day whose knowledge may be used; null for all of it.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>What cannot be understood of it, for its writer; null where all is well.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether there is a letter or digit in it outside names of pictures such as <c>:wave:</c>.</summary>
    public bool HasWords => PictureNames().Replace(Words, "").Any(char.IsLetterOrDigit);

    /// <summary>Reads a question, which may say <c>as-of:2018-08-03</c>.</summary>
    public static RequestText OfQuestion(string text) => Read(text, hasPeriod: false);

    /// <summary>Reads the topic of a timeline, which may say <c>from:2018 to:2018-08 as-of:2018-08-03</c> too.</summary>
    public static RequestText OfTimeline(string text) => Read(text, hasPeriod: true);

    private static RequestText Read(string text, bool hasPeriod)
    {
        var read = new RequestText("");
        var words = DateWords().Replace(text, match =>
        {
            var (name, value) = (match.Groups["name"].Value, match.Groups["value"].Value);
            if (!hasPeriod && name is not "as-of")
            {
                return match.Value;
            }

            if (!PartialDate.TryParseIso(value, out var date))
            {
                read = read with { Problem = $"\u201C{match.Value.Trim()}\u201D is no date. Write a day, a month or a year: {name}:2018-08-03, {name}:2018-08 or {name}:2018." };
                return match.Value;
            }

            read = name switch
            {
                "from" => read with { From = date.Earliest },
                "to" => read with { To = date.Latest },
                _ => read with { AsOf = date.Latest },
            };
            return "";
        });
        return read with { Words = words.Trim() };
    }

    [GeneratedRegex("(?<!\\S)(?<name>from|to|as-of):(?<value>\\S+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex DateWords();

    [GeneratedRegex(":[a-z0-9_+'-]+:", RegexOptions.CultureInvariant)]
    private static partial Regex PictureNames();
}
