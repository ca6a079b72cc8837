using NewsBot.Core.Answers;
using NewsBot.Core.Questions;
using NewsBot.Core.Retrieval;

namespace NewsBot.Core.Tests.Builders;

/// <summary>A folder of knowledge files on disk, indexed for real, and removed afterwards.</summary>
internal sealed class TestKnowledge : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("newsbot-").FullName;

    public string Folder => Path.Combine(_root, "knowledge");

    public string IndexFolder => Path.Combine(_root, "index");

    /// <summary>A folder for what a bot makes.</summary>
    public string Data => Path.Combine(_root, "data");

    public TestKnowledge With(string path, string content)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        return this;
    }

    /// <summary>Adds a Markdown article with front matter.</summary>
    public TestKnowledge WithArticle(string path, string? published, string title, string body) => With(
        path, $"---\ntitle: \"{title}\"\n{(published is null ? "" : $"published: {published}\n")}publisher: The Daily Test\n---\n\n{body}\n");

    public async Task<Snapshot> OpenAsync()
    {
        Directory.CreateDirectory(Folder);
        var load = await KnowledgeIndex.OpenAsync(
            new KnowledgeIndexOptions { KnowledgeDirectory = Folder, IndexDirectory = IndexFolder }, null, TestContext.Current.CancellationToken);
        load.Report.Rejected.ShouldBeEmpty();
        return load.Snapshot;
    }

    public async Task<VerifiedAnswer> AskAsync(string question, string? asOf = null)
    {
        var pipeline = new AnswerPipeline(await OpenAsync());
        var request = new QuestionRequest(question, asOf is null ? null : DateOnly.ParseExact(asOf, "yyyy-MM-dd"));
        return await pipeline.AskAsync(request, TestContext.Current.CancellationToken);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
