using NewsBot.Slack.SocketMode;

namespace NewsBot.Slack.Tests.SocketMode;

public class BackoffTests
{
    [Fact]
    public void Waits_double_up_to_half_a_minute()
    {
        var backoff = new Backoff(() => 1);

        Enumerable.Range(0, 7).Select(_ => backoff.Next().TotalSeconds).ShouldBe([1, 2, 4, 8, 16, 30, 30]);
        backoff.Reset();
        backoff.Next().TotalSeconds.ShouldBe(1);
    }

    [Fact]
    public void Half_of_a_wait_is_chance() => new Backoff(() => 0).Next().TotalSeconds.ShouldBe(0.5);
}
