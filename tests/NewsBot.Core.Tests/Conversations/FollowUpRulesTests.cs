using NewsBot.Core.Conversations;

namespace NewsBot.Core.Tests.Conversations;

/// <summary>Questions that lean on the one before, about an invented bridge.</summary>
public sealed class FollowUpRulesTests
{
    private const string Opened = "Did Alberton open the new river bridge?";
    private const string Answer = "Mayor Jane Okoro said that the river bridge did not open because inspectors found cracks.";

    [Theory]
    [InlineData(Opened, "When?", "When did Alberton open the new river bridge?")]
    [InlineData(Opened, "And when?", "When did Alberton open the new river bridge?")]
    [InlineData(Opened, "And when was that?", "When did Alberton open the new river bridge?")]
    [InlineData(Opened, "Why not?", "Why did Alberton open the new river bridge?")]
    [InlineData(Opened, "why", "Why did Alberton open the new river bridge?")]
    [InlineData("What did the mayor of Alberton say about the bridge?", "And when?", "When did the mayor of Alberton say about the bridge?")]
    [InlineData("Who designed the river bridge?", "When?", "When \u2013 Who designed the river bridge?")]
    public void A_bare_question_word_asks_on_about_the_question_before(string before, string question, string expected) =>
        Rewrite(question, before).ShouldBe(expected);

    [Theory]
    [InlineData("Who said that?")]
    [InlineData("And who said so?")]
    public void Who_said_that_asks_for_the_speaker_of_what_was_answered(string question) =>
        Rewrite(question, Opened).ShouldBe("Who said that Mayor Jane Okoro said that the river bridge did not open because inspectors found cracks?");

    [Theory]
    [InlineData("Did Norway sign the fishing treaty?", "What about Denmark?", "Did Denmark sign the fishing treaty?")]
    [InlineData("Did Norway sign the fishing treaty?", "And Denmark?", "Did Denmark sign the fishing treaty?")]
    [InlineData("Who won the Harbour Cup in 2021?", "And in 2022?", "Who won the Harbour Cup in 2022?")]
    [InlineData("Who won the Harbour Cup?", "What about in 2022?", "Who won the Harbour Cup in 2022?")]
    [InlineData("What did Jane Okoro say about the bridge?", "What about Peter Lindqvist?", "What did Peter Lindqvist say about the bridge?")]
    [InlineData("How many people use the ferry?", "What about the tunnel?", "How many people use the ferry \u2013 the tunnel?")]
    public void What_about_puts_another_name_or_time_into_the_question_before(string before, string question, string expected) =>
        Rewrite(question, before).ShouldBe(expected);

    [Theory]
    [InlineData("What did she say about the cracks?", "What did Jane Okoro say about the cracks?")]
    [InlineData("And who paid for it?", "Who paid for the new river bridge?")]
    [InlineData("When will that bridge be inspected?", "When will the new river bridge be inspected?")]
    [InlineData("Was it damaged?", "Was the new river bridge damaged?")]
    [InlineData("What is its length?", "What is the new river bridge's length?")]
    public void A_pronoun_stands_for_what_was_spoken_of_last(string question, string expected) => Rewrite(question, Opened).ShouldBe(expected);

    [Theory]
    [InlineData("Who won the election in Norway?")]
    [InlineData("Did Peter Lindqvist say he would resign?")]
    [InlineData("Is it true that the tunnel was flooded?")]
    [InlineData("Did the tunnel open before it was inspected?")]
    [InlineData("Is there a tunnel under the Marrow river?")]
    [InlineData("How many passengers does the ferry Sula take?")]
    [InlineData("")]
    [InlineData("???")]
    public void A_question_that_stands_by_itself_is_left_alone(string question) => Rewrite(question, Opened).ShouldBeNull();

    [Fact]
    public void Without_a_question_before_nothing_is_put_in() =>
        FollowUpRules.Rewrite("And when?", new Conversation(new ConversationId("t"))).ShouldBeNull();

    private static string? Rewrite(string question, string before) =>
        FollowUpRules.Rewrite(question, new Conversation(new ConversationId("t")).With(new Turn(before, before, [Answer])));
}
