using NewsBot.Core.Answers;
using NewsBot.Core.Evidence;
using NewsBot.Core.Questions;
using NewsBot.Core.Tests.Builders;

namespace NewsBot.Core.Tests.Answers;

public sealed class AbstentionTextTests
{
    [Theory]
    [InlineData(new[] { "zeppelins" }, "No passage on the matter mentions “zeppelins”.")]
    [InlineData(new[] { "zeppelins", "mill" }, "No passage on the matter mentions “zeppelins” or “mill”.")]
    [InlineData(new[] { "a1", "b2", "c3" }, "No passage on the matter mentions “a1”, “b2” or “c3”.")]
    [InlineData(new[] { "a1", "b2", "c3", "d4", "e5" }, "No passage on the matter mentions “a1”, “b2”, “c3” or “d4”.")]
    [InlineData(new string[0], "They use the words of the question, but no passage puts them together as asked.")]
    public void It_gives_the_reason_after_the_fixed_words(string[] missing, string reason) =>
        Of(missing, "The mill was sold.").ShouldBe("The documents do not say. " + reason);

    [Fact]
    public void It_says_when_no_word_of_the_question_was_found() =>
        Of(["zeppelins"]).ShouldBe("The documents do not say. Nothing in them mentions any word of the question.");

    [Fact]
    public void It_names_the_day_asked_about() =>
        AbstentionText.Of(Question(new DateOnly(2020, 3, 2)), new EvidenceSet([], float.NegativeInfinity, []))
            .ShouldStartWith("The documents do not say as of 2 March 2020. ");

    [Fact]
    public void It_says_when_nobody_tells_who_is_asked_for() =>
        AbstentionText.Of(TestEvidence.QuestionOf(asOf: null, ("Holm", TermKind.Name)) with { AsksForDescription = true }, new EvidenceSet([TestEvidence.SentenceOf("The mill was sold.")], -1, []))
            .ShouldBe("The documents do not say. They use the words of the question, but no passage tells who or what that is.");

    private static string Of(string[] missing, params string[] found) =>
        AbstentionText.Of(Question(null), new EvidenceSet([.. found.Select(TestEvidence.SentenceOf)], -1, missing));

    private static Question Question(DateOnly? asOf) => TestEvidence.QuestionOf(asOf, ("mill", TermKind.Word));
}
