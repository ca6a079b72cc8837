namespace NewsBot.Slack.SocketMode;

/// <summary>
/// Waits longer after each failure, up to half a minute, and by chance, so that many clients do not come back at once
/// ("equal jitter", Brooker 2015: half of the wait is certain).
/// </summary>
/// <param name="random">A number from 0 to below 1.</param>
internal sealed class Backoff(Func<double> random)
{
    private const int MaxDoublings = 5;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private int _failures;

    /// <summary>Counts a failure.</summary>
    /// <returns>How long to wait before the next attempt.</returns>
    public TimeSpan Next()
    {
        var wait = First * (1 << Math.Min(_failures++, MaxDoublings));
        wait = wait < Longest ? wait : Longest;
        return (wait / 2) + (wait / 2 * random());
    }

    /// <summary>Forgets the failures.</summary>
    public void Reset() => _failures = 0;
}
