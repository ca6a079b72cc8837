using NewsBot.Core.Evidence;
using NewsBot.Core.Questions;
using NewsBot.Core.Tests.Builders;

namespace NewsBot.Core.Tests.Evidence;

public sealed class SentenceMatcherTests : WithQuestionReader
{
    [Theory]
    [InlineData("approve", "The council approved the harbour.", 1f, 1)] // the word itself, inflected
    [InlineData("approve", "The council endorsed the harbour.", 0.7f, 1)] // a synonym
    [InlineData("approve", "The harbour awaits approval.", 0.5f, 2)] // a word made of it
    [InlineData("juggle", "The juggler left the harbour.", 0.6f, 0)] // of its family, but in no list
    [InlineData("approve", "The council slept.", 0f, -1)]
    [InlineData("NSHU", "Ministers of the North Sea Harbour Union agreed.", 0.9f, 1)] // an alias of several words
    [InlineData("NSHU", "Ministers of the NSHU agreed.", 1f, 1)]
    [InlineData("NSHU", "The North Sea and the Harbour Union agreed.", 0.9f, 0)] // function words do not part a name
    [InlineData("NSHU", "The North Sea Fishing Harbour Union agreed.", 0f, -1)] // other words do
    [InlineData("NSHU", "They met at the North Sea Harbour.", 0f, -1)] // nor will a part of it do
    [InlineData("ceasefire", "The ceasefire began.", 1f, 0)]
    [InlineData("ceasefire", "The cease-fire began.", 1f, 2)] // the joined compound comes after its parts
    [InlineData("Germany", "German builders came.", 0f, -1)]
    [InlineData("German", "Builders from Germany came.", 0.9f, 1)]
    public void A_word_is_found_as_well_as_a_sentence_says_it(string asked, string sentence, float strength, int position)
    {
        var question = Read($"Did they {asked} it?");
        question.Terms.Count.ShouldBe(1);

        var match = new SentenceMatcher(question).Match(sentence);

        match.Strengths[0].ShouldBe(strength);
        match.Positions[0].ShouldBe(position);
    }

    [Theory]
    [InlineData("The ceasefire began.", 0, 0)]
    [InlineData("A cease-fire began.", 0, 1)]
    [InlineData("They began to cease fire.", 1, 2)]
    public void The_parts_of_a_hyphenated_compound_are_found_however_it_is_written(string sentence, int first, int second)
    {
        var question = Read("Was there a cease-fire?");
        question.Terms.Select(term => term.Surface).ShouldBe(["cease", "fire"]);

        var match = new SentenceMatcher(question).Match(sentence);

        match.Strengths.ShouldBe([1f, 1f]);
        match.Positions.ShouldBe([first, second]);
    }

    [Fact]
    public void Positions_count_content_words()
    {
        var match = new SentenceMatcher(Read("Did the council approve the harbour?")).Match("The council of the town will approve a harbour.");

        match.Strengths.ShouldBe([1f, 1f, 1f]);
        match.Positions.ShouldBe([0, 2, 3]);
    }

    [Fact]
    public void The_best_form_in_the_sentence_counts_at_its_first_place()
    {
        var match = new SentenceMatcher(Read("Did they approve it?")).Match("Endorsed in April, approved in June, approved again in July.");

        match.Strengths.ShouldBe([1f]);
        match.Positions.ShouldBe([2]);
    }

    [Theory]
    [InlineData(TermKind.Word, 0.6f)]
    [InlineData(TermKind.Light, 0.6f)]
    [InlineData(TermKind.Name, 0f)]
    [InlineData(TermKind.Number, 0f)]
    public void Only_common_words_have_a_family(TermKind kind, float strength) =>
        new SentenceMatcher(TestEvidence.QuestionOf(terms: ("juggl", kind))).Match("The juggler rested.").Strengths.ShouldBe([strength]);

    [Fact]
    public void Nothing_of_one_sentence_is_left_for_the_next()
    {
        var matcher = new SentenceMatcher(Read("Did they juggle the harbour?"));
        matcher.Match("A juggler came to the harbour.").Strengths.ShouldBe([0.6f, 1f]);

        var match = matcher.Match("");

        match.Strengths.ShouldBe([0f, 0f]);
        match.Positions.ShouldBe([-1, -1]);
    }
}
