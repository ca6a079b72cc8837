using System.Diagnostics;
using System.Globalization;
using NewsBot.Core;
using NewsBot.Core.Answers;
using NewsBot.Core.Questions;
using NewsBot.Core.Retrieval;

namespace NewsBot.Benchmarks;

/// <summary>
/// What more documents cost: index size, memory, start, searches and whole answers over so many passages, made by altering
/// copies of real ones. Each size is indexed by one process and asked by another.
/// </summary>
internal static class Scaling
{
    private const int Found = 10;
    private const int Rounds = 4;

    // The index is made and asked by the same program, so it need not be told from that of another.
    private static readonly Guid Code = Guid.Empty;

    /// <summary>Measures one size after the other.</summary>
    /// <param name="corpus">A folder of news documents.</param>
    /// <param name="questions">A file with a JSON object on each line, each with a "question".</param>
    /// <param name="sizes">Numbers of passages, with commas between them.</param>
    /// <param name="work">A folder for the indexes; what the benchmark puts there is deleted again.</param>
    public static async Task<int> RunAsync(string corpus, string questions, string sizes, string work)
    {
        foreach (var size in sizes.Split(',', StringSplitOptions.TrimEntries))
        {
            var index = Path.Combine(work, $"scale-{size}");
            try
            {
                foreach (var step in new[] { "scale-build", "scale-ask" })
                {
                    using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [step, corpus, questions, size, index]))!;
                    await process.WaitForExitAsync();
                    if (process.ExitCode != 0)
                    {
                        return process.ExitCode;
                    }
                }
            }
            finally
            {
                if (Directory.Exists(index))
                {
                    Directory.Delete(index, recursive: true);
                }
            }
        }

        return 0;
    }

    /// <summary>Makes an index of so many passages.</summary>
    public static async Task<int> BuildAsync(string corpus, string size, string index)
    {
        var folder = Path.Combine(index, "original");
        var copies = new AlteredCopies((await KnowledgeIndex.OpenAsync(new() { KnowledgeDirectory = corpus, IndexDirectory = folder })).Snapshot);
        var files = new IndexFiles(index, IndexFiles.CreateOnDisk);
        using var writer = new IndexWriter(files);
        var start = Stopwatch.GetTimestamp();
        Parallel.ForEach(copies.Take(long.Parse(size, CultureInfo.InvariantCulture)), copy => writer.Add(copy()));
        var written = writer.Finish();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;

        var stamp = new FileStamp(0, 0);
        var segments = written.Select(segment => new ManifestSegment(segment.Name, segment.Length, Enumerable.Repeat(stamp, segment.Paths.Count).ToArray())).ToList();
        files.WriteManifest(new(Code, "scale", DateTimeOffset.UnixEpoch, Hold: null, segments, new Dictionary<string, FileStamp>(StringComparer.Ordinal)));
        Directory.Delete(folder, recursive: true);
        Print($"{size} passages: {written.Count} segments, {written.Sum(segment => segment.Length) / 1e6:F0} MB, altered and indexed in {seconds:F0} s, {ProcessMemory.Peak:F0} MB resident at most");
        return 0;
    }

    /// <summary>Opens the index and asks it everything.</summary>
    public static async Task<int> AskAsync(string questions, string index)
    {
        var start = Stopwatch.GetTimestamp();
        var snapshot = IndexState.Open(new IndexFiles(index, IndexFiles.CreateOnDisk), Code).Snapshot;
        var opening = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var asked = Question.ReadAll(questions);
        start = Stopwatch.GetTimestamp();
        snapshot.Search(asked[0].Query, Found);
        var first = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        Print($"  {snapshot.PassageCount} passages opened in {opening:F0} ms, first search {first:F1} ms, {ProcessMemory.Resident:F0} MB resident, {ProcessMemory.Own:F0} MB of its own");

        var searches = await MeasureAsync(asked, question =>
        {
            snapshot.Search(question.Query, Found);
            return Task.CompletedTask;
        });
        Print($"  search  median {searches.Median:F3} ms  p99 {searches.Percentile99:F3} ms");

        var answers = new AnswerPipeline(snapshot);
        start = Stopwatch.GetTimestamp();
        await AnswerAsync(answers, asked[0]);
        Print($"  first answer {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F0} ms");
        var whole = await MeasureAsync(asked, question => AnswerAsync(answers, question));
        GC.Collect();
        Print($"  answer  median {whole.Median:F1} ms  p99 {whole.Percentile99:F1} ms; then {ProcessMemory.Resident:F0} MB resident, {ProcessMemory.Own:F0} MB of its own");
        return 0;
    }

    // The best of some rounds for each question, so that what else the machine does counts less.
    private static async Task<Timings> MeasureAsync(IReadOnlyList<Question> questions, Func<Question, Task> work)
    {
        var best = Enumerable.Repeat(double.MaxValue, questions.Count).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < best.Length; i++)
            {
                var start = Stopwatch.GetTimestamp();
                await work(questions[i]);
                best[i] = Math.Min(best[i], Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        return new Timings(best);
    }

    private static Task<VerifiedAnswer> AnswerAsync(AnswerPipeline answers, Question question) =>
        answers.AskAsync(new QuestionRequest(question.Text, AsOf: null), CancellationToken.None);

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
