using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using NewsBot.Core;
using NewsBot.Core.Questions;
using NewsBot.Core.Retrieval;

namespace NewsBot.Benchmarks;

/// <summary>Whether memory stays as it is while very many questions are answered.</summary>
internal static class MemoryOverTime
{
    private const int Questions = 100_000;
    private const int Steps = 10;

    /// <summary>Prints how much memory the process holds after each tenth of the questions.</summary>
    public static async Task<int> RunAsync(string corpus, string questionFile)
    {
        var texts = File.ReadLines(questionFile).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("question").GetString()!).ToArray();
        var index = Directory.CreateTempSubdirectory("newsbot-memory-").FullName;
        try
        {
            var load = await KnowledgeIndex.OpenAsync(new() { KnowledgeDirectory = corpus, IndexDirectory = index });
            var pipeline = new AnswerPipeline(load.Snapshot);
            for (var step = 0; step < Steps; step++)
            {
                var start = Stopwatch.GetTimestamp();
                await Parallel.ForAsync(0, Questions / Steps, async (i, token) => await AskAsync(pipeline, texts[i % texts.Length], token));
                using var process = Process.GetCurrentProcess();
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(step + 1) * (Questions / Steps):N0} questions: {process.WorkingSet64 / 1e6:F0} MB resident, {GC.GetTotalMemory(forceFullCollection: true) / 1e6:F1} MB of objects, {Questions / Steps / Stopwatch.GetElapsedTime(start).TotalSeconds:F0} a second"));
            }

            return 0;
        }
        finally
        {
            Directory.Delete(index, recursive: true);
        }
    }

    private static async Task AskAsync(AnswerPipeline pipeline, string question, CancellationToken cancellationToken)
    {
        try
        {
            await pipeline.AskAsync(new QuestionRequest(question, null), cancellationToken);
        }
        catch (QuestionException)
        {
            // It has no word to look for; that is an answer too.
        }
    }
}
