using NewsBot.Core.Retrieval;

namespace NewsBot.Core.Publishing;

/// <summary>What one snapshot has that another has not.</summary>
internal static class SnapshotDifference
{
    /// <summary>Compares two snapshots.</summary>
    /// <param name="before">The one before; null where there was none.</param>
    /// <param name="after">The one after.</param>
    /// <param name="notes">What else the operator should know.</param>
    public static LoadReport Find(Snapshot? before, Snapshot after, IReadOnlyList<string> notes)
    {
        var (added, changed, removed, unchanged) = (new List<string>(), new List<string>(), new List<string>(), 0);
        using var earlier = (before?.ContentHashes ?? []).GetEnumerator();
        using var later = after.ContentHashes.GetEnumerator();
        var (hasEarlier, hasLater) = (earlier.MoveNext(), later.MoveNext());
        while (hasEarlier || hasLater)
        {
            var order = !hasEarlier ? 1 : !hasLater ? -1 : string.CompareOrdinal(earlier.Current.Path, later.Current.Path);
            if (order < 0)
            {
                removed.Add(earlier.Current.Path);
            }
            else if (order > 0)
            {
                added.Add(later.Current.Path);
            }
            else if (earlier.Current.Hash.AsSpan().SequenceEqual(later.Current.Hash))
            {
                unchanged++;
            }
            else
            {
                changed.Add(later.Current.Path);
            }

            hasEarlier = order <= 0 ? earlier.MoveNext() : hasEarlier;
            hasLater = order >= 0 ? later.MoveNext() : hasLater;
        }

        return new(added, changed, removed, unchanged, [], notes);
    }
}
