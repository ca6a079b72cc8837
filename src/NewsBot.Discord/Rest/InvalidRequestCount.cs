namespace NewsBot.Discord.Rest;

/// <summary>
/// Counts the answers of 401, 403 and 429, of which Discord takes 10,000 in ten minutes from one address before it shuts that
/// address out. A limit that others share counts for nobody.
/// </summary>
internal sealed class InvalidRequestCount(TimeProvider clock)
{
    /// <summary>How many are let happen in ten minutes; less than Discord takes, as other programs may share the address.</summary>
    public const int Most = 5000;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private readonly Lock _gate = new();
    private DateTimeOffset _windowEnds;
    private int _count;

    /// <summary>Whether so many have come that nothing should be sent for now.</summary>
    public bool TooMany
    {
        get
        {
            lock (_gate)
            {
                return _count >= Most && clock.GetUtcNow() < _windowEnds;
            }
        }
    }

    public void Add()
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (now >= _windowEnds)
            {
                _windowEnds = now + Window;
                _count = 0;
            }

            _count++;
        }
    }
}
