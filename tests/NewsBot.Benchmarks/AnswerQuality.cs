using System.Diagnostics;
using System.Globalization;
using NewsBot.Core;
using NewsBot.Core.Answers;
using NewsBot.Core.QuestionSets;
using NewsBot.Core.Retrieval;

namespace NewsBot.Benchmarks;

/// <summary>How good answers are and how long they take, one question at a time.</summary>
internal static class AnswerQuality
{
    /// <summary>Prints the quality of the answers beside their speed.</summary>
    public static async Task<int> RunAsync(string corpus, string questions)
    {
        var index = Directory.CreateTempSubdirectory("newsbot-answers-").FullName;
        try
        {
            var load = await KnowledgeIndex.OpenAsync(new() { KnowledgeDirectory = corpus, IndexDirectory = index });
            var pipeline = new AnswerPipeline(load.Snapshot);
            var set = QuestionSetReader.Read(questions, File.ReadLines(questions)).Questions;

            // The first round compiles what the second measures.
            await AskAllAsync(pipeline, set);
            var process = Process.GetCurrentProcess();
            var before = process.TotalProcessorTime;
            var asked = await AskAllAsync(pipeline, set);
            process.Refresh();
            Print(asked, process.TotalProcessorTime - before);
            return 0;
        }
        finally
        {
            Directory.Delete(index, recursive: true);
        }
    }

    private static async Task<List<AskedQuestion>> AskAllAsync(AnswerPipeline pipeline, IReadOnlyList<SetQuestion> set)
    {
        var asked = new List<AskedQuestion>();
        foreach (var question in set)
        {
            asked.AddRange(await AskedQuestion.AskAsync(pipeline, question, CancellationToken.None));
        }

        return asked;
    }

    private static void Print(List<AskedQuestion> asked, TimeSpan processorTime)
    {
        List<AskedQuestion> answerable = [.. asked.Where(one => one.Question.Expected.IsAnswerable)];
        List<AskedQuestion> unanswerable = [.. asked.Where(one => !one.Question.Expected.IsAnswerable)];
        var timings = new Timings([.. asked.Select(one => one.Elapsed.TotalMilliseconds)]);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{asked.Count} questions: right {Share(answerable, one => one.Judgement.IsRight):0.000}, in the first sentence {Share(answerable, one => one.Judgement.IsRightAtOnce):0.000}, false abstention {Share(answerable, IsAbstention):0.000}, abstention recall {Share(unanswerable, IsAbstention):0.000}, right or rightly abstained {Share(asked, one => one.Judgement.IsRight):0.000}"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"median {timings.Median:F1} ms, 99th percentile {timings.Percentile99:F1} ms, {asked.Count / processorTime.TotalSeconds:F0} questions for a second of processor time"));
    }

    private static double Share(List<AskedQuestion> asked, Func<AskedQuestion, bool> condition) =>
        asked.Count == 0 ? double.NaN : (double)asked.Count(condition) / asked.Count;

    private static bool IsAbstention(AskedQuestion one) => one.Explanation.Answer.Outcome == AnswerOutcome.Abstained;
}
