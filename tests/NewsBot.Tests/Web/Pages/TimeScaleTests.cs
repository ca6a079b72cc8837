using FsCheck;
using FsCheck.Fluent;
using NewsBot.Web.Pages;

namespace NewsBot.Tests.Web.Pages;

public sealed class TimeScaleTests
{
    private static readonly DateOnly Origin = new(1995, 3, 30);

    private static readonly Arbitrary<(DateOnly From, DateOnly To)[]> Events = (
        from starts in Gen.Choose(0, 12_000).NonEmptyListOf()
        from lengths in Gen.Frequency([(6, Gen.Constant(0)), (2, Gen.Choose(1, 31)), (1, Gen.Choose(32, 2_000))]).ListOf(starts.Count)
        select starts.Zip(lengths, (start, length) => (Origin.AddDays(start), Origin.AddDays(start + length))).ToArray()).ToArbitrary();

    [Fact]
    public void Later_days_are_further_right_and_all_of_them_between_the_edges() => Prop.ForAll(Events, events =>
    {
        var scale = new TimeScale(events, 4, 92);

        foreach (var (from, to) in events)
        {
            scale.StartOf(from).ShouldBeGreaterThanOrEqualTo(4);
            scale.EndOf(to).ShouldBeLessThanOrEqualTo(92.0001);
            scale.EndOf(to).ShouldBeGreaterThan(scale.StartOf(from));
        }

        var days = events.SelectMany(stretch => (DateOnly[])[stretch.From, stretch.To.AddDays(1)]).Distinct().Order().Select(scale.StartOf).ToList();
        days.ShouldBeInOrder(SortDirection.Ascending);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_lasts_longer_within_what_is_vague_is_never_wider() => Prop.ForAll(Events, events =>
    {
        var scale = new TimeScale(events, 0, 100);

        foreach (var inner in events)
        {
            foreach (var outer in events.Where(outer => outer.From <= inner.From && inner.To <= outer.To))
            {
                (scale.EndOf(outer.To) - scale.StartOf(outer.From)).ShouldBeGreaterThanOrEqualTo(scale.EndOf(inner.To) - scale.StartOf(inner.From));
            }
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_days_of_a_week_stay_apart_beside_what_happened_years_ago()
    {
        var scale = new TimeScale([(new(1980, 1, 1), new(1980, 12, 31)), (new(2021, 5, 3), new(2021, 5, 3)), (new(2021, 5, 5), new(2021, 5, 5))], 0, 100);

        (scale.StartOf(new(2021, 5, 5)) - scale.StartOf(new(2021, 5, 3))).ShouldBeGreaterThan(3);
    }

    [Fact]
    public void Years_are_marked_where_there_are_several_and_months_elsewhere()
    {
        new TimeScale([(new(2018, 6, 1), new(2018, 6, 1)), (new(2021, 6, 1), new(2021, 6, 1))], 0, 100).Marks().Select(mark => mark.Name)
            .ShouldBe(["2019", "2020", "2021"]);
        new TimeScale([(new(2018, 5, 10), new(2018, 5, 10)), (new(2018, 7, 20), new(2018, 7, 20))], 0, 100).Marks().Select(mark => mark.Name)
            .ShouldBe(["Jun 2018", "Jul 2018"]);
        new TimeScale([(new(2018, 5, 10), new(2018, 5, 10))], 0, 100).Marks().ShouldBeEmpty();
    }
}
