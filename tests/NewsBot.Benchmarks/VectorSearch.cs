using System.Globalization;
using NewsBot.Core.Retrieval;

namespace NewsBot.Benchmarks;

/// <summary>Exact search by vectors and BM25 on the same passages, one after the other in one run.</summary>
/// <remarks>The vectors are random: comparing with all of them takes as long whatever they are.</remarks>
internal static class VectorSearch
{
    private const string Model = "random";
    private const int Dimensions = 384;
    private const int Found = 40;
    private const int Rounds = 3;

    public static async Task<int> RunAsync(string corpus, string questions)
    {
        var index = Directory.CreateTempSubdirectory("newsbot-vectors-").FullName;
        try
        {
            var snapshot = (await KnowledgeIndex.OpenAsync(new() { KnowledgeDirectory = corpus, IndexDirectory = index })).Snapshot;
            var random = new Random(1);
            Print($"{snapshot.PassageCount} passages, {Dimensions} numbers each, written in {Timings.Measure(() => Fill(snapshot, random)):F0} ms; top {Found}");

            var asked = Question.ReadAll(questions);
            var vectors = asked.Select(_ => Vector(random)).ToList();
            var search = new PassageVectors(snapshot, Model);
            Print($"vectors  first, verifying all, {Timings.Measure(() => search.Search(vectors[0], null, null, Found)):F1} ms");
            PrintSearch("vectors", Measure(vectors, vector => search.Search(vector, null, null, Found)));
            var middle = MiddleDay(snapshot);
            PrintSearch($"vectors  as of {middle:yyyy-MM-dd}", Measure(vectors, vector => search.Search(vector, null, middle, Found)));
            PrintSearch("BM25   ", Measure(asked, question => snapshot.Search(question.Query, Found)));
            return 0;
        }
        finally
        {
            Directory.Delete(index, recursive: true);
        }
    }

    private static void Fill(Snapshot snapshot, Random random)
    {
        foreach (var segment in snapshot.Segments.Select(live => live.Segment))
        {
            using var writer = VectorWriter.Open(VectorFile.PathOf(segment.Path, Model), segment.PassageCount, Dimensions);
            for (var number = 0; number < segment.PassageCount; number++)
            {
                writer.Write(number, (UInt128)number, Vector(random));
            }
        }
    }

    private static float[] Vector(Random random)
    {
        var vector = new float[Dimensions];
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] = random.NextSingle() - 0.5f;
        }

        return Core.Embeddings.UnitVector.Of(vector);
    }

    private static DateOnly MiddleDay(Snapshot snapshot)
    {
        var days = snapshot.Segments.SelectMany(live => Enumerable.Range(0, live.Segment.PassageCount).Select(number => live.Segment.Passages[number].Latest))
            .Where(day => day != PassageEntry.Undated).Order().ToList();
        return DateOnly.FromDayNumber(days[days.Count / 2]);
    }

    private static Timings Measure<T>(IReadOnlyList<T> items, Action<T> search) =>
        new(Enumerable.Range(0, Rounds).SelectMany(_ => items.Select(item => Timings.Measure(() => search(item)))));

    private static void PrintSearch(string what, Timings timings) => Print($"{what}  median {timings.Median:F2} ms, 99 of 100 within {timings.Percentile99:F2} ms");

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
