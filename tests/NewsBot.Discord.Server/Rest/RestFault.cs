namespace NewsBot.Discord.Server.Rest;

/// <summary>What is to go wrong with one call.</summary>
public abstract record RestFault
{
    /// <summary>It is answered with an error; nothing is done.</summary>
    /// <param name="Status">The status.</param>
    /// <param name="Code">Discord's code.</param>
    public sealed record Error(int Status, int Code = 0) : RestFault;

    /// <summary>It meets a rate limit.</summary>
    /// <param name="Scope">Whose: <c>user</c>, <c>global</c> or <c>shared</c>.</param>
    /// <param name="RetryAfter">How long to wait.</param>
    public sealed record RateLimited(string Scope, TimeSpan RetryAfter) : RestFault;

    /// <summary>It is carried out, and the connection is cut in the middle of the answer.</summary>
    public sealed record DropMidAnswer : RestFault;

    /// <summary>It is answered only when <see cref="Release"/> is called, or never.</summary>
    public sealed record Late : RestFault
    {
        private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal Task Released => _released.Task;

        /// <summary>Waits until the call has come.</summary>
        public Task ArrivedAsync() => _arrived.Task.WaitAsync(Patience.Limit);

        internal void Arrive() => _arrived.TrySetResult();

        /// <summary>Lets the answer go.</summary>
        public void Release() => _released.TrySetResult();
    }

    /// <summary>It is carried out and answered with something that is no JSON.</summary>
    public sealed record Garbage : RestFault;
}

/// <summary>The faults to come, for each name of a call in their order.</summary>
public sealed class RestFaults
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<RestFault>> _faults = [];

    /// <summary>Makes the next call of a name that has no fault yet go wrong.</summary>
    public void Add(string call, RestFault fault)
    {
        lock (_gate)
        {
            if (!_faults.TryGetValue(call, out var queue))
            {
                _faults[call] = queue = [];
            }

            queue.Enqueue(fault);
        }
    }

    internal RestFault? Next(string call)
    {
        lock (_gate)
        {
            return _faults.TryGetValue(call, out var queue) && queue.TryDequeue(out var fault) ? fault : null;
        }
    }
}
