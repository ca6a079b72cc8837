using NewsBot.Core.Evidence;
using NewsBot.Core.Tests.Builders;

namespace NewsBot.Core.Tests.Evidence;

public sealed class AnswerDetectorTests : WithQuestionReader
{
    [Theory]
    [InlineData("Mayor Jane Okoro cut the ribbon.", 1f)]
    [InlineData("The ribbon was cut in Lisbon.", 0f)] // a place is nobody
    [InlineData("The ribbon was cut by a child.", 0f)]
    [InlineData("", 0f)]
    public void Who_is_answered_by_a_person(string sentence, float expected) => Detect("Who cut the ribbon?", sentence).ShouldBe(expected);

    [Theory]
    [InlineData("Did anyone see the mayor? Jane Okoro left early.", 0f)]
    [InlineData("Jane Okoro married Peter Lindqvist.", 1f)]
    public void A_name_that_the_question_gave_is_no_answer(string sentence, float expected) =>
        Detect("Who married Jane Okoro?", sentence).ShouldBe(expected);

    [Theory]
    [InlineData("The fair opened in Lisbon.", 1f)]
    [InlineData("The fair was opened by Jane Okoro.", 0f)]
    [InlineData("The fair opened at last.", 0f)]
    public void Where_is_answered_by_a_place(string sentence, float expected) => Detect("Where did the fair open?", sentence).ShouldBe(expected);

    [Theory]
    [InlineData("The bridge was paid for by Bank of Lisbon.", 1f)]
    [InlineData("Jane Okoro paid for the bridge.", 0.4f)] // hardly the name of a bank
    [InlineData("The bridge was paid for by a lender.", 0.4f)] // a noun may do
    public void Which_is_answered_best_by_a_name(string sentence, float expected) => Detect("Which bank paid for the bridge?", sentence).ShouldBe(expected);

    [Theory]
    [InlineData("The bridge opened on Tuesday.", 1f)]
    [InlineData("The bridge opened yesterday.", 1f)]
    [InlineData("The bridge opened in May.", 1f)]
    [InlineData("The bridge opened on 4 Sept.", 1f)]
    [InlineData("The bridge opened in 1987.", 1f)]
    [InlineData("The bridge opened last week.", 1f)]
    [InlineData("The bridge opened two weeks ago.", 1f)]
    [InlineData("The bridge may open.", 0f)]
    [InlineData("May the bridge open!", 0f)]
    [InlineData("March over the bridge, they said.", 0f)]
    [InlineData("The bridge cost 4500 crowns.", 0f)]
    [InlineData("The bridge is 1400 metres long.", 0f)]
    [InlineData("Every week the bridge opens.", 0f)]
    public void When_is_answered_by_a_time(string sentence, float expected) => Detect("When did the bridge open?", sentence).ShouldBe(expected);

    [Theory]
    [InlineData("Some 120 ships came.", 1f)]
    [InlineData("Twelve large grey ships came.", 1f)]
    [InlineData("Three vessels came.", 1f)] // a word for the same thing
    [InlineData("Ships came with 300 sailors.", 0.5f)] // the number of something else
    [InlineData("Two of the many people who came there saw ships.", 0.5f)] // too far from what is counted
    [InlineData("Ships came in 1987.", 0f)] // a year counts nothing
    [InlineData("Ships came.", 0f)]
    public void How_many_is_answered_by_a_number_of_the_things_asked_about(string sentence, float expected) =>
        Detect("How many ships came?", sentence).ShouldBe(expected);

    [Theory]
    [InlineData("The bridge cost 42 million euros.", 1f)]
    [InlineData("The bridge cost half a fortune.", 1f)]
    [InlineData("The bridge was built in 1987.", 0f)]
    [InlineData("The bridge cost a fortune.", 0f)]
    public void How_much_is_answered_by_a_quantity(string sentence, float expected) => Detect("How much did the bridge cost?", sentence).ShouldBe(expected);

    [Theory]
    [InlineData("The strike lasted three weeks.", 1f)]
    [InlineData("The strike lasted 12 days.", 1f)]
    [InlineData("The strike lasted several months.", 1f)]
    [InlineData("The strike lasted an hour.", 1f)]
    [InlineData("The 12-day strike is over.", 1f)]
    [InlineData("The strike ended on Monday.", 0.5f)] // until when tells something
    [InlineData("The strike drew 300 people.", 0f)]
    [InlineData("The strike lasted for weeks.", 0f)]
    public void How_long_is_answered_by_a_length_of_time(string sentence, float expected) =>
        Detect("How long did the strike last?", sentence).ShouldBe(expected);

    [Theory]
    [InlineData("The plant closed because orders fell.", 1f)]
    [InlineData("The plant closed amid falling orders.", 1f)]
    [InlineData("Falling orders caused the plant to close.", 1f)]
    [InlineData("The owner cited falling orders.", 1f)]
    [InlineData("The plant closed.", 0f)]
    public void Why_is_answered_by_a_reason(string sentence, float expected) => Detect("Why did the plant close?", sentence).ShouldBe(expected);

    [Theory]
    [InlineData("The NSHU is a league of ports.", 1f)]
    [InlineData("The NSHU met in Bergen.", 0.3f)]
    [InlineData("Bergen is a port.", 0.3f)]
    public void A_definition_says_what_the_thing_is(string sentence, float expected) => Detect("What is the NSHU?", sentence).ShouldBe(expected);

    [Theory]
    [InlineData("The North Sea Harbour Union (NSHU) met.", 1f)]
    [InlineData("The North Sea Harbour Union met (again).", 0.3f)]
    public void A_short_name_in_brackets_defines_the_long_one(string sentence, float expected) =>
        Detect("What is the North Sea Harbour Union?", sentence).ShouldBe(expected);

    [Theory]
    [InlineData("Did the bridge open?")]
    [InlineData("bridge opening Alberton")]
    public void Any_sentence_will_do_where_no_kind_is_asked_for(string question) => Detect(question, "Rain fell.").ShouldBe(1f);

    private float Detect(string question, string sentence) => AnswerDetector.Detect(Read(question), sentence);
}
