using NewsBot.Core.Evidence;
using NewsBot.Core.Knowledge;
using NewsBot.Core.Questions;
using NewsBot.Core.Tests.Builders;

namespace NewsBot.Core.Tests.Evidence;

public sealed class EvidenceFinderTests : IDisposable
{
    private readonly TestKnowledge _knowledge = new();

    public void Dispose() => _knowledge.Dispose();

    [Fact]
    public async Task The_sentence_that_answers_comes_first_and_is_sure()
    {
        _knowledge.WithArticle(
            "mill.md", "2020-03-01", "Old mill", "Rain fell all morning. The town of Karsholm sold the old mill to Ada Brandt. Karsholm has four schools.");

        var evidence = await FindAsync("Who bought the old mill of Karsholm?");

        evidence.Ranked[0].Text.ShouldBe("The town of Karsholm sold the old mill to Ada Brandt.");
        evidence.Ranked[0].Features.Answer.ShouldBe(1f);
        evidence.Answers.ShouldBeTrue();
        evidence.Ranked.ShouldNotContain(sentence => sentence.Text.StartsWith("Rain"));
        evidence.Ranked.Select(sentence => sentence.Score).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public async Task Nothing_stated_after_the_day_asked_about_is_found()
    {
        _knowledge
            .WithArticle("before.md", "2020-03-01", "Mill", "Karsholm plans to sell the mill.")
            .WithArticle("on.md", "2020-03-02", "Mill", "Karsholm has offered the mill to a baker.")
            .WithArticle("after.md", "2020-03-03", "Mill", "Karsholm sold the mill.")
            .WithArticle("month.md", "2020-03", "Mill", "Karsholm repaired the mill roof.");

        (await PathsAsync("Did Karsholm sell the mill?", new DateOnly(2020, 3, 2))).ShouldBe(["before.md", "on.md"], ignoreOrder: true);
        (await PathsAsync("Did Karsholm sell the mill?", new DateOnly(2020, 3, 31))).ShouldBe(
            ["before.md", "on.md", "after.md", "month.md"], ignoreOrder: true);
    }

    [Fact]
    public async Task An_undated_article_is_found_only_where_no_day_is_given()
    {
        _knowledge
            .WithArticle("dated.md", "2020-03-01", "Mill", "Karsholm plans to sell the mill.")
            .WithArticle("undated.md", null, "Mill", "Karsholm sold the mill.");

        (await PathsAsync("Did Karsholm sell the mill?")).ShouldContain("undated.md");
        (await PathsAsync("Did Karsholm sell the mill?", new DateOnly(2030, 1, 1))).ShouldBe(["dated.md"]);
    }

    [Fact]
    public async Task A_headline_that_holds_a_word_speaks_for_the_sentences_under_it()
    {
        _knowledge
            .WithArticle("with.md", "2020-03-01", "Karsholm news", "The mill was sold.")
            .WithArticle("without.md", "2020-03-01", "Local news", "The mill was burnt.");

        var evidence = await FindAsync("What about the mill in Karsholm?");

        var with = evidence.Ranked.Single(sentence => sentence.Text == "The mill was sold.");
        var without = evidence.Ranked.Single(sentence => sentence.Text == "The mill was burnt.");
        with.Features.Coverage.ShouldBe(without.Features.Coverage);
        with.Features.Context.ShouldBeGreaterThan(0);
        without.Features.Context.ShouldBe(0);
        with.Score.ShouldBeGreaterThan(without.Score);
    }

    [Fact]
    public async Task A_neighbour_that_holds_a_word_speaks_for_a_sentence_more_than_one_further_off()
    {
        _knowledge.WithArticle(
            "a.md", "2020-03-01", "Local news", "Karsholm is a quiet town. The mill was sold. Everyone was surprised. The mill was empty.");

        var evidence = await FindAsync("What about the mill in Karsholm?");

        var near = evidence.Ranked.Single(sentence => sentence.Text == "The mill was sold.").Features;
        var far = evidence.Ranked.Single(sentence => sentence.Text == "The mill was empty.").Features;
        near.Coverage.ShouldBe(far.Coverage);
        near.Context.ShouldBeGreaterThan(far.Context);
        far.Context.ShouldBeGreaterThan(0);
        (near.Context / far.Context).ShouldBe(0.7f / 0.4f, 1e-3f);
    }

    [Fact]
    public async Task What_the_rest_of_its_article_holds_is_not_missing()
    {
        _knowledge
            .WithArticle("whole.md", "2020-03-01", "Local news", "The mill was sold. Its new owner is a zeppelin pilot.")
            .WithArticle("part.md", "2020-03-02", "Local news", "The mill was burnt.");

        var evidence = await FindAsync("Which zeppelin pilot has the mill?");

        evidence.Ranked.Single(sentence => sentence.Text == "The mill was sold.").Features[Feature.Missing].ShouldBe(0);
        evidence.Ranked.Single(sentence => sentence.Text == "The mill was burnt.").Features[Feature.Missing].ShouldBeInRange(0.01f, 1f);
    }

    [Theory]
    [InlineData("Who sold the mill?", 1f)]
    [InlineData("Who burnt the mill?", 0f)]
    [InlineData("Which mill?", 0.5f)]
    public async Task The_predicate_is_held_by_the_sentence_itself_or_not(string question, float held)
    {
        _knowledge.WithArticle("a.md", "2020-03-01", "Local news", "Karsholm sold the mill. It burnt down.");

        (await FindAsync(question)).Ranked.Single(sentence => sentence.Text == "Karsholm sold the mill.").Features[Feature.Predicate].ShouldBe(held);
    }

    [Theory]
    [InlineData("When did Karsholm sell the mill?", 0f)]
    [InlineData("When did Karsholm sell the mill for eighty crowns?", 0.4f)]
    [InlineData("For eighty crowns Karsholm sold which mill?", 0f)]
    [InlineData("Karsholm sold the mill to which famous inventor?", 0f)]
    [InlineData("Which famous inventor bought the Karsholm windmill?", 0.2f)]
    public async Task What_a_question_ends_with_is_held_or_not(string question, float missing)
    {
        _knowledge.WithArticle("a.md", "2020-03-01", "Local news", "Karsholm sold the mill on Friday.");

        (await FindAsync(question)).Ranked.Single(sentence => sentence.Text == "Karsholm sold the mill on Friday.").Features[Feature.Ending].ShouldBe(missing);
    }

    [Fact]
    public async Task Words_that_nothing_found_holds_are_listed_as_asked()
    {
        _knowledge.WithArticle("a.md", "2020-03-01", "Local news", "The mill was sold.");

        (await FindAsync("Which zeppelins bombarded the mill?")).Missing.ShouldBe(["zeppelins", "bombarded"]);
        (await FindAsync("Was the mill sold?")).Missing.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_no_word_is_found_there_is_no_evidence_and_every_word_is_missing()
    {
        _knowledge.WithArticle("a.md", "2020-03-01", "Local news", "The mill was sold.");

        var evidence = await FindAsync("Which zeppelins exploded?");

        evidence.Ranked.ShouldBeEmpty();
        evidence.Confidence.ShouldBe(float.NegativeInfinity);
        evidence.Answers.ShouldBeFalse();
        evidence.Missing.ShouldBe(["zeppelins", "exploded"]);
    }

    [Fact]
    public async Task An_empty_folder_has_no_evidence() => (await FindAsync("Was the mill sold?")).Ranked.ShouldBeEmpty();

    [Theory]
    [InlineData("Who wrote the article \"Karsholm sells its windmill\"?", "author: Ada Brandt")]
    [InlineData("When was the article \"Karsholm sells its windmill\" published?", "published: 2020-03-01")]
    public async Task A_question_about_an_article_is_answered_by_its_header(string question, string expected)
    {
        AddArticleWithAuthor();
        _knowledge.WithArticle("other.md", "2020-04-05", "Karsholm opens a library", "Peter Lund opened the library on Monday.");

        var evidence = await FindAsync(question);

        evidence.Answers.ShouldBeTrue();
        evidence.Ranked[0].Text.ShouldBe(expected);
        evidence.Ranked.ShouldAllBe(sentence => sentence.Passage.Sentences[sentence.Index].Kind == BlockKind.Header);
        evidence.Ranked.ShouldAllBe(sentence => sentence.Passage.Article.Path == "windmill.md");
    }

    [Fact]
    public async Task Other_questions_are_not_answered_by_a_header_or_a_heading()
    {
        AddArticleWithAuthor();

        var evidence = await FindAsync("What did Ada Brandt say about the windmill price?");

        evidence.Ranked.ShouldNotBeEmpty();
        evidence.Ranked.Select(sentence => sentence.Passage.Sentences[sentence.Index].Kind)
            .ShouldBeSubsetOf([BlockKind.Title, BlockKind.Paragraph]);
    }

    [Fact]
    public async Task Why_is_not_answered_by_a_sentence_without_a_reason()
    {
        _knowledge.WithArticle("a.md", "2020-03-01", "Local news", "Karsholm sold the mill. Karsholm sold the mill because its roof leaked.");

        (await FindAsync("Why did Karsholm sell the mill?")).Ranked.ShouldHaveSingleItem().Text.ShouldEndWith("because its roof leaked.");
    }

    [Fact]
    public async Task The_newest_statement_is_told_from_older_ones()
    {
        _knowledge
            .WithArticle("old.md", "2020-03-01", "Mill", "Karsholm wants to keep the mill.")
            .WithArticle("middle.md", "2020-04-01", "Mill", "Karsholm asks for offers for the mill.")
            .WithArticle("new.md", "2020-05-01", "Mill", "Karsholm hands over the keys of the mill.");

        var evidence = await FindAsync("What about Karsholm and the mill?");

        evidence.Ranked.Where(sentence => sentence.Features[Feature.Prose] > 0)
            .ToDictionary(sentence => sentence.Passage.Article.Path, sentence => sentence.Features[Feature.Recency])
            .ShouldBe(new Dictionary<string, float> { ["old.md"] = 0f, ["middle.md"] = 0.5f, ["new.md"] = 1f }, ignoreOrder: true);
    }

    private void AddArticleWithAuthor() => _knowledge.With(
        "windmill.md",
        """
        ---
        title: Karsholm sells its windmill
        author: Ada Brandt
        published: 2020-03-01
        ---

        The windmill of Karsholm was sold on Friday to Jens Holm.

        ## The windmill price

        The windmill cost 80,000 crowns.
        """);

    private async Task<EvidenceSet> FindAsync(string question, DateOnly? asOf = null)
    {
        var snapshot = await _knowledge.OpenAsync();
        return new EvidenceFinder(snapshot).Find(new QuestionReader(snapshot).Read(new QuestionRequest(question, asOf)));
    }

    private async Task<List<string>> PathsAsync(string question, DateOnly? asOf = null) =>
        [.. (await FindAsync(question, asOf)).Ranked.Select(sentence => sentence.Passage.Article.Path).Distinct()];
}
