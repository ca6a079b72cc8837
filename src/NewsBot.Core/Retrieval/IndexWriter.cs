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
    private readonly List<WrittenSegment> _written = [];
    private readonly Lock _turn = new();
    private volatile Analysis _analysis = new();
    private PendingFile? _file;
    private SegmentWriter? _segment;

    /// <summary>Adds an article; no two have the same path.</summary>
    public void Add(StoredArticle article)
    {
        var analysis = _analysis;
        var terms = analysis.Analyze(article);
        lock (_turn)
        {
            // The segment it was analysed for is full by now.
            if (_analysis != analysis)
            {
                terms = _analysis.Analyze(article);
            }

            _file ??= files.CreateSegment();
            _segment ??= new(_file.Stream, _analysis.Vocabulary);
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
            (_file, _segment, _analysis) = (null, null, new());
        }
    }

    // Each segment has its own vocabulary: one of all segments would grow with the corpus.
    private sealed class Analysis
    {
        private readonly ConcurrentBag<PassageAnalyzer> _idle = [];

        public Vocabulary Vocabulary { get; } = new();

        public PassageTerms[] Analyze(StoredArticle article)
        {
            if (!_idle.TryTake(out var analyzer))
            {
                analyzer = new(Vocabulary);
            }

            var terms = analyzer.Analyze(article);
            _idle.Add(analyzer);
            return terms;
        }
    }
}
