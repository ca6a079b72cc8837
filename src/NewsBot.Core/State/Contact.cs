namespace NewsBot.Core.State;

/// <summary>
/// Whether the store has been in touch for as long as a lease lasts. After it was away every process looks dead to the others;
/// once it has been back for that long, all that live have told so, and who has not is dead.
/// </summary>
/// <param name="lease">How long a lease lasts.</param>
/// <param name="time">The clock.</param>
public sealed class Contact(TimeSpan lease, TimeProvider time)
{
    private long? _since;
    private long _last;

    /// <summary>Whether it answered when it was last asked.</summary>
    public bool IsInTouch => _since is not null;

    /// <summary>Whether it has been in touch for long enough to tell who is dead.</summary>
    public bool IsLasting => _since is { } since && time.GetElapsedTime(since) >= lease;

    /// <summary>Notes that the store has just answered.</summary>
    public void Keep()
    {
        var now = time.GetTimestamp();
        if (_since is null || time.GetElapsedTime(_last, now) > lease)
        {
            _since = now;
        }

        _last = now;
    }

    /// <summary>Notes that the store has not answered.</summary>
    public void Lose() => _since = null;
}
