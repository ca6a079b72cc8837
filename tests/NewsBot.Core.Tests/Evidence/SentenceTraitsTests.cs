using NewsBot.Core.Evidence;

namespace NewsBot.Core.Tests.Evidence;

public sealed class SentenceTraitsTests
{
    [Theory]
    [InlineData("Who won the regatta?", true)]
    [InlineData("“Who won the regatta?”", true)]
    [InlineData("“Who won?” she asked.", false)]
    [InlineData("Lindvik won the regatta.", false)]
    public void A_sentence_that_asks_is_no_answer(string sentence, bool isQuestion) => SentenceTraits.IsQuestion(sentence).ShouldBe(isQuestion);
}
