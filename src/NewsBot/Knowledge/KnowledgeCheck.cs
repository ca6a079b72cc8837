using NewsBot.Core.Knowledge;
using NewsBot.Output;

namespace NewsBot.Knowledge;

/// <summary>What reading every document of a folder came to.</summary>
/// <param name="Directory">The folder.</param>
/// <param name="Files">How many documents there are.</param>
/// <param name="Articles">How many of them can be used.</param>
/// <param name="Rejected">Those that cannot, in order of path.</param>
/// <param name="Inferred">What was not stated but worked out, with the path of the article, in order of path.</param>
internal sealed record KnowledgeCheck(
    string Directory, int Files, int Articles, IReadOnlyList<RejectedFile> Rejected, IReadOnlyList<(string Document, Inference Inference)> Inferred)
{
    /// <summary>Reads every document anew, whatever the index holds.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="maxFileBytes">Files of more bytes are refused.</param>
    /// <param name="terminal">Where progress goes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="KnowledgeException">The folder cannot be listed.</exception>
    public static KnowledgeCheck Run(string directory, long maxFileBytes, Terminal terminal, CancellationToken cancellationToken)
    {
        var scan = KnowledgeFolder.Scan(directory, maxFileBytes);
        using var progress = new ProgressBar(terminal);
        var done = 0;
        var results = new ReadResult[scan.Files.Count];
        var settings = new ParallelOptions { CancellationToken = cancellationToken };
        var reader = new ArticleReader(maxFileBytes);
        Parallel.For(0, results.Length, settings, i =>
        {
            results[i] = reader.Read(scan.Files[i]);
            progress.Report("Reading", (double)Interlocked.Increment(ref done) / results.Length);
        });

        var articles = results.OfType<ReadResult.Read>().Select(result => result.Article).ToList();
        var rejected = scan.Rejected.Concat(results.OfType<ReadResult.Rejected>().Select(result => result.File));
        return new KnowledgeCheck(
            directory,
            scan.Files.Count + scan.Rejected.Count,
            articles.Count,
            [.. rejected.OrderBy(file => file.Path, StringComparer.Ordinal)],
            [.. articles.SelectMany(article => article.Inferred.Select(inference => (article.Path, inference)))]);
    }
}
