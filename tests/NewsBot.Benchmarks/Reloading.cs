using System.Diagnostics;
using System.Globalization;
using NewsBot.Core;
using NewsBot.Core.Knowledge;
using NewsBot.Core.Questions;
using NewsBot.Core.Reloading;
using NewsBot.Core.Retrieval;

namespace NewsBot.Benchmarks;

/// <summary>How long it takes until what changed in a folder of 5,000 documents is served.</summary>
internal static class Reloading
{
    private const int Articles = 5000;
    private const int Rounds = 30;

    /// <summary>Prints the times of opening the unchanged index, of a changed, an added and a deleted file, and of the first answer after each.</summary>
    public static async Task<int> RunAsync(string corpus)
    {
        var work = Directory.CreateTempSubdirectory("newsbot-reload-");
        try
        {
            var folder = work.CreateSubdirectory("knowledge").FullName;
            var files = KnowledgeFolder.Scan(corpus).Files.Take(Articles).ToList();
            foreach (var file in files)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file.Path))!);
                File.Copy(file.FullPath, Path.Combine(folder, file.Path));
            }

            await MeasureAsync(folder, Path.Combine(work.FullName, "index"), files.Count);
            return 0;
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(string folder, string index, int articles)
    {
        var options = new KnowledgeIndexOptions { KnowledgeDirectory = folder, IndexDirectory = index, KeepSnapshots = 5 };
        await KnowledgeIndex.OpenAsync(options);
        using var knowledge = new LiveKnowledge(options, snapshot => new AnswerPipeline(snapshot), TimeProvider.System);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{articles} articles"));
        var (opening, first) = await ReloadAsync(knowledge);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"opened unchanged, first time in the process: {opening:F0} ms, first answer {first:F0} ms"));
        await RepeatAsync(knowledge, "nothing changed", _ => { });
        await RepeatAsync(knowledge, "one file changed", round => Write(folder, "changed.md", round));
        await RepeatAsync(knowledge, "one file added", round => Write(folder, $"added-{round}.md", round));
        await RepeatAsync(knowledge, "one file deleted", round => File.Delete(Path.Combine(folder, $"added-{round}.md")));
    }

    private static async Task RepeatAsync(LiveKnowledge knowledge, string what, Action<int> change)
    {
        var (reloads, answers) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            change(round);
            var (reload, answer) = await ReloadAsync(knowledge);
            reloads.Add(reload);
            answers.Add(answer);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: served after {new Timings(reloads).Median:F0} ms in the median, {reloads.Max():F0} ms at most; first answer {new Timings(answers).Median:F0} ms more, {answers.Max():F0} ms at most"));
    }

    private static async Task<(double Reload, double Answer)> ReloadAsync(LiveKnowledge knowledge)
    {
        var start = Stopwatch.GetTimestamp();
        var served = await knowledge.ReloadAsync(progress: null, CancellationToken.None);
        var reload = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        start = Stopwatch.GetTimestamp();
        await served.Answers.AskAsync(new QuestionRequest("Who opened the lighthouse of Quilldorp?", null), CancellationToken.None);
        return (reload, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    private static void Write(string folder, string name, int round) => File.WriteAllText(
        Path.Combine(folder, name), $"---\ntitle: Lighthouse\npublished: 2023-02-01\n---\n\nVisitor number {round} opened the lighthouse of Quilldorp on 1 February 2023.\n");
}
