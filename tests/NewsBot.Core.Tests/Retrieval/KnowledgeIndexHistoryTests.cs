using FsCheck;
using FsCheck.Fluent;

namespace NewsBot.Core.Tests.Retrieval;

/// <summary>However an index came about, it gives what one made from nothing gives.</summary>
public sealed class KnowledgeIndexHistoryTests
{
    private static readonly string[] Places = ["harbour", "airport", "stadium", "library", "market", "tunnel", "theatre", "reservoir"];
    private static readonly string[] Events = ["opened", "closed", "flooded", "burned", "moved", "expanded"];

    [Fact]
    public void Any_history_of_changes_leads_to_the_same_results() =>
        Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue - 1)), seed =>
        {
            using var knowledge = new TestKnowledge();
            var random = new Random(seed);
            for (var round = random.Next(2, 12); round > 0; round--)
            {
                Edit(knowledge, random);
                knowledge.OpenAsync().GetAwaiter().GetResult();
            }

            var snapshot = knowledge.OpenAsync().GetAwaiter().GetResult().Snapshot;
            var afresh = knowledge.OpenAfreshAsync().GetAwaiter().GetResult();

            snapshot.Version.ShouldBe(afresh.Version);
            snapshot.Articles.Select(article => article.Path).ShouldBe(afresh.Articles.Select(article => article.Path));
            snapshot.LatestStatedOn.ShouldBe(afresh.LatestStatedOn);
            foreach (var asked in Places.Concat(Events).Append($"{Places[0]} {Places[1]} {Events[0]} {Events[1]}"))
            {
                var query = TestKnowledge.Ask(asked, asOf: random.Next(2) == 0 ? RandomDay(random) : null);
                TestKnowledge.Find(snapshot, query, 5).ShouldBe(TestKnowledge.Find(afresh, query, 5), $"seed {seed}, asked {asked}");
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    [Fact]
    public async Task Many_small_changes_leave_few_segments()
    {
        using var knowledge = new TestKnowledge();
        var random = new Random(1);
        for (var i = 0; i < 70; i++)
        {
            WriteArticle(knowledge, i, random);
            await knowledge.OpenAsync();

            // Three of each size at most: 1, 4, 16 and 64 passages.
            knowledge.SegmentFiles.Length.ShouldBeLessThanOrEqualTo(12);
        }

        ((await knowledge.OpenAsync()).Report.Unchanged).ShouldBe(70);
    }

    [Fact]
    public async Task What_was_removed_does_not_pile_up()
    {
        using var knowledge = new TestKnowledge();
        var random = new Random(2);
        for (var i = 0; i < 20; i++)
        {
            WriteArticle(knowledge, i, random);
        }

        await knowledge.OpenAsync();
        var full = new FileInfo(knowledge.SegmentFiles.Single()).Length;
        for (var i = 0; i < 15; i++)
        {
            knowledge.Delete($"{i}.md");
        }

        await knowledge.OpenAsync();

        new FileInfo(knowledge.SegmentFiles.Single()).Length.ShouldBeLessThan(full / 2);
        for (var i = 15; i < 20; i++)
        {
            knowledge.Delete($"{i}.md");
        }

        await knowledge.OpenAsync();
        knowledge.SegmentFiles.ShouldBeEmpty();
    }

    private static void Edit(TestKnowledge knowledge, Random random)
    {
        for (var edits = random.Next(1, 12); edits > 0; edits--)
        {
            var article = random.Next(20);
            if (random.Next(3) == 0)
            {
                knowledge.Delete($"{article}.md");
            }
            else
            {
                WriteArticle(knowledge, article, random);
            }
        }
    }

    private static void WriteArticle(TestKnowledge knowledge, int article, Random random)
    {
        string Event() => $"The {Places[random.Next(Places.Length)]} {Events[random.Next(Events.Length)]} {random.Next(100)} days ago.";
        knowledge.Write($"{article}.md", Event(), random.Next(5) == 0 ? "" : $"{RandomDay(random):yyyy-MM-dd}", [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Event())]);
    }

    private static DateOnly RandomDay(Random random) => new DateOnly(2022, 1, 1).AddDays(random.Next(30));
}
