using NewsBot.Core.Questions;
using NewsBot.Core.Tests.Builders;

namespace NewsBot.Core.Tests.Questions;

public sealed class QuestionReaderTests : WithQuestionReader
{
    [Theory]
    [InlineData("Did the union approve the harbour?", AnswerKind.YesNo)]
    [InlineData("Was the harbour opened?", AnswerKind.YesNo)]
    [InlineData("Who leads the union?", AnswerKind.Who)]
    [InlineData("Which minister opened the harbour?", AnswerKind.Who)]
    [InlineData("When did the union meet?", AnswerKind.When)]
    [InlineData("What year was the harbour built?", AnswerKind.When)]
    [InlineData("Where did the union meet?", AnswerKind.Where)]
    [InlineData("The union met in which city?", AnswerKind.Where)]
    [InlineData("How many ships use the harbour?", AnswerKind.HowMany)]
    [InlineData("How much does the harbour cost?", AnswerKind.HowMuch)]
    [InlineData("How long did the meeting last?", AnswerKind.HowLong)]
    [InlineData("Why did the union meet?", AnswerKind.Why)]
    [InlineData("What is the NSHU?", AnswerKind.Definition)]
    [InlineData("The harbour was built when?", AnswerKind.When)]
    [InlineData("The ferry sails from where?", AnswerKind.Where)]
    [InlineData("Which bank pays for the harbour?", AnswerKind.Name)]
    [InlineData("Which North Sea team won the regatta?", AnswerKind.Name)]
    [InlineData("What is the name of the harbour?", AnswerKind.Name)]
    [InlineData("Which former governor opened the harbour?", AnswerKind.Who)]
    [InlineData("Which two countries share the harbour?", AnswerKind.Where)]
    [InlineData("What percentage of ships use the harbour?", AnswerKind.HowMuch)]
    [InlineData("Which fish is caught in the harbour?", AnswerKind.Which)]
    [InlineData("What did the union decide?", AnswerKind.Any)]
    [InlineData("harbour union Bergen", AnswerKind.Any)]
    [InlineData("What is the North Sea Harbour Union?", AnswerKind.Definition)]
    [InlineData("What is the harbour?", AnswerKind.Definition)]
    [InlineData("What is a tidal lagoon?", AnswerKind.Definition)]
    [InlineData("What does NSHU stand for?", AnswerKind.Definition)]
    [InlineData("What does NSHU ask for?", AnswerKind.Any)]
    [InlineData("What was rebuilt behind the harbour?", AnswerKind.Any)]
    [InlineData("What is the harbour motto?", AnswerKind.Any)]
    [InlineData("What was the harbour called later?", AnswerKind.Any)]
    [InlineData("What was the height of the harbour wall?", AnswerKind.HowMuch)]
    [InlineData("What is the deadline for the harbour plan?", AnswerKind.When)]
    [InlineData("The union met in Bergen. When did it vote?", AnswerKind.When)]
    [InlineData("A ferry sank. Did anybody drown?", AnswerKind.YesNo)]
    [InlineData("The ferry, which sank in May, was built in which country?", AnswerKind.Where)]
    public void The_words_tell_what_kind_of_thing_is_asked_for(string question, AnswerKind expected) =>
        Read(question).Kind.ShouldBe(expected);

    [Fact]
    public void Function_words_and_asking_words_are_not_terms() =>
        Read("Could you please tell me what the union has decided about the harbour?")
            .Terms.Select(term => term.Surface).ShouldBe(["union", "decided", "harbour"]);

    [Fact]
    public void Whom_a_message_is_for_is_read_over() =>
        Read("<@8123456789> who leads the union, <#42>?").Terms.Select(term => term.Surface).ShouldBe(["leads", "union"]);

    [Theory]
    [InlineData("Which union paid 31m for the harbour?", "31m", "31 million")]
    [InlineData("Did the harbour cost 2bn?", "2bn", "2 billion")]
    [InlineData("Did the harbour cost 2,500,000 crowns?", "2,500,000", "2.5 million")]
    [InlineData("Did the northsea union meet?", "northsea", "north sea")]
    public void Numbers_and_compounds_are_found_in_other_spellings(string question, string term, string other) =>
        Read(question).Terms.Single(read => read.Surface == term)
            .Alternatives.ShouldContain(alternative => string.Join(' ', alternative.Stems) == other);

