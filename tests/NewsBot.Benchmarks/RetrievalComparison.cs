using System.Diagnostics;
using System.Globalization;
using NewsBot.Core.Retrieval;

namespace NewsBot.Benchmarks;

/// <summary>Our index, SQLite FTS5 and Lucene 8 on the same passages and the same questions, one after the other in one run.</summary>
internal static class RetrievalComparison
{
    private const int Found = 10;
    private const int Warmups = 5;
    private const int Rounds = 3;

    public static async Task<int> RunAsync(Arguments arguments)
    {
        if (Directory.Exists(arguments.Work))
        {
            Directory.Delete(arguments.Work, recursive: true);
        }

        Directory.CreateDirectory(arguments.Work);
        var questions = Question.ReadAll(arguments.Questions);
        var index = Path.Combine(arguments.Work, "index");
        var start = Stopwatch.GetTimestamp();
        var snapshot = (await KnowledgeIndex.OpenAsync(new() { KnowledgeDirectory = arguments.Corpus, IndexDirectory = index })).Snapshot;
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Print($"{snapshot.Articles.Count} articles, {snapshot.PassageCount} passages, {questions.Count} questions, top {Found}");
        Print($"NewsBot  files to index {seconds,7:F1} s  {snapshot.PassageCount / seconds,8:F0} passages/s");

        var ours = Ask(questions, question => snapshot.Search(question.Query, Found), Warmups, Rounds);
        PrintSearch("NewsBot", ours, ours);
        await MeasureProcessAsync(arguments, index);

        MeasureIndexing(snapshot, arguments);
        if (arguments.Lucene
            && await LuceneEngine.RunAsync(Path.Combine(arguments.Work, "lucene"), IndexedText.Of(snapshot), questions, Warmups, Rounds) is var (indexing, lucene))
        {
            Print($"Lucene   passages to index {indexing,4:F1} s  {snapshot.PassageCount / indexing,8:F0} passages/s");
            PrintSearch("Lucene", lucene, ours);
        }

        MeasureSqlite(snapshot, questions, arguments, ours);
        if (arguments.Repeat > 1)
        {
            MeasureGrowth(snapshot, questions, arguments, ours);
        }

        return 0;
    }

    private static Timings Ask(IReadOnlyList<Question> questions, Action<Question> ask, int warmups, int rounds)
    {
        for (var i = 0; i < warmups; i++)
        {
            foreach (var question in questions)
            {
                ask(question);
            }
        }

        return new(Enumerable.Range(0, rounds).SelectMany(_ => questions.Select(question => Timings.Measure(() => ask(question)))));
    }

    private static async Task MeasureProcessAsync(Arguments arguments, string index)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["answering", arguments.Corpus, arguments.Questions, index])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var output = (await process.StandardOutput.ReadToEndAsync()).Trim().Split(' ');
        await process.WaitForExitAsync();
        Print($"NewsBot  opening unchanged {output[1]} ms (the first in a process {output[0]} ms), resident after all questions {output[2]} MB");
    }

    // Lucene is given passages in memory, so for a fair comparison we are too.
    private static void MeasureIndexing(Snapshot snapshot, Arguments arguments)
    {
        var articles = snapshot.ReadArticles().ToList();
        var seconds = Timings.Measure(() => Write(articles.Select<StoredArticle, Func<StoredArticle>>(article => () => article), Path.Combine(arguments.Work, "again"))) / 1000;
        Print($"NewsBot  passages to index {seconds,4:F1} s  {snapshot.PassageCount / seconds,8:F0} passages/s");
    }

    private static void MeasureSqlite(Snapshot snapshot, IReadOnlyList<Question> questions, Arguments arguments, Timings ours)
    {
        using var sqlite = new SqliteEngine(Path.Combine(arguments.Work, "fts5.sqlite"));
        var passages = IndexedText.Of(snapshot).ToList();
        var seconds = Timings.Measure(() => sqlite.Index(passages)) / 1000;
        Print($"FTS5     passages to index {seconds,4:F1} s  {snapshot.PassageCount / seconds,8:F0} passages/s");
        PrintSearch("FTS5", Ask(questions, question => sqlite.Search(question, Found), warmups: 1, rounds: 1), ours);
    }

    private static void MeasureGrowth(Snapshot snapshot, IReadOnlyList<Question> questions, Arguments arguments, Timings once)
    {
        var copies = new AlteredCopies(snapshot).Take((long)snapshot.PassageCount * arguments.Repeat);
        var grown = Write(copies, Path.Combine(arguments.Work, "grown"));
        var timings = Ask(questions, question => grown.Search(question.Query, Found), Warmups, Rounds);
        Print($"{grown.PassageCount} passages, {arguments.Repeat} times as many:");
        PrintSearch("NewsBot", timings, once);
    }

    private static Snapshot Write(IEnumerable<Func<StoredArticle>> articles, string directory)
    {
        Directory.CreateDirectory(directory);
        var files = new IndexFiles(directory, IndexFiles.CreateOnDisk);
        using var writer = new IndexWriter(files);
        Parallel.ForEach(articles, article => writer.Add(article()));
        return new("grown", [.. writer.Finish().Select(written => new LiveSegment(
            Segment.Open(files.PathOf(written.Name), written.Length), Enumerable.Repeat(new FileStamp(0, 0), written.Paths.Count).ToArray()))]);
    }

    private static void PrintSearch(string engine, Timings timings, Timings ours) =>
        Print($"{engine,-8} search  median {timings.Median,8:F3} ms  p99 {timings.Percentile99,8:F3} ms  {timings.Median / ours.Median,6:F1} x ours");

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
