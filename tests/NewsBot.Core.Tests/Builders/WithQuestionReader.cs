using NewsBot.Core.Questions;

namespace NewsBot.Core.Tests.Builders;

/// <summary>Tests that read questions about a folder with one article, which teaches a short name: the NSHU.</summary>
public abstract class WithQuestionReader : IAsyncLifetime
{
    private readonly TestKnowledge _knowledge = new TestKnowledge().WithArticle(
        "a.md", "2020-01-02", "Harbour plan", "The North Sea Harbour Union (NSHU) met in Bergen. The NSHU wants a deeper harbour.");

    private QuestionReader _reader = null!;

    public async ValueTask InitializeAsync() => _reader = new QuestionReader(await _knowledge.OpenAsync());

    public ValueTask DisposeAsync()
    {
        _knowledge.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected Question Read(string question) => _reader.Read(new QuestionRequest(question));
}
