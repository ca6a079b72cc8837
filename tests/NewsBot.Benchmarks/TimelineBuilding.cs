using System.Diagnostics;
using System.Globalization;
using NewsBot.Core.Retrieval;
using NewsBot.Core.Timelines;

namespace NewsBot.Benchmarks;

/// <summary>How long a timeline of everything takes, once the documents are indexed.</summary>
internal static class TimelineBuilding
{
    private const int Rounds = 5;

    /// <summary>Prints the first and the median time of a timeline of usual length and of all events.</summary>
    public static async Task<int> RunAsync(string corpus)
    {
        var index = Directory.CreateTempSubdirectory("newsbot-timeline-").FullName;
        try
        {
            var load = await KnowledgeIndex.OpenAsync(new() { KnowledgeDirectory = corpus, IndexDirectory = index });
            Measure(load.Snapshot, "usual length", new TimelineRequest());
            Measure(load.Snapshot, "all events", new TimelineRequest(Limit: 0));
            return 0;
        }
        finally
        {
            Directory.Delete(index, recursive: true);
        }
    }

    private static void Measure(Snapshot snapshot, string what, TimelineRequest request)
    {
        var pipeline = new TimelinePipeline(snapshot);
        VerifiedTimeline? timeline = null;
        var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var rounds = Enumerable.Range(0, Rounds)
            .Select(_ => Timings.Measure(() => timeline = pipeline.Build(request, CancellationToken.None)))
            .ToList();
        process.Refresh();
        var cpu = (process.TotalProcessorTime - before).TotalMilliseconds / Rounds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{snapshot.Articles.Count} articles, {what} ({timeline!.Events.Count} of {timeline.Events.Count + timeline.Omitted} events): first {rounds[0]:F0} ms, median {new Timings(rounds).Median:F0} ms; {cpu:F0} ms of processor time each"));
    }
}
