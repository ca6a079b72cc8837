using System.CommandLine;
using NewsBot.Core.Time;

namespace NewsBot.CommandLine;

/// <summary>An option whose value is a day, a month or a year.</summary>
internal static class DateOption
{
    /// <summary>Makes an option that refuses what is no date.</summary>
    /// <param name="name">Its name, with the dashes.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="remedy">What to give instead of what is no date.</param>
    public static Option<string?> Create(string name, string description, string remedy)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "DATE" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var date] && (!PartialDate.TryParseTyped(date.Value, out var read) || read is null))
            {
                result.AddError($"\"{date.Value}\" is not a date that {name} understands. {remedy}");
            }
        });
        return option;
    }

    /// <summary>The date that was given, or null.</summary>
    public static PartialDate? DateOf(this ParseResult parsed, Option<string?> option) =>
        PartialDate.TryParseTyped(parsed.GetValue(option), out var date) ? date : null;
}
