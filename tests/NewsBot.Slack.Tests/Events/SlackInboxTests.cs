using System.Collections.Concurrent;
using NewsBot.Slack.Events;
using NewsBot.Slack.Tests.Infrastructure;

namespace NewsBot.Slack.Tests.Events;

public sealed class SlackInboxTests : IDisposable
{
    private readonly ConcurrentQueue<SlackDelivery> _claimed = new();
    private readonly SlackInbox _inbox;

    public SlackInboxTests() => _inbox = new(new ManualTime(), new ListLogger<SlackInbox>([]))
    {
        Admit = delivery =>
        {
            _claimed.Enqueue(delivery);
            return Task.FromResult(new Admission(Claim: null, IsDecided: true));
        },
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _inbox.Dispose();

    [Fact]
    public async Task A_delivery_whose_socket_is_left_before_there_is_room_is_not_claimed_and_gets_in_when_it_comes_again()
    {
        await FillAsync();
        using var left = new CancellationTokenSource();

        var adding = _inbox.AddAsync(Delivery("late"), left.Token).AsTask();
        adding.IsCompleted.ShouldBeFalse();
        await left.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(adding);
        await ReadAsync(SlackInbox.Capacity);
        var again = await _inbox.AddAsync(Delivery("late"), Cancellation);
        var after = await _inbox.AddAsync(Delivery("after"), Cancellation);

        (await again).ShouldBeTrue();
        (await after).ShouldBeTrue();
        (await ReadAsync(2)).ShouldBe(["late", "after"]);
        _claimed.Count.ShouldBe(SlackInbox.Capacity + 2);
    }

    [Fact]
    public async Task What_may_not_wait_for_room_is_refused_unclaimed_when_many_come_at_once()
    {
        var taken = await Task.WhenAll(Enumerable.Range(0, SlackInbox.Capacity * 2).Select(number => Task.Run(() => _inbox.TryAddAsync(Delivery($"E{number}")), Cancellation)));

        taken.Count(isTaken => isTaken).ShouldBe(SlackInbox.Capacity);
        (await ReadAsync(SlackInbox.Capacity)).Distinct(StringComparer.Ordinal).Count().ShouldBe(SlackInbox.Capacity);
        _claimed.Count.ShouldBe(SlackInbox.Capacity);
    }

    [Fact]
    public async Task What_comes_again_takes_no_room()
    {
        (await _inbox.TryAddAsync(Delivery("first"))).ShouldBeTrue();
        for (var repetition = 0; repetition < SlackInbox.Capacity; repetition++)
        {
            (await await _inbox.AddAsync(Delivery("first"), Cancellation)).ShouldBeTrue();
        }

        (await _inbox.TryAddAsync(Delivery("second"))).ShouldBeTrue();
        (await ReadAsync(2)).ShouldBe(["first", "second"]);
    }

    private static EventDelivery Delivery(string id) => new(new("T1"), new(id), new OtherEvent("filler"));

    private async Task FillAsync()
    {
        for (var number = 0; number < SlackInbox.Capacity; number++)
        {
            (await _inbox.TryAddAsync(Delivery($"E{number}"))).ShouldBeTrue();
        }
    }

    private async Task<List<string>> ReadAsync(int count) =>
        await _inbox.ReadAllAsync(Cancellation).Take(count).Select(delivery => ((EventDelivery)delivery).Id.Value).ToListAsync(Cancellation);
}
