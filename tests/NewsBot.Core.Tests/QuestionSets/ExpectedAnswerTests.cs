using NewsBot.Core.Answers;
using NewsBot.Core.Citations;
using NewsBot.Core.QuestionSets;
using NewsBot.Core.Time;

namespace NewsBot.Core.Tests.QuestionSets;

public sealed class ExpectedAnswerTests
{
    private static readonly VerifiedAnswer Ferry = new()
    {
        Outcome = AnswerOutcome.Answered,
        Status = EventStatus.Denied,
        StatusAsOf = PartialDate.OfDay(new DateOnly(2021, 5, 4)),
        Sentences = [new("The ferry did not sail.", [1], AnswerRole.Current), new("It was to sail on 3 May.", [2], AnswerRole.Earlier)],
        Citations = [Quote(1, "late.md", "The ferry did not sail."), Quote(2, "plan.md", "It was to sail on 3 May.")],
    };

    [Theory]
    [InlineData("3 May", true)]
    [InlineData("did not SAIL", true)]
    [InlineData("4 May", false)]
    public void One_of_the_wordings_must_be_said(string wording, bool isRight) =>
        new ExpectedAnswer { Answers = ["never said", wording] }.Judge(Ferry).IsRight.ShouldBe(isRight);

    [Fact]
    public void The_first_sentence_is_judged_by_itself()
    {
        new ExpectedAnswer { Answers = ["did not sail"] }.Judge(Ferry).IsRightAtOnce.ShouldBeTrue();
        var late = new ExpectedAnswer { Answers = ["3 May"], Superseded = ["did not sail"], NotYet = ["3 May"] }.Judge(Ferry);
        late.IsRight.ShouldBeTrue();
        late.IsRightAtOnce.ShouldBeFalse();
        late.IsStale.ShouldBeTrue();
        late.LeaksFuture.ShouldBeTrue();
    }

    [Fact]
    public void Everything_that_is_wrong_is_told()
    {
        var judgement = new ExpectedAnswer
        {
            Answers = ["sank"],
            First = ["sank"],
            Never = ["3 May"],
            Documents = ["other.md"],
            AsksStatus = true,
            StatusAsOf = "2021-05-03",
            Disagreement = ["3 May", "4 May"],
        }.Judge(Ferry);

        judgement.IsRight.ShouldBeFalse();
        judgement.Problems.Count.ShouldBe(7);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Abstaining_is_right_where_the_documents_do_not_say(bool isAnswerable, bool isRight) =>
        new ExpectedAnswer { IsAnswerable = isAnswerable, Answers = ["anything"] }.Judge(new VerifiedAnswer { Outcome = AnswerOutcome.Abstained }).IsRight.ShouldBe(isRight);

    [Fact]
    public void Answering_is_wrong_where_the_documents_do_not_say() => new ExpectedAnswer { IsAnswerable = false }.Judge(Ferry).IsRight.ShouldBeFalse();

    private static Citation Quote(int number, string document, string quote) =>
        new(number, document, "A headline", null, null, null, null, quote, 0, quote.Length, 1, null, "0a1b2c3d4e5f");
}
