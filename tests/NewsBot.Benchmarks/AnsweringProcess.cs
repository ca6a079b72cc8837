using System.Globalization;
using NewsBot.Core.Retrieval;

namespace NewsBot.Benchmarks;

/// <summary>A process of its own that opens an index and finds and reads passages, as the bot does, to see what that takes.</summary>
internal static class AnsweringProcess
{
    private const int Openings = 10;

    /// <summary>Prints how long the first and a later opening took, and the resident memory after all questions.</summary>
    public static async Task<int> RunAsync(string corpus, string questions, string index)
    {
        var options = new KnowledgeIndexOptions { KnowledgeDirectory = corpus, IndexDirectory = index };
        var openings = new List<double>();
        KnowledgeLoad? load = null;
        for (var i = 0; i < Openings; i++)
        {
            var start = System.Diagnostics.Stopwatch.GetTimestamp();
            load = await KnowledgeIndex.OpenAsync(options);
            openings.Add(System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        var snapshot = load!.Snapshot;
        foreach (var question in Question.ReadAll(questions))
        {
            foreach (var found in snapshot.Search(question.Query, 10))
            {
                snapshot.Read(found.Id);
            }
        }

        GC.Collect();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{openings[0]:F1} {new Timings(openings).Median:F1} {ProcessMemory.Resident:F0}"));
        return 0;
    }
}
