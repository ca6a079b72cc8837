namespace NewsBot.Slack.Server;

/// <summary>All calls in the order they came. Whoever waits for one is told when it is there.</summary>
public sealed class Journal
{
    private readonly Lock _lock = new();
    private readonly List<ApiCall> _calls = [];
    private readonly List<(Func<IReadOnlyList<ApiCall>, bool> Condition, TaskCompletionSource Met)> _waiting = [];

    public IReadOnlyList<ApiCall> Calls
    {
        get
        {
            lock (_lock)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>Every way in which a call broke the description of its method.</summary>
    public IReadOnlyList<string> Problems => [.. Calls.SelectMany(call => call.Problems.Select(problem => $"{call.Method}: {problem}"))];

    public IReadOnlyList<ApiCall> Of(string method) => [.. Calls.Where(call => call.Method == method)];

    /// <summary>Waits until a method was called a number of times, and returns the last of these calls.</summary>
    public async Task<ApiCall> WaitForAsync(string method, int count = 1, CancellationToken cancellationToken = default)
    {
        await UntilAsync(calls => calls.Count(call => call.Method == method) >= count, cancellationToken);
        return Of(method)[count - 1];
    }

    public Task UntilAsync(Func<IReadOnlyList<ApiCall>, bool> condition, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (condition(_calls))
            {
                return Task.CompletedTask;
            }

            var met = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((condition, met));
            return met.Task.WaitAsync(cancellationToken);
        }
    }

    internal void Add(ApiCall call)
    {
        lock (_lock)
        {
            _calls.Add(call);
            foreach (var waiter in _waiting.Where(waiter => waiter.Condition(_calls)).ToList())
            {
                waiter.Met.SetResult();
                _waiting.Remove(waiter);
            }
        }
    }
}
