using NewsBot.Core.Evidence;
using NewsBot.Core.Questions;
using NewsBot.Core.Tests.Builders;
using NewsBot.Core.Time;

namespace NewsBot.Core.Tests.Evidence;

public sealed class CandidateTests
{
    private const float Tolerance = 1e-5f;

    [Fact]
    public void What_the_sentence_holds_and_what_its_surroundings_add_are_shares_of_all_weight()
    {
        var candidate = Candidate([1f, 0f, 0.5f], around: [0f, 0.7f, 0.7f], weights: [2f, 1f, 1f], retrieval: 0.4f);

        candidate.Coverage.ShouldBe(2.5f / 4, Tolerance);
        candidate.Context.ShouldBe(0.9f / 4, Tolerance);
        candidate.FirstScore.ShouldBe(0.625f + (0.45f * 0.225f) + (0.35f * 0.4f), Tolerance);
    }

    [Fact]
    public void Surroundings_that_hold_a_term_less_well_add_nothing()
    {
        var candidate = Candidate([1f], around: [0.7f], weights: [3f]);

        candidate.Coverage.ShouldBe(1f);
        candidate.Context.ShouldBe(0f);
    }

    [Fact]
    public void Without_any_weight_nothing_is_held()
    {
        var candidate = Candidate([1f], around: [1f], weights: [0f]);

        (candidate.Coverage, candidate.Context).ShouldBe((0f, 0f));
    }

    [Fact]
    public void A_term_of_the_surroundings_is_held_but_not_by_the_sentence()
    {
        var candidate = Candidate([0.5f, 0f, 0f], around: [0f, 0.4f, 0f], weights: [1f, 1f, 1f]);

        Enumerable.Range(0, 3).Select(candidate.Holds).ShouldBe([true, true, false]);
        Enumerable.Range(0, 3).Select(candidate.SentenceHolds).ShouldBe([true, false, false]);
    }

    [Fact]
    public void Names_may_stand_around_the_sentence_and_words_must_stand_in_it()
    {
        var question = TestEvidence.QuestionOf(
            terms: [("okoro", TermKind.Name), ("1987", TermKind.Number), ("bridg", TermKind.Word), ("new", TermKind.Light)]);
        var candidate = Candidate([0f, 0f, 0f, 0f], around: [0.7f, 0f, 0.7f, 0f], weights: [1f, 1f, 1f, 1f]);

        candidate.NamesHeld(question).ShouldBe(1 - (1.3f / 4), Tolerance);
        candidate.WordsHeld(question).ShouldBe(1 - (1f / 4), Tolerance);
    }

    [Theory]
    [InlineData("2019", true)]
    [InlineData("2020", false)]
    public void A_year_that_is_asked_for_and_not_held_is_another_year(string held, bool isOther)
    {
        var question = TestEvidence.QuestionOf(terms: [("harbour", TermKind.Word), ("2020", TermKind.Number)]);
        Candidate([1f, held == "2020" ? 1f : 0f], [0f, 0f], [1f, 1f]).IsOfOtherYear(question).ShouldBe(isOther);
    }

    [Fact]
    public void It_speaks_from_the_last_day_it_may_have_been_stated()
    {
        Candidate([1f], [0f], [1f], statedOn: PartialDate.OfMonth(2020, 2)).LatestStatedOn.ShouldBe(new DateOnly(2020, 2, 29));
        Candidate([1f], [0f], [1f]).LatestStatedOn.ShouldBe(DateOnly.MinValue);
    }

    private static Candidate Candidate(float[] strengths, float[] around, float[] weights, float retrieval = 0, PartialDate? statedOn = null) => new(
        TestEvidence.PassageOf("A sentence.", statedOn), 0, new SentenceMatch(strengths, new int[strengths.Length], new int[strengths.Length]), around, weights, retrieval, headline: 0);
}
