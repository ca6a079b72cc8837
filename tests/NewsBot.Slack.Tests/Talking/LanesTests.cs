using NewsBot.Slack.Talking;

namespace NewsBot.Slack.Tests.Talking;

public sealed class LanesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_belongs_together_is_done_one_after_the_other_and_all_of_it_before_the_end()
    {
        var lanes = new Lanes(4);
        var done = new List<int>();
        var first = new TaskCompletionSource();
        await lanes.AddAsync("a", () => first.Task, Cancellation);
        foreach (var number in Enumerable.Range(0, 50))
        {
            await lanes.AddAsync("a", async () =>
            {
                await Task.Yield();
                done.Add(number);
            }, Cancellation);
        }

        done.ShouldBeEmpty();
        first.SetResult();
        await lanes.DrainAsync();

        done.ShouldBe(Enumerable.Range(0, 50));
    }
}
