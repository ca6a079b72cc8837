using NewsBot.Core.Language;
using NewsBot.Core.Retrieval;

namespace NewsBot.Core.Tests.Retrieval;

/// <summary>A knowledge folder and its index, on disk, for one test.</summary>
internal sealed class TestKnowledge : IDisposable
{
    private readonly TempFolder _root = new();

    public TestKnowledge()
    {
        Directory.CreateDirectory(KnowledgeDirectory);
    }

    public string KnowledgeDirectory => _root.In("knowledge");

    public string IndexDirectory => _root.In("index");

    public KnowledgeIndexOptions Options => new() { KnowledgeDirectory = KnowledgeDirectory, IndexDirectory = IndexDirectory };

    public string PathOf(string name) => Path.Combine(KnowledgeDirectory, name);

    public string[] SegmentFiles => Directory.GetFiles(IndexDirectory, "*.segment");

    /// <summary>Writes an article; its paragraphs are given as they are to be read.</summary>
    public void Write(string name, string title, string published, params string[] paragraphs)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), $"---\ntitle: {title}\npublished: {published}\n---\n\n{string.Join("\n\n", paragraphs)}\n");
    }

    public void Delete(string name) => File.Delete(PathOf(name));

    public Task<KnowledgeLoad> OpenAsync() => OpenAsync(Options);

    public static Task<KnowledgeLoad> OpenAsync(KnowledgeIndexOptions options) =>
        KnowledgeIndex.OpenAsync(options, progress: null, TestContext.Current.CancellationToken);

    /// <summary>The same knowledge in an index of its own, made from nothing.</summary>
    public async Task<Snapshot> OpenAfreshAsync()
    {
        using var elsewhere = new TempFolder();
        return (await OpenAsync(Options with { IndexDirectory = elsewhere.Path })).Snapshot;
    }

    public static SearchQuery Ask(string words, DateOnly? from = null, DateOnly? asOf = null)
    {
        var terms = new List<QueryTerm>();
        var tokens = new TokenReader(words, new char[TokenReader.BufferLength]);
        while (tokens.Read())
        {
            terms.Add(new(tokens.Stem.ToString(), 1));
        }

        return new(terms, from, asOf);
    }

    /// <summary>The passages found, by article and place, with their scores.</summary>
    public static List<(string Path, int Ordinal, float Score)> Find(Snapshot snapshot, SearchQuery query, int count = 10) =>
        [.. snapshot.Search(query, count).Select(found => (Passage: snapshot.Read(found.Id), found.Score)).Select(found => (found.Passage.Article.Path, found.Passage.Ordinal, found.Score))];

    /// <summary>The paths of the articles found, each once.</summary>
    public static List<string> FindPaths(Snapshot snapshot, string words) =>
        [.. Find(snapshot, Ask(words), 100).Select(found => found.Path).Distinct(StringComparer.Ordinal)];

    public void Dispose() => _root.Dispose();
}
