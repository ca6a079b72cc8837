using System.Threading.Channels;

namespace NewsBot.Slack.Talking;

/// <summary>
/// Works on several things at once and on what belongs together one after the other, so that a follow-up never overtakes its
/// question. Bounded: who adds waits for room.
/// </summary>
internal sealed class Lanes
{
    private const int WaitingInLane = 100;

    private readonly Channel<Func<Task>>[] _lanes;
    private readonly Task _working;

    /// <summary>Opens the lanes.</summary>
    /// <param name="count">How many things are worked on at once; above zero.</param>
    public Lanes(int count)
    {
        _lanes = [.. Enumerable.Range(0, count).Select(_ => Channel.CreateBounded<Func<Task>>(WaitingInLane))];
        _working = Task.WhenAll(_lanes.Select(lane => Task.Run(() => WorkAsync(lane.Reader))));
    }

    /// <summary>Adds work behind all that was added under the same key.</summary>
    /// <param name="key">What belongs together has the same key.</param>
    /// <param name="work">What to do; it throws nothing.</param>
    /// <param name="cancellationToken">Gives up waiting for room.</param>
    public ValueTask AddAsync(string key, Func<Task> work, CancellationToken cancellationToken) =>
        _lanes[(uint)string.GetHashCode(key, StringComparison.Ordinal) % (uint)_lanes.Length].Writer.WriteAsync(work, cancellationToken);

    /// <summary>Takes no more work and waits until all there is has been done.</summary>
    public Task DrainAsync()
    {
        foreach (var lane in _lanes)
        {
            lane.Writer.Complete();
        }

        return _working;
    }

    private static async Task WorkAsync(ChannelReader<Func<Task>> lane)
    {
        await foreach (var work in lane.ReadAllAsync())
        {
            await work();
        }
    }
}
