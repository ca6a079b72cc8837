namespace NewsBot.Tests.Scenarios;

/// <summary>
/// How far behind what was published replicas were, by the clock of the test. A replica is not behind before it could know: while it
/// does not run or the database is away. Safe for use from many threads at once.
/// </summary>
internal sealed class KnowledgeLag(int replicas)
{
    private readonly Lock _gate = new();
    private readonly List<(long Generation, long At)> _published = [];
    private readonly List<(long Generation, long At)>[] _served = [.. Enumerable.Range(0, replicas).Select(_ => new List<(long, long)>())];
    private readonly List<long>[] _reachable = [.. Enumerable.Range(0, replicas).Select(_ => new List<long>())];

    private static long Now => TimeProvider.System.GetTimestamp();

    /// <summary>Notes that a generation is published from now on.</summary>
    public void Published(long generation)
    {
        lock (_gate)
        {
            _published.Add((generation, Now));
        }
    }

    /// <summary>Notes that a replica, which may have been away, can be reached from now on.</summary>
    public void Reachable(int replica)
    {
        lock (_gate)
        {
            _reachable[replica].Add(Now);
        }
    }

    /// <summary>Notes what a replica serves now.</summary>
    public void Serves(int replica, long generation)
    {
        lock (_gate)
        {
            _served[replica].Add((generation, Now));
        }
    }

    /// <summary>Which replicas have not been seen to serve everything that was published.</summary>
    public IReadOnlyList<int> FindBehind()
    {
        lock (_gate)
        {
            return [.. Enumerable.Range(0, replicas).Where(replica => _published.Any(published => FindFirst(_served[replica], published.Generation) is null))];
        }
    }

    /// <summary>For each generation that was published, in their order, how long the slowest replica took to serve it or a newer one.</summary>
    public IReadOnlyList<TimeSpan> Measure()
    {
        lock (_gate)
        {
            return [.. _published.Select(published => Enumerable.Range(0, replicas).Max(replica => Measure(replica, published.Generation, published.At)))];
        }
    }

    private TimeSpan Measure(int replica, long generation, long publishedAt)
    {
        var servedAt = FindFirst(_served[replica], generation)!.Value;
        var since = _reachable[replica].Where(at => at <= servedAt).Append(publishedAt).Max();
        return since < servedAt ? TimeProvider.System.GetElapsedTime(since, servedAt) : TimeSpan.Zero;
    }

    private static long? FindFirst(List<(long Generation, long At)> served, long generation) =>
        served.Where(one => one.Generation >= generation).Select(one => (long?)one.At).FirstOrDefault();
}
