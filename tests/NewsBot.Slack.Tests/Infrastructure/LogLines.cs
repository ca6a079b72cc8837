using System.Collections;

namespace NewsBot.Slack.Tests.Infrastructure;

/// <summary>What has been logged, a line for each. One that is bound to come can be waited for.</summary>
public sealed class LogLines : IEnumerable<string>
{
    private readonly Lock _lock = new();
    private readonly List<string> _lines = [];
    private TaskCompletionSource _added = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The lines at which the log breaks, after it has taken them.</summary>
    public Func<string, bool> Fail { get; set; } = _ => false;

    public void Add(string line)
    {
        TaskCompletionSource added;
        lock (_lock)
        {
            _lines.Add(line);
            (added, _added) = (_added, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        added.SetResult();
        if (Fail(line))
        {
            throw new NotSupportedException("The log is broken.");
        }
    }

    /// <summary>Waits until there is a line.</summary>
    public Task WaitForAsync(Func<string, bool> fits, CancellationToken cancellationToken) => WaitForAsync(fits, 1, cancellationToken);

    /// <summary>Waits until there is a number of lines.</summary>
    public async Task WaitForAsync(Func<string, bool> fits, int count, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task added;
            lock (_lock)
            {
                if (_lines.Count(fits) >= count)
                {
                    return;
                }

                added = _added.Task;
            }

            await added.WaitAsync(cancellationToken);
        }
    }

    public IEnumerator<string> GetEnumerator()
    {
        lock (_lock)
        {
            return _lines.ToList().GetEnumerator();
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
