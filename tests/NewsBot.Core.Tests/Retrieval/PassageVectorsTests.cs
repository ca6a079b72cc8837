using FsCheck;
using FsCheck.Fluent;
using NewsBot.Core.Embeddings;
using NewsBot.Core.Retrieval;

namespace NewsBot.Core.Tests.Retrieval;

public sealed class PassageVectorsTests
{
    private const string Model = "model";

    [Fact]
    public void The_nearest_passages_within_the_bounds_are_those_that_comparing_all_of_them_finds() =>
        Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue - 1)), seed =>
        {
            using var folder = new TempFolder();
            var random = new Random(seed);
            var corpus = new RandomCorpus(seed);
            var snapshot = TestIndex.Write(folder.Path, corpus.Deal());
            var vectors = Fill(snapshot, random, dimensions: random.Next(1, 70));
            var search = new PassageVectors(snapshot, Model);
            for (var i = 1; i <= 4; i++)
            {
                var query = corpus.MakeQuery();
                var vector = Vector(random, vectors.Dimensions);
                var allowed = vectors.All.Where(passage => IsWithin(snapshot.Read(passage.Key), query)).ToList();

                var alike = search.Search(vector, query.From, query.AsOf, 3 * i);

                var naive = allowed.Select(passage => Cosine(vector, passage.Value)).Where(cosine => cosine > 1e-6).OrderDescending().Take(3 * i).ToList();
                alike.Found.Count.ShouldBe(naive.Count, $"seed {seed}");
                for (var rank = 0; rank < naive.Count; rank++)
                {
                    alike.Found[rank].Score.ShouldBe((float)naive[rank], 1e-5f, $"seed {seed}");
                    ((float)Cosine(vector, vectors.All[alike.Found[rank].Id])).ShouldBe(alike.Found[rank].Score, 1e-5f, $"seed {seed}");
                    IsWithin(snapshot.Read(alike.Found[rank].Id), query).ShouldBeTrue($"seed {seed}");
                }

                alike.Searched.ShouldBe(allowed.Count, $"seed {seed}");
                (alike.Searched + alike.Missing).ShouldBe(AllLive(snapshot).Count(id => IsWithin(snapshot.Read(id), query)), $"seed {seed}");
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_vector_that_is_made_while_the_search_is_in_use_is_found()
    {
        using var folder = new TempFolder();
        var snapshot = TestIndex.Write(folder.Path, [(new RandomCorpus(7).Articles, new HashSet<string>(StringComparer.Ordinal))]);
        var search = new PassageVectors(snapshot, Model);
        search.Dimensions.ShouldBeNull();
        search.Search([1, 0], null, null, 5).Found.ShouldBeEmpty();

        var segment = snapshot.Segments[0].Segment;
        using var writer = VectorWriter.Open(VectorFile.PathOf(segment.Path, Model), segment.PassageCount, 2);
        search.Search([1, 0], null, null, 5).Found.ShouldBeEmpty();
        writer.Write(0, 1, [1, 0]);

        search.Search([1, 0], null, null, 5).Found.ShouldHaveSingleItem().ShouldBe(new ScoredPassage(new(0, 0), 1));
        search.Dimensions.ShouldBe(2);
    }

    // Some passages are left without a vector.
    private static (Dictionary<PassageId, float[]> All, int Dimensions) Fill(Snapshot snapshot, Random random, int dimensions)
    {
        var all = new Dictionary<PassageId, float[]>();
        for (var i = 0; i < snapshot.Segments.Count; i++)
        {
            var segment = snapshot.Segments[i].Segment;
            using var writer = VectorWriter.Open(VectorFile.PathOf(segment.Path, Model), segment.PassageCount, dimensions);
            for (var number = 0; number < segment.PassageCount; number++)
            {
                if (random.Next(10) > 0)
                {
                    var vector = Vector(random, dimensions);
                    writer.Write(number, (UInt128)number, vector);
                    if (snapshot.Segments[i].IsLive(number))
                    {
                        all[new(i, number)] = vector;
                    }
                }
            }
        }

        return (all, dimensions);
    }

    private static IEnumerable<PassageId> AllLive(Snapshot snapshot) => snapshot.Articles.SelectMany(article => snapshot.PassagesOf(article.Path));

    private static bool IsWithin(Passage passage, SearchQuery query) =>
        (query.From is not { } from || passage.StatedOn?.Latest >= from) && (query.AsOf is not { } asOf || passage.StatedOn?.Latest <= asOf);

    private static float[] Vector(Random random, int dimensions) =>
        UnitVector.Of([.. Enumerable.Range(0, dimensions).Select(_ => (float)(random.NextDouble() - 0.4)).Select(number => number == 0 ? 1 : number)]);

    private static double Cosine(float[] one, float[] other) => one.Zip(other, (a, b) => (double)a * b).Sum();
}
