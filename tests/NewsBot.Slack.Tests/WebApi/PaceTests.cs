using NewsBot.Slack.WebApi;

namespace NewsBot.Slack.Tests.WebApi;

public class PaceTests
{
    private static readonly DateTimeOffset Now = new(2031, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void After_a_burst_calls_are_evenly_spaced()
    {
        var pace = new Pace(TimeSpan.FromSeconds(2), burst: 3);

        Enumerable.Range(0, 6).Select(_ => pace.Take(Now).TotalSeconds).ShouldBe([0, 0, 0, 2, 4, 6]);
    }

    [Fact]
    public void A_quiet_time_gives_the_burst_back()
    {
        var pace = new Pace(TimeSpan.FromSeconds(2), burst: 2);
        pace.Take(Now);
        pace.Take(Now);

        pace.IsIdle(Now).ShouldBeFalse();
        pace.IsIdle(Now.AddSeconds(4)).ShouldBeTrue();
        Enumerable.Range(0, 3).Select(_ => pace.Take(Now.AddSeconds(10)).TotalSeconds).ShouldBe([0, 0, 2]);
    }

    [Fact]
    public void Closed_it_lets_nothing_through()
    {
        var pace = new Pace(TimeSpan.FromSeconds(1), burst: 1);
        pace.CloseUntil(Now.AddSeconds(7));

        pace.IsIdle(Now).ShouldBeFalse();
        Enumerable.Range(0, 3).Select(_ => pace.Take(Now).TotalSeconds).ShouldBe([7, 8, 9]);
    }
}
