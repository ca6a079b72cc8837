using NewsBot.Core.Answers;
using NewsBot.Core.Knowledge;
using NewsBot.Core.Questions;
using NewsBot.Core.Reloading;
using NewsBot.Core.Retrieval;
using NewsBot.Core.Tests.Builders;

namespace NewsBot.Core.Tests.Reloading;

public sealed class LiveKnowledgeTests : IDisposable
{
    private const string Question = "Who runs the ferry to Vestra?";

    private readonly TestKnowledge _folder = new TestKnowledge().WithArticle("a.md", "2021-05-03", "Ferry to Vestra", "Paula Ternberg runs the ferry to Vestra.");
    private readonly LiveKnowledge _knowledge;

    public LiveKnowledgeTests() => _knowledge = new LiveKnowledge(
        new KnowledgeIndexOptions { KnowledgeDirectory = _folder.Folder, IndexDirectory = _folder.IndexFolder },
        snapshot => new AnswerPipeline(snapshot),
        TimeProvider.System);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _knowledge.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void There_is_nothing_to_serve_before_the_first_load()
    {
        _knowledge.IsLoaded.ShouldBeFalse();
        Should.Throw<InvalidOperationException>(() => _knowledge.Current);
    }

    [Fact]
    public async Task A_changed_file_is_served_after_a_reload_and_who_holds_the_old_knowledge_keeps_it()
    {
        var before = await _knowledge.ReloadAsync(null, Cancellation);
        _folder.WithArticle("a.md", "2021-06-03", "Ferry to Vestra", "Since June the harbour master Olaf Brandt runs the ferry to Vestra.");

        var after = await _knowledge.ReloadAsync(null, Cancellation);

        after.Report.Changed.ShouldBe(["a.md"]);
        (await AskAsync(after)).ShouldContain("Olaf Brandt");
        (await AskAsync(_knowledge.Current)).ShouldContain("Olaf Brandt");
        (await AskAsync(before)).ShouldContain("Paula Ternberg");
    }

    [Fact]
    public async Task What_is_unchanged_is_not_made_again()
    {
        var before = await _knowledge.ReloadAsync(null, Cancellation);

        var after = await _knowledge.ReloadAsync(null, Cancellation);

        after.Report.Unchanged.ShouldBe(1);
        after.Snapshot.ShouldBeSameAs(before.Snapshot);
        after.Answers.ShouldBeSameAs(before.Answers);
    }

    [Fact]
    public async Task A_folder_that_vanishes_takes_nothing_away()
    {
        await _knowledge.ReloadAsync(null, Cancellation);
        Directory.Delete(_folder.Folder, recursive: true);

        await Should.ThrowAsync<KnowledgeException>(() => _knowledge.ReloadAsync(null, Cancellation));

        (await AskAsync(_knowledge.Current)).ShouldContain("Paula Ternberg");
    }

    [Fact]
    public async Task Reloads_and_questions_at_once_never_mix_two_states()
    {
        await _knowledge.ReloadAsync(null, Cancellation);
        var names = Enumerable.Range(0, 12).Select(i => $"Captain {(char)('A' + i)}son").ToArray();
        using var done = new CancellationTokenSource();
        var asking = Task.Run(
            async () =>
            {
                var answers = new List<string>();
                while (!done.IsCancellationRequested)
                {
                    var served = _knowledge.Current;
                    var text = await AskAsync(served);
                    text.ShouldContain((await served.Answers.AskAsync(new QuestionRequest(Question, null), Cancellation)).Sentences[0].Text);
                    answers.Add(text);
                }

                return answers;
            },
            Cancellation);

        foreach (var name in names)
        {
            _folder.WithArticle("a.md", "2021-05-03", "Ferry to Vestra", $"{name} runs the ferry to Vestra.");
            await _knowledge.ReloadAsync(null, Cancellation);
        }

        await done.CancelAsync();
        foreach (var answer in await asking)
        {
            names.Append("Paula Ternberg").Count(answer.Contains).ShouldBe(1, answer);
        }

        (await AskAsync(_knowledge.Current)).ShouldContain(names[^1]);
    }

    private static async Task<string> AskAsync(ServedKnowledge served)
    {
        var answer = await served.Answers.AskAsync(new QuestionRequest(Question, null), Cancellation);
        answer.Outcome.ShouldBe(AnswerOutcome.Answered, answer.Text);
        return answer.Text;
    }
}
