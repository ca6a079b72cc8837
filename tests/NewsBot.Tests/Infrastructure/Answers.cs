using NewsBot.Core.Answers;
using NewsBot.Core.Citations;
using NewsBot.Core.Time;

namespace NewsBot.Tests.Infrastructure;

/// <summary>Answers about an invented ferry, in every form an answer can take.</summary>
internal static class Answers
{
    private static readonly Citation Postponed = new(
        1,
        "2021/ferry-update.md",
        "Island ferry will not start on Monday",
        "Ida Holm",
        "Harbour Gazette",
        PartialDate.OfDay(new DateOnly(2021, 5, 2)),
        PartialDate.OfDay(new DateOnly(2021, 5, 4)),
        "The first crossing did not take place on Monday because the pier at Vestra failed its inspection, the operator said.",
        212,
        328,
        14,
        "https://harbour.example/2021/ferry?from=front&amp=1",
        "a1b2c3d4e5f6");

    private static readonly Citation Expected = new(
        2,
        "2021/ferry-plan.txt",
        "New island ferry to start in May",
        null,
        "Coast Radio",
        PartialDate.OfMonth(2021, 4),
        PartialDate.OfMonth(2021, 4),
        "The ferry is expected to make its first crossing on 3 May.",
        0,
        58,
        3,
        null,
        "b2c3d4e5f6a1");

    private static readonly Citation Undated = new(
        3,
        "notes/pier.html",
        "Pier inspections [draft]",
        null,
        null,
        null,
        null,
        "Inspectors visit every pier twice a year.",
        40,
        81,
        7,
        null,
        "c3d4e5f6a1b2");

    /// <summary>An answer with all that an answer can have.</summary>
    public static VerifiedAnswer Full { get; } = new()
    {
        Question = "Has the island ferry started?",
        AsOf = new DateOnly(2021, 5, 31),
        Outcome = AnswerOutcome.Answered,
        Status = EventStatus.Denied,
        StatusAsOf = PartialDate.OfDay(new DateOnly(2021, 5, 4)),
        Text = "Reported not to have happened, as of 4 May 2021: … [1]",
        Sentences =
        [
            new AnswerSentence(Postponed.Quote, [1], AnswerRole.Current),
            new AnswerSentence(Expected.Quote, [2], AnswerRole.Earlier),
            new AnswerSentence(Undated.Quote, [3, 1], AnswerRole.Detail),
        ],
        Citations = [Postponed, Expected, Undated],
        Disagreements =
        [
            new Disagreement(
                "the day of the first crossing",
                [new DisagreementPosition("Monday, 3 May", [1]), new DisagreementPosition("some day in June", [2, 3])]),
        ],
        Composer = "extractive",
        Notes = ["1 sentence was left out because the quotes did not bear it out."],
    };

    /// <summary>An answer without a status, from one source.</summary>
    public static VerifiedAnswer Short { get; } = new()
    {
        Question = "How often are piers inspected?",
        AsOf = null,
        Outcome = AnswerOutcome.Answered,
        Text = "Inspectors visit every pier twice a year. [1]",
        Sentences = [new AnswerSentence(Undated.Quote, [1], AnswerRole.Current)],
        Citations = [Undated with { Number = 1, StatedOn = PartialDate.OfYear(2020) }],
        Composer = "extractive",
    };

    /// <summary>An abstention with what came nearest.</summary>
    public static VerifiedAnswer Abstained { get; } = new()
    {
        Question = "What does a ferry ticket cost?",
        AsOf = null,
        Outcome = AnswerOutcome.Abstained,
        Text = "The documents do not say. No passage on the matter mentions “ticket” or “cost”.",
        Nearest = [Expected with { Number = 1 }],
        Composer = "extractive",
    };

    /// <summary>An answer whose texts try to move the cursor, change colours, reorder lines and speak markup.</summary>
    public static VerifiedAnswer Hostile { get; } = new()
    {
        Question = "Who?",
        AsOf = null,
        Outcome = AnswerOutcome.Answered,
        Text = "x",
        Sentences = [new AnswerSentence("Red \u001b[31malert\u001b[0m\u0007 [bold]not bold[/] \u202Edesrever\u202C\r\nend\u009B2J", [1], AnswerRole.Current)],
        Citations =
        [
            Undated with
            {
                Number = 1,
                Title = "\u001b]0;title\u0007[red]Title[/]",
                Publisher = "\u2066Pub\u2069\tlisher",
                Document = "a\u001bb.md",
                Url = "https://x.example/\u001b[2J",
            },
        ],
        Composer = "extractive",
        Notes = ["\u200Fnote\u0000"],
    };

    /// <summary>An answer of one word that is wider than any line, of wide characters and of combining marks.</summary>
    public static VerifiedAnswer Wide { get; } = new()
    {
        Question = Short.Question,
        Outcome = Short.Outcome,
        Text = Short.Text,
        Citations = Short.Citations,
        Composer = Short.Composer,
        Sentences =
        [
            new AnswerSentence(new string('w', 100) + " and " + string.Concat(Enumerable.Repeat("渡船", 25)) + " e\u0301te\u0301.", [1], AnswerRole.Current),
        ],
    };
}
