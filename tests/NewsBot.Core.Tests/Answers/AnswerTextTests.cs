using NewsBot.Core.Answers;

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

        AnswerText.Of(sentences, number => $"day {number}").ShouldBe(
            "As of day 1: The mill was sold. [1] [4]\nEarlier report, day 2: A sale was planned. [2]\nIt cost 80 crowns. [3] It has a roof. [5]");
    }

    [Fact]
    public void Without_a_date_none_is_named() =>
        AnswerText.Of([new("Sold.", [1], AnswerRole.Current), new("For sale.", [2], AnswerRole.Earlier)], _ => null)
            .ShouldBe("Sold. [1]\nEarlier report: For sale. [2]");

    [Fact]
    public void Details_alone_begin_at_once() => AnswerText.Of([new("Sold.", [1], AnswerRole.Detail)], _ => "4 May 2020").ShouldBe("Sold. [1]");

    [Fact]
    public void Each_earlier_report_has_its_own_date() =>
        AnswerText.Of([new("One.", [1], AnswerRole.Earlier), new("Two.", [2], AnswerRole.Earlier)], number => $"day {number}")
            .ShouldBe("Earlier report, day 1: One. [1] Earlier report, day 2: Two. [2]");

    [Theory]
    [InlineData("The mill\nwas sold.")]
    [InlineData("The mill\r\nwas sold.")]
    [InlineData("The mill\u2028was sold.")]
    public void A_sentence_stays_on_its_line(string sentence) =>
        AnswerText.Of([new(sentence, [1], AnswerRole.Detail)], _ => null).ShouldBe("The mill was sold. [1]");
}
