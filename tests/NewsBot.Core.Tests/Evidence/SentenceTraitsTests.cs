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

    [Theory]
    [InlineData("The council had not yet approved the bridge.", "approved", true)]
    [InlineData("The council didn’t approve the bridge.", "approve", true)]
    [InlineData("The council approved the bridge, not the tunnel.", "approved", false)]
    [InlineData("Not one of the nine members of the harbour council approved the bridge.", "approved", false)]
    public void A_negation_denies_the_words_close_behind_it(string sentence, string word, bool isDenied) =>
        SentenceTraits.IsDenied(sentence.IndexOf(word, StringComparison.Ordinal), SentenceTraits.NegationsOf(sentence)).ShouldBe(isDenied);
}
