using NewsBot.Core.Evidence;
using NewsBot.Core.Language;
using NewsBot.Core.Tests.Builders;

namespace NewsBot.Core.Tests.Evidence;

public sealed class DescriptionsTests : WithQuestionReader
{
    [Theory]
    [InlineData("Norway's harbour minister Jane Okoro opened the bridge.", true)]
    [InlineData("Harbour Minister Jane Okoro opened the bridge.", true)]
    [InlineData("Gov. Jane Okoro opened the bridge.", true)]
    [InlineData("Jane Okoro, the head of the harbour union, opened the bridge.", true)]
    [InlineData("Jane Okoro, 45, mayor of Bergen, opened the bridge.", true)]
    [InlineData("Jane Okoro, who is a diver, opened the bridge.", true)]
    [InlineData("The mayor of Bergen, Jane Okoro, opened the bridge.", true)]
    [InlineData("Jane Okoro was the first mayor of Bergen.", true)]
    [InlineData("Jane Okoro opened the bridge.", false)]
    [InlineData("Mrs Jane Okoro opened the bridge.", false)]
    [InlineData("The bridge is late, Jane Okoro said.", false)]
    [InlineData("In Bergen, Jane Okoro, the mayor said, was missed.", false)]
    [InlineData("Jane Okoro was late.", false)]
    [InlineData("Peter Lindqvist, the mayor of Bergen, met Jane Okoro.", false)]
    public void A_person_is_described_by_a_role(string sentence, bool expected) => Describe("Who is Jane Okoro?", sentence).ShouldBe(expected);

    [Theory]
    [InlineData("The ferry company Northline raised its fares.", true)]
    [InlineData("Northline, a ferry company, raised its fares.", true)]
    [InlineData("Northline is a ferry company.", true)]
    [InlineData("Northline raised its fares.", false)]
    [InlineData("Northline is late again.", false)]
    [InlineData("Fares at Northline, the mayor said, were raised.", false)]
    [InlineData("The airline Northline Air raised its fares.", false)] // another name
    public void A_thing_is_described_by_its_kind(string sentence, bool expected) => Describe("What is Northline?", sentence).ShouldBe(expected);

    [Theory]
    [InlineData("Lumen Borealis, Northern Light, filled the harbour.", true)]
    [InlineData("Lumen Borealis, Jane Okoro said, filled the harbour.", false)]
    [InlineData("Lumen Borealis, Harbour Lamp, and Holm Fire are paintings.", false)]
    [InlineData("Lumen Borealis, Northern Light and Holm Fire, are paintings.", false)]
    public void A_name_is_described_by_another_one_beside_it(string sentence, bool expected) =>
        Describe("What does 'Lumen Borealis' mean?", sentence).ShouldBe(expected);

    [Theory]
    [InlineData("what is northline", "Fares at the ferry company Northline rose.", true)]
    [InlineData("what is northline", "Last year Northline was a small company.", true)]
    [InlineData("who is winning", "Winning is a habit, the coach said.", false)]
    [InlineData("What are the prices?", "Prices are the highest since 2008.", false)]
    public void A_capital_at_the_beginning_of_a_sentence_makes_no_name(string question, string sentence, bool expected) => Describe(question, sentence).ShouldBe(expected);

    [Theory]
    [InlineData("What is the NSHU?")]
    [InlineData("What does NSHU stand for?")]
    [InlineData("what's nshu")]
    public void A_short_name_is_described_by_the_long_one(string question) =>
        Describe(question, "The North Sea Harbour Union (NSHU) met in Bergen.").ShouldBeTrue();

    [Fact]
    public void A_long_name_is_not_described_by_the_short_one() =>
        Describe("What is the North Sea Harbour Union?", "The North Sea Harbour Union (NSHU) met in Bergen.").ShouldBeFalse();

    [Fact]
    public void A_name_is_found_by_its_words_where_no_list_knows_it() =>
        Describe("What is the NSHU Divers' Day?", "The NSHU Divers' Day is a fair.").ShouldBeTrue();

    [Theory]
    [InlineData("Who opened the bridge?")]
    [InlineData("What did Jane Okoro open?")]
    [InlineData("Who is the mayor of Bergen and when was she elected by the people there?")]
    public void Other_questions_do_not_ask_for_a_description(string question) =>
        Read(question).AsksForDescription.ShouldBeFalse();

    private bool Describe(string question, string sentence)
    {
        var read = Read(question);
        read.AsksForDescription.ShouldBeTrue();
        return Descriptions.Describe(read, sentence, new TextSpan(0, sentence.Length));
    }
}
