using NewsBot.Core.Answers;
using NewsBot.Core.Time;

namespace NewsBot.Core.Tests.Answers;

public sealed class AnswerTextTests
{
    [Fact]
    public void The_lead_comes_first_then_earlier_reports_then_the_rest_each_on_its_line()
    {
        AnswerSentence[] sentences =
        [
            new("It cost 80 crowns.", [3], AnswerRole.Detail),
            new("A sale was planned.", [2], AnswerRole.Earlier),
            new("The mill was sold.", [1, 4], AnswerRole.Current),
            new("It has a roof.", [5], AnswerRole.Detail),
        ];

        AnswerText.Of(null, sentences, [], number => $"day {number}").ShouldBe(
            "As of day 1: The mill was sold. [1] [4]\nEarlier report, day 2: A sale was planned. [2]\nIt cost 80 crowns. [3] It has a roof. [5]");
    }

    [Fact]
    public void Without_a_date_none_is_named() =>
        AnswerText.Of(null, [new("Sold.", [1], AnswerRole.Current), new("For sale.", [2], AnswerRole.Earlier)], [], _ => null)
            .ShouldBe("Sold. [1]\nEarlier report: For sale. [2]");

    [Fact]
    public void Details_alone_begin_at_once() => AnswerText.Of(null, [new("Sold.", [1], AnswerRole.Detail)], [], _ => "4 May 2020").ShouldBe("Sold. [1]");

    [Fact]
    public void Each_earlier_report_has_its_own_date() =>
        AnswerText.Of(null, [new("One.", [1], AnswerRole.Earlier), new("Two.", [2], AnswerRole.Earlier)], [], number => $"day {number}")
            .ShouldBe("Earlier report, day 1: One. [1] Earlier report, day 2: Two. [2]");

    [Theory]
    [InlineData("The mill\nwas sold.")]
    [InlineData("The mill\r\nwas sold.")]
    [InlineData("The mill\u2028was sold.")]
    public void A_sentence_stays_on_its_line(string sentence) =>
        AnswerText.Of(null, [new(sentence, [1], AnswerRole.Detail)], [], _ => null).ShouldBe("The mill was sold. [1]");

    [Fact]
    public void The_verdict_opens_the_text_and_dates_the_lead() =>
        AnswerText.Of("Planned, as of 4 May 2020.", [new("It will be sold.", [1], AnswerRole.Current)], [], _ => "4 May 2020")
            .ShouldBe("Planned, as of 4 May 2020.\nIt will be sold. [1]");

    [Theory]
    [InlineData(EventStatus.Happened, "Reported to have happened, as of 4 May 2020.")]
    [InlineData(EventStatus.Denied, "Reported not to have happened, as of 4 May 2020.")]
    [InlineData(EventStatus.Planned, "Planned, as of 4 May 2020.")]
    [InlineData(EventStatus.Claimed, "Claimed, as of 4 May 2020.")]
    public void A_verdict_has_fixed_words(EventStatus status, string words)
    {
        AnswerText.Verdict(status, PartialDate.OfDay(new DateOnly(2020, 5, 4))).ShouldBe(words);
        AnswerText.Verdict(status, null).ShouldBe(words.Replace(", as of 4 May 2020", "", StringComparison.Ordinal));
        AnswerText.Verdict(null, PartialDate.OfDay(new DateOnly(2020, 5, 4))).ShouldBeNull();
    }

    [Fact]
    public void A_disagreement_is_told_last_with_the_words_of_each_side() =>
        AnswerText.Of(
            null,
            [new("Sold on Monday.", [1], AnswerRole.Current)],
            [new Disagreement("when it happened", [new("Monday", [1]), new("last\nweek", [2])])],
            _ => null)
            .ShouldBe("Sold on Monday. [1]\nSources disagree on when it happened: \u201CMonday\u201D [1]; \u201Clast week\u201D [2].");
}
