using System.Collections.Concurrent;

namespace NewsBot.Slack.Server;

/// <summary>What goes wrong with a call instead of its being done.</summary>
public abstract record Fault
{
    private Fault()
    {
    }

    /// <summary>Refused with one of Slack's words.</summary>
    public sealed record Error(string Word) : Fault;

    /// <summary>Too many calls, with a time to wait or without.</summary>
    public sealed record TooMany(int? RetryAfterSeconds) : Fault;

    /// <summary>Another HTTP status, with a page for people.</summary>
    public sealed record Status(int Code) : Fault;

    /// <summary>No answer, for as long as the caller waits.</summary>
    public sealed record Silence : Fault;

    /// <summary>The call is done, and there is no answer for as long as the caller waits.</summary>
    public sealed record DoneInSilence : Fault;

    /// <summary>An answer that is cut off.</summary>
    public sealed record Malformed : Fault;

    /// <summary>The call is done, then the connection is lost before the answer.</summary>
    public sealed record LostAnswer : Fault;
}

/// <summary>Faults to come, by method: each call takes the next one of its method.</summary>
public sealed class Faults
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Fault>> _coming = new(StringComparer.Ordinal);

    public void Add(string method, params IEnumerable<Fault> faults)
    {
        var queue = _coming.GetOrAdd(method, _ => new());
        foreach (var fault in faults)
        {
            queue.Enqueue(fault);
        }
    }

    internal Fault? Next(string method) => _coming.TryGetValue(method, out var queue) && queue.TryDequeue(out var fault) ? fault : null;
}
