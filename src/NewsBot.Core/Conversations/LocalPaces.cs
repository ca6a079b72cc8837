namespace NewsBot.Core.Conversations;

/// <summary>Keeps at what pace questions are asked of this process.</summary>
/// <remarks>
/// The generic cell rate algorithm (ITU-T I.371): of each key one time is kept, the one at which its questions so far would
/// have been asked at an even pace. A whole minute's questions may come at once; after that, one as often as the pace allows.
/// </remarks>
/// <param name="time">The clock.</param>
public sealed class LocalPaces(TimeProvider time) : IPaceStore
{
    // So many keys are a few megabytes; those that have caught up with their pace are dropped then.
    private const int MostKeys = 20_000;

    private readonly Lock _taking = new();
    private readonly Dictionary<string, DateTimeOffset> _paces = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ValueTask<UsedUpShare?> TakeAsync(IReadOnlyList<QuestionShare> shares, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(shares);
        lock (_taking)
        {
            var now = time.GetUtcNow();
            foreach (var share in shares)
            {
                if (PaceOf(share, now) + share.Step - QuestionShare.Burst - now is { Ticks: > 0 } wait)
                {
                    return ValueTask.FromResult<UsedUpShare?>(new UsedUpShare(share, wait));
                }
            }

            // None is charged for what another refuses.
            DropIdle(now);
            foreach (var share in shares)
            {
                _paces[share.Key] = PaceOf(share, now) + share.Step;
            }

            return ValueTask.FromResult<UsedUpShare?>(null);
        }
    }

    private DateTimeOffset PaceOf(QuestionShare share, DateTimeOffset now) => _paces.TryGetValue(share.Key, out var pace) && pace > now ? pace : now;

    private void DropIdle(DateTimeOffset now)
    {
        if (_paces.Count >= MostKeys)
        {
            foreach (var (key, _) in _paces.Where(pace => pace.Value <= now).ToList())
            {
                _paces.Remove(key);
            }
        }
    }
}
