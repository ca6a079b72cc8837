using System.Collections.Concurrent;

namespace NewsBot.Core.Retrieval;

/// <summary>A segment that has been written.</summary>
/// <param name="Name">Its file's name.</param>
/// <param name="Length">Its file's length in bytes.</param>
/// <param name="Paths">The paths of its articles, in the order it has them.</param>
internal sealed record WrittenSegment(string Name, long Length, IReadOnlyList<string> Paths);

/// <summary>
/// Writes articles into as few segments as bounded memory allows. Articles may be added from many threads: each analyses
/// its own, then takes its turn at the segment.
/// </summary>
internal sealed class IndexWriter(IndexFiles files) : IDisposable
{
    private readonly Vocabulary _vocabulary = new();
    private readonly ConcurrentBag<PassageAnalyzer> _idleAnalyzers = [];
    private readonly List<WrittenSegment> _written = [];
    private readonly Lock _turn = new();
    private PendingFile? _file;
    private SegmentWriter? _segment;

    /// <summary>Adds an article; no two have the same path.</summary>
    public void Add(StoredArticle article)
    {
        if (!_idleAnalyzers.TryTake(out var analyzer))
        {
            analyzer = new(_vocabulary);
        }

        var terms = analyzer.Analyze(article);
        _idleAnalyzers.Add(analyzer);
        lock (_turn)
        {
            _file ??= files.CreateSegment();
            _segment ??= new(_file.Stream, _vocabulary);
            _segment.Add(article, terms);
            if (_segment.IsFull)
            {
                FinishSegment();
            }
        }
    }

    /// <summary>Writes what is still in memory.</summary>
    /// <returns>All segments, safely on disk.</returns>
    public IReadOnlyList<WrittenSegment> Finish()
    {
        FinishSegment();
        return _written;
    }

    public void Dispose() => _file?.Dispose();

    private void FinishSegment()
    {
        if (_file is not null && _segment is not null)
        {
            var paths = _segment.Finish();
            _written.Add(new(_file.Name, _file.Commit(), paths));
            _file.Dispose();
            (_file, _segment) = (null, null);
        }
    }
}
