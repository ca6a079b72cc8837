using System.Text.Json.Nodes;

namespace NewsBot.Discord.Server;

/// <summary>Something a client did.</summary>
/// <param name="At">When, by the server's clock.</param>
public abstract record JournalEntry(DateTimeOffset At);

/// <summary>A client called the HTTP API.</summary>
/// <param name="At">When.</param>
/// <param name="Call">The name of the call; null where there is no such call.</param>
/// <param name="Method">The method.</param>
/// <param name="Path">The path below the version, with its query.</param>
/// <param name="Body">The body, where it is JSON.</param>
/// <param name="Status">How it was answered; 0 when the connection was cut instead.</param>
/// <param name="Violations">What was against the protocol, whether Discord turns it down or overlooks it.</param>
public sealed record RestEntry(DateTimeOffset At, string? Call, string Method, string Path, JsonNode? Body, int Status, IReadOnlyList<string> Violations)
    : JournalEntry(At);

/// <summary>A client connected to the gateway.</summary>
/// <param name="At">When.</param>
/// <param name="Connection">The number of the connection, from 1.</param>
/// <param name="UserAgent">What the client calls itself; empty if it does not say. Discord asks for no name here, others do.</param>
public sealed record ConnectedEntry(DateTimeOffset At, int Connection, string UserAgent) : JournalEntry(At);

/// <summary>A client sent a payload to the gateway.</summary>
/// <param name="At">When.</param>
/// <param name="Connection">The number of the connection, from 1.</param>
/// <param name="Path">The path of the address it connected to.</param>
/// <param name="Op">The payload's opcode.</param>
/// <param name="Data">The payload's data.</param>
public sealed record GatewayEntry(DateTimeOffset At, int Connection, string Path, int Op, JsonNode? Data) : JournalEntry(At);

/// <summary>A connection to the gateway ended.</summary>
/// <param name="At">When.</param>
/// <param name="Connection">The number of the connection, from 1.</param>
/// <param name="ByClient">The code the client closed it with; null if it did not.</param>
public sealed record ClosedEntry(DateTimeOffset At, int Connection, int? ByClient) : JournalEntry(At);

/// <summary>Everything that clients did, in its order.</summary>
public sealed class Journal
{
    private readonly Lock _gate = new();
    private readonly List<JournalEntry> _entries = [];
    private readonly List<(Func<bool> Met, TaskCompletionSource Seen)> _waiting = [];

    /// <summary>All entries up to now.</summary>
    public IReadOnlyList<JournalEntry> Entries
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries];
            }
        }
    }

    /// <summary>How many entries there are up to now.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _entries.Count;
            }
        }
    }

    /// <summary>All calls of one name up to now.</summary>
    public IReadOnlyList<RestEntry> Calls(string name) => [.. Entries.OfType<RestEntry>().Where(entry => entry.Call == name)];

    /// <summary>All payloads of one opcode up to now.</summary>
    public IReadOnlyList<GatewayEntry> Payloads(int op) => [.. Entries.OfType<GatewayEntry>().Where(entry => entry.Op == op)];

    /// <summary>All that was against the protocol up to now.</summary>
    public IReadOnlyList<string> Violations => [.. Entries.OfType<RestEntry>().SelectMany(entry => entry.Violations.Select(problem => $"{entry.Call}: {problem}"))];

    /// <summary>Waits until so many entries of a kind fit.</summary>
    /// <returns>The last of them.</returns>
    /// <exception cref="TimeoutException">They do not come.</exception>
    public async Task<T> WaitForAsync<T>(Func<T, bool> fits, int count = 1)
        where T : JournalEntry
    {
        await UntilAsync(() => _entries.OfType<T>().Where(fits).Skip(count - 1).Any()).WaitAsync(Patience.Limit);
        return Entries.OfType<T>().Where(fits).ElementAt(count - 1);
    }

    /// <summary>Waits until there are so many entries, however long that takes.</summary>
    public Task WaitForCountAsync(int count, CancellationToken cancellationToken) => UntilAsync(() => _entries.Count >= count).WaitAsync(cancellationToken);

    /// <summary>Waits until a call of one name has been made so many times.</summary>
    public Task<RestEntry> WaitForCallAsync(string name, int count = 1) => WaitForAsync<RestEntry>(entry => entry.Call == name, count);

    /// <summary>Waits until payloads of one opcode have come so many times.</summary>
    public Task<GatewayEntry> WaitForPayloadAsync(int op, int count = 1) => WaitForAsync<GatewayEntry>(entry => entry.Op == op, count);

    private Task UntilAsync(Func<bool> met)
    {
        lock (_gate)
        {
            if (met())
            {
                return Task.CompletedTask;
            }

            var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((met, waiting));
            return waiting.Task;
        }
    }

    internal void Add(JournalEntry entry)
    {
        lock (_gate)
        {
            _entries.Add(entry);
            foreach (var waiting in _waiting.Where(waiting => waiting.Met()).ToList())
            {
                _waiting.Remove(waiting);
                waiting.Seen.SetResult();
            }
        }
    }
}
