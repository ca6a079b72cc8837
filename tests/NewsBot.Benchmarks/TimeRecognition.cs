using System.Diagnostics;
using System.Globalization;
using System.Text;
using NewsBot.Core.Knowledge;
using NewsBot.Core.Language;
using NewsBot.Core.Retrieval;
using NewsBot.Core.Time;

namespace NewsBot.Benchmarks;

/// <summary>How much news text a second is searched for times, on one core.</summary>
internal static class TimeRecognition
{
    private const int Rounds = 5;

    /// <summary>Prints the megabytes of UTF-8 text a second, of the best and of the median round.</summary>
    public static int Run(string corpus)
    {
        var reader = new ArticleReader();
        List<(StoredPassage Passage, DateOnly? Reference)> passages = [];
        foreach (var file in KnowledgeFolder.Scan(corpus).Files)
        {
            if (reader.Read(file) is ReadResult.Read { Article: var article })
            {
                passages.AddRange(PassageBuilder.Build(article).Select(passage => (passage, passage.StatedOn?.Latest)));
            }
        }

        var megabytes = passages.Sum(passage => Encoding.UTF8.GetByteCount(passage.Passage.Text)) / 1e6;
        var found = 0;
        var rounds = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            found = 0;
            var start = Stopwatch.GetTimestamp();
            foreach (var (passage, reference) in passages)
            {
                found += TimeRecognizer.Find(passage.Text, new TextSpan(0, passage.Text.Length), reference).Count;
            }

            rounds.Add(megabytes / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        rounds.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{megabytes:F1} MB of text in {passages.Count} passages, {found} times found: {rounds[^1]:F1} MB/s at best, {rounds[Rounds / 2]:F1} MB/s in the median of {Rounds} rounds"));
        return 0;
    }
}
