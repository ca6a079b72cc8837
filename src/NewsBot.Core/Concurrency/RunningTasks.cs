using System.Collections.Concurrent;

namespace NewsBot.Core.Concurrency;

/// <summary>Tasks that nobody waits for one by one: each is forgotten when it ends. Safe for use from many threads at once.</summary>
public sealed class RunningTasks
{
    private readonly ConcurrentDictionary<Task, byte> _running = [];

    /// <summary>Adds a task.</summary>
    /// <param name="task">The task, which has begun.</param>
    public void Add(Task task)
    {
        ArgumentNullException.ThrowIfNull(task);
        _running.TryAdd(task, 0);
        _ = task.ContinueWith(ended => _running.TryRemove(ended, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Waits for those that run now.</summary>
    /// <returns>Fails where one of them does.</returns>
    public Task EndAsync() => Task.WhenAll(_running.Keys);
}
