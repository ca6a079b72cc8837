using NewsBot.Core.Answers;
using NewsBot.Core.Embeddings;
using NewsBot.Core.LanguageModels;
using NewsBot.Core.Questions;
using NewsBot.Core.Tests.Builders;

namespace NewsBot.Core.Tests.Embeddings;

/// <summary>Questions that are asked with an embedding model.</summary>
public sealed class MeaningSearchTests : IDisposable
{
    private const string Sank = "Witnesses said the vessel foundered in a gale off Tarn Head.";

    private readonly TestKnowledge _knowledge = new TestKnowledge()
        .WithArticle("wreck.md", "2021-05-04", "Night at Tarn Head", Sank)
        .WithArticle("later.md", "2021-06-20", "Second wreck", "Another boat foundered near Tarn Head.")
        .WithArticle("mayor.md", "2021-05-06", "Town hall", "Mayor Inga Solberg opened the library on 5 May 2021.")
        .WithArticle("market.md", "2021-05-07", "Market", "The fish market sold forty crates.");

    private readonly SynonymEmbedder _embedder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _knowledge.Dispose();

    [Fact]
    public async Task A_question_without_a_word_of_the_passage_finds_it()
    {
        const string question = "Did the ferry sink because of the storm?";
        (await _knowledge.AskAsync(question)).Nearest.ShouldBeEmpty();

        var answer = await AskAsync(question);

        // None of its words is there to bear an answer out, so it is offered, not said.
        answer.Outcome.ShouldBe(AnswerOutcome.Abstained);
        answer.Nearest[0].Quote.ShouldBe(Sank);
        answer.Notes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_stated_after_the_day_asked_about_is_found()
    {
        const string question = "Did the ferry sink because of the storm?";

        (await AskAsync(question)).Nearest.ShouldContain(citation => citation.Document == "later.md");
        var before = (await AskAsync(question, new DateOnly(2021, 5, 31))).Nearest;
        before[0].Document.ShouldBe("wreck.md");
        before.ShouldNotContain(citation => citation.Document == "later.md");
        (await AskAsync(question, new DateOnly(2021, 5, 3))).Nearest.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_question_that_words_answer_is_answered_the_same()
    {
        const string question = "When did Mayor Inga Solberg open the library?";

        (await AskAsync(question)).Text.ShouldBe((await _knowledge.AskAsync(question)).Text);
        _embedder.Texts[^1].ShouldBe(question);
    }

    [Fact]
    public async Task A_question_about_an_article_needs_no_vector()
    {
        var pipeline = await OpenAsync();
        var before = _embedder.Texts.Count;

        await pipeline.AskAsync(new QuestionRequest("Who wrote the article about the library?"), Cancellation);

        _embedder.Texts.Count.ShouldBe(before);
    }

    [Theory]
    [InlineData(true, "The embedding model is out.")]
    [InlineData(false, "could not be used (InvalidOperationException)")]
    public async Task Where_the_model_fails_words_answer_and_a_note_says_so(bool isKnown, string problem)
    {
        var pipeline = await OpenAsync();
        _embedder.OnRequest = _ => throw (isKnown ? new LanguageModelException("The embedding model is out.") : new InvalidOperationException("secret"));

        var answer = await pipeline.AskAsync(new QuestionRequest("When did Mayor Inga Solberg open the library?"), Cancellation);

        answer.Outcome.ShouldBe(AnswerOutcome.Answered);
        var note = answer.Notes.ShouldHaveSingleItem();
        note.ShouldContain(problem);
        note.ShouldContain("by its words alone");
        note.ShouldNotContain("secret");
        var abstention = await pipeline.AskAsync(new QuestionRequest("Did the ferry sink because of the storm?"), Cancellation);
        abstention.Outcome.ShouldBe(AnswerOutcome.Abstained);
        abstention.Notes.ShouldBe([note]);
    }

    [Fact]
    public async Task Whoever_has_made_no_vectors_is_told_how()
    {
        var pipeline = new AnswerPipeline(await _knowledge.OpenAsync(), embeddings: _embedder.Model());

        var answer = await pipeline.AskAsync(new QuestionRequest("When did Mayor Inga Solberg open the library?"), Cancellation);

        answer.Outcome.ShouldBe(AnswerOutcome.Answered);
        answer.Notes.ShouldHaveSingleItem().ShouldContain("newsbot knowledge embed");
        _embedder.Texts.ShouldBeEmpty();
    }

    [Fact]
    public async Task Passages_that_have_no_vector_yet_are_counted()
    {
        await OpenAsync();
        _knowledge.WithArticle("new.md", "2021-05-08", "New", "The bridge is open.");

        var answer = await new AnswerPipeline(await _knowledge.OpenAsync(), embeddings: _embedder.Model()).AskAsync(
            new QuestionRequest("When did Mayor Inga Solberg open the library?"), Cancellation);

        answer.Notes.ShouldHaveSingleItem().ShouldStartWith("1 of 5 passages have no vector");
    }

    [Fact]
    public async Task Another_model_of_the_same_name_is_noticed()
    {
        await OpenAsync();
        var other = new SynonymEmbedder(dimensions: 40);

        var answer = await new AnswerPipeline(await _knowledge.OpenAsync(), embeddings: other.Model()).AskAsync(
            new QuestionRequest("When did Mayor Inga Solberg open the library?"), Cancellation);

        answer.Notes.ShouldHaveSingleItem().ShouldContain("vectors of 40 numbers, and those of the documents have 96");
    }

    [Fact]
    public async Task The_model_is_not_sent_addresses_and_tokens()
    {
        var pipeline = await OpenAsync();

        await pipeline.AskAsync(new QuestionRequest("Did kim@example.org say that the mayor quit?"), Cancellation);

        _embedder.Texts[^1].ShouldNotContain("example.org");
    }

    private async Task<VerifiedAnswer> AskAsync(string question, DateOnly? asOf = null) =>
        await (await OpenAsync()).AskAsync(new QuestionRequest(question, asOf), Cancellation);

    private async Task<AnswerPipeline> OpenAsync()
    {
        var snapshot = await _knowledge.OpenAsync();
        await PassageEmbedding.RunAsync(snapshot, _embedder.Model(), isAnew: false, progress: null, Cancellation);
        return new AnswerPipeline(snapshot, embeddings: _embedder.Model());
    }
}