    [Theory]
    [InlineData("Did the union want a deeper harbor?", "harbor", "harbour")]
    [InlineData("Who paid for the deepest harbour?", "deepest", "deep")]
    [InlineData("Where is the 3rd harbour?", "3rd", "third")]
    public void A_word_is_found_in_its_other_forms(string question, string term, string other) => AlternativesOf(question, term).ShouldContain(other);

    [Theory]
    [InlineData("Where did the uinon meet?", "uinon", "union")]
    [InlineData("Who paid for the harbbour?", "harbbour", "harbour")]
    [InlineData("Who paid for the habour?", "habour", "harbour")]
    [InlineData("Who paid for the harvour?", "harvour", "harbour")]
    public void A_slip_of_the_keys_is_found_as_the_word_that_was_meant(string question, string term, string meant) =>
        AlternativesOf(question, term).ShouldContain(meant);

    [Fact]
    public void Who_asks_is_told_which_word_was_taken_for_another() =>
        Read("Who paid for the harbbour?").Notes.ShouldBe(["“harbbour” is in no document; “harbour” was looked for too."]);

    // "p" and "b" are far apart on the keys; "design" is in the lists.
    [Theory]
    [InlineData("Who paid for the harpour?", "harpour")]
    [InlineData("Who will design the harbour?", "design")]
    public void A_word_that_is_known_to_be_right_or_no_slip_is_read_as_it_stands(string question, string term) =>
        Read(question).Terms.Single(read => read.Surface == term).Meant.ShouldBeNull();

    [Theory]
    [InlineData("Did the anion meet?", "anion")]
    [InlineData("Did the union meet at the harbours?", "harbours")]
    [InlineData("Did Harbbour meet the union?", "Harbbour")]
    public void Short_words_words_of_the_documents_and_names_are_read_as_they_stand(string question, string term) =>
        AlternativesOf(question, term).ShouldBeSubsetOf(["harbor", "port"]);

    [Theory]
    [InlineData("When was the union of the two towns founded?", "founded")]
    [InlineData("Who leads the union?", "leads")]
    [InlineData("Which union paid for the harbour?", "paid")]
    [InlineData("How many ships entered the harbour?", "entered")]
    [InlineData("Where did the NSHU meet?", "meet")]
    [InlineData("The harbour sank in which year?", "sank")]
    [InlineData("Which harbour is it?", null)]
    public void The_predicate_is_the_verb_that_is_asked_about(string question, string? predicate)
    {
        var read = Read(question);
        (read.PredicateTerm is { } term ? read.Terms[term].Surface : null).ShouldBe(predicate);
    }

    [Fact]
    public void What_is_counted_is_the_unit()
    {
        var question = Read("How many large ships use the harbour?");
        question.Terms[question.UnitTerm!.Value].Surface.ShouldBe("large");
    }

    [Fact]
    public void Names_learned_from_the_documents_stand_for_each_other() =>
        Read("Where did the NSHU meet?")
            .Terms.First(term => term.Surface == "NSHU")
            .Alternatives.ShouldContain(alternative => string.Join(' ', alternative.Stems) == "north sea harbour union");

    [Fact]
    public void Control_characters_and_direction_marks_are_read_over() =>
        Read("Who\u0007 leads\u202E the\r\n\u200Bunion?").Text.ShouldBe("Who leads the union?");

    [Theory]
    [InlineData("", "The question is empty.")]
    [InlineData(" \t\u200B\n", "The question is empty.")]
    [InlineData("?!…", "no word to look for")]
    [InlineData("who is it", "no word to look for")]
    public void A_question_without_matter_is_refused_with_a_remedy(string question, string message) =>
        Should.Throw<QuestionException>(() => Read(question)).Message.ShouldContain(message);

    [Fact]
    public void An_endless_question_is_refused() =>
        Should.Throw<QuestionException>(() => Read(new string('x', 100_000))).Message.ShouldContain("100,000 characters");

    private List<string> AlternativesOf(string question, string term) =>
    [
        .. Read(question).Terms.Single(read => read.Surface == term).Alternatives.Select(alternative => string.Join(' ', alternative.Stems)),
    ];
}
