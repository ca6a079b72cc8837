using FsCheck;
using FsCheck.Fluent;
using NewsBot.Core.Retrieval;

namespace NewsBot.Core.Tests.Retrieval;

public sealed class SnapshotSearchTests
{
    [Fact]
    public void The_best_passages_are_those_an_exhaustive_scorer_finds() =>
        Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue - 1)), seed =>
        {
            using var folder = new TempFolder();
            var corpus = new RandomCorpus(seed);
            var hands = corpus.Deal();
            var snapshot = TestIndex.Write(folder.Path, hands);
            var live = hands.SelectMany(hand => hand.Articles.Where(article => !hand.Dead.Contains(article.Info.Path))).ToList();
            snapshot.PassageCount.ShouldBe(live.Sum(article => article.Passages.Length));
            for (var i = 1; i <= 8; i++)
            {
                var query = corpus.MakeQuery();
                Find(snapshot, query, 3 * i).ShouldBe(ExhaustiveScorer.Search(live, query, 3 * i), $"seed {seed}, query {i}");
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Results_do_not_depend_on_how_the_articles_lie_in_segments() =>
        Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue - 1)), seed =>
        {
            using var folder = new TempFolder();
            var corpus = new RandomCorpus(seed);
            var none = new HashSet<string>(StringComparer.Ordinal);
            var one = TestIndex.Write(folder.Path, [(corpus.Articles, none)]);
            var many = TestIndex.Write(folder.Path, [.. corpus.Deal().Select(hand => (hand.Articles, (IReadOnlySet<string>)none))]);
            for (var i = 1; i <= 4; i++)
            {
                var query = corpus.MakeQuery();
                Find(many, query, 10).ShouldBe(Find(one, query, 10), $"seed {seed}, query {i}");
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_read_of_a_passage_is_what_was_written() =>
        Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue - 1)), seed =>
        {
            using var folder = new TempFolder();
            var corpus = new RandomCorpus(seed);
            var snapshot = TestIndex.Write(folder.Path, [(corpus.Articles, new HashSet<string>(StringComparer.Ordinal))]);
            foreach (var article in corpus.Articles)
            {
                var read = snapshot.PassagesOf(article.Info.Path).Select(snapshot.Read).ToList();
                read.Count.ShouldBe(article.Passages.Length);
                foreach (var (passage, written) in read.Zip(article.Passages))
                {
                    (passage.Start, passage.Text, passage.StatedOn).ShouldBe((written.Start, written.Text, written.StatedOn), $"seed {seed}");
                    passage.Sentences.ShouldBe(written.Sentences.Select(sentence => sentence.Sentence), $"seed {seed}");
                    passage.Times.ShouldBe(written.Times, $"seed {seed}");
                }
            }
        }).QuickCheckThrowOnFailure();

    private static List<(string Path, int Ordinal, float Score)> Find(Snapshot snapshot, SearchQuery query, int count) =>
        [.. snapshot.Search(query, count).Select(found => (snapshot.Read(found.Id).Article.Path, snapshot.Read(found.Id).Ordinal, found.Score))];
}
