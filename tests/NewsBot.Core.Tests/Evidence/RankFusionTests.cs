using NewsBot.Core.Evidence;
using NewsBot.Core.Retrieval;

namespace NewsBot.Core.Tests.Evidence;

public sealed class RankFusionTests
{
    [Fact]
    public void What_both_rankings_have_comes_first_and_of_equal_ones_that_of_the_words()
    {
        var fused = RankFusion.Fuse(Ranking((1, 9), (2, 7), (3, 5)), Ranking((4, 0.9f), (3, 0.8f)), 10);

        // 1/63 + 1/62; then 1/61 each; then 1/62.
        fused.Select(found => found.Id.Number).ShouldBe([3, 1, 4, 2]);
        fused.Select(found => found.Score).ShouldBe([9, 7, 5, 5]);
    }

    [Fact]
    public void As_many_as_are_wanted_are_kept() =>
        RankFusion.Fuse(Ranking((1, 9), (2, 7)), Ranking((2, 0.9f), (3, 0.8f)), 2).Select(found => found.Id.Number).ShouldBe([2, 1]);

    [Fact]
    public void Without_the_other_ranking_nothing_changes()
    {
        var words = Ranking((1, 9), (2, 7));

        RankFusion.Fuse(words, [], 1).ShouldBeSameAs(words);
    }

    [Fact]
    public void Where_words_find_nothing_meaning_does()
    {
        var fused = RankFusion.Fuse([], Ranking((4, 0.9f), (3, 0.8f)), 10);

        fused.Select(found => found.Id.Number).ShouldBe([4, 3]);
        fused[0].Score.ShouldBe(1f / 61);
    }

    private static List<ScoredPassage> Ranking(params (int Number, float Score)[] passages) =>
        [.. passages.Select(passage => new ScoredPassage(new PassageId(0, passage.Number), passage.Score))];
}
