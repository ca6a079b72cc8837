using NewsBot.Discord.Gateway;

namespace NewsBot.Discord.Tests.Drivers;

/// <summary>Keeps the events a gateway tells of, and lets tests wait for them.</summary>
internal sealed class EventList
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly List<GatewayEvent> _events = [];
    private readonly List<(Func<bool> Met, TaskCompletionSource Seen)> _waiting = [];

    public void Add(GatewayEvent told)
    {
        lock (_gate)
        {
            _events.Add(told);
            foreach (var waiting in _waiting.Where(waiting => waiting.Met()).ToList())
            {
                _waiting.Remove(waiting);
                waiting.Seen.SetResult();
            }
        }
    }

    public IReadOnlyList<T> All<T>()
        where T : GatewayEvent
    {
        lock (_gate)
        {
            return [.. _events.OfType<T>()];
        }
    }

    /// <summary>Waits for so many events of a type and returns the last of them.</summary>
    public async Task<T> WaitForAsync<T>(int count = 1)
        where T : GatewayEvent
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            bool Met() => _events.OfType<T>().Skip(count - 1).Any();
            if (Met())
            {
                seen.SetResult();
            }
            else
            {
                _waiting.Add((Met, seen));
            }
        }

        await seen.Task.WaitAsync(Patience);
        return All<T>()[count - 1];
    }

    /// <summary>Waits until a message of this text has been told of.</summary>
    public async Task<MessageCreateEvent> WaitForMessageAsync(string content)
    {
        for (var count = 1; ; count++)
        {
            var told = await WaitForAsync<MessageCreateEvent>(count);
            if (told.Message.Content == content)
            {
                return told;
            }
        }
    }
}
