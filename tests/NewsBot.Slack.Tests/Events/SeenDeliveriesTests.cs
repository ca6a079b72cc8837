using System.Globalization;
using NewsBot.Slack.Events;

namespace NewsBot.Slack.Tests.Events;

public class SeenDeliveriesTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void What_shares_an_identity_is_the_same()
    {
        var seen = new SeenDeliveries(_time);

        seen.TryAdd(["event 1", "message a"]).ShouldBeTrue();
        seen.TryAdd(["event 2", "message a"]).ShouldBeFalse();
        seen.TryAdd(["event 2"]).ShouldBeFalse();
        seen.TryAdd(["event 3"]).ShouldBeTrue();
        seen.TryAdd([]).ShouldBeTrue();
    }

    [Fact]
    public void Half_an_hour_is_remembered_and_two_are_not()
    {
        var seen = new SeenDeliveries(_time);
        _time.Advance(TimeSpan.FromMinutes(29));
        seen.TryAdd(["event 1"]).ShouldBeTrue();

        _time.Advance(TimeSpan.FromMinutes(30));
        seen.TryAdd(["event 1"]).ShouldBeFalse();
        _time.Advance(TimeSpan.FromMinutes(30));
        seen.TryAdd(["event 2"]).ShouldBeTrue();
        _time.Advance(TimeSpan.FromMinutes(30));
        seen.TryAdd(["event 1"]).ShouldBeTrue();
    }

    [Fact]
    public void Memory_is_bounded()
    {
        var seen = new SeenDeliveries(_time);
        for (var i = 0; i <= 100_000; i++)
        {
            seen.TryAdd([i.ToString(CultureInfo.InvariantCulture)]);
        }

        seen.TryAdd(["100000"]).ShouldBeFalse();
        seen.TryAdd(["60000"]).ShouldBeFalse();
        seen.TryAdd(["0"]).ShouldBeTrue();
    }
}
