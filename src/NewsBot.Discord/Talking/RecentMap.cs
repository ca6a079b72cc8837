namespace NewsBot.Discord.Talking;

/// <summary>Remembers the latest things that were learned, so many of them. Safe for use from many threads at once.</summary>
/// <param name="capacity">How many; above zero.</param>
internal sealed class RecentMap<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, TValue> _values = [];
    private readonly Queue<TKey> _order = [];

    /// <summary>What was learned of a key, if it is still known.</summary>
    public bool TryGet(TKey key, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out TValue value)
    {
        lock (_gate)
        {
            return _values.TryGetValue(key, out value);
        }
    }

    /// <summary>Learns something; the oldest is forgotten where there is no room for it.</summary>
    public void Set(TKey key, TValue value)
    {
        lock (_gate)
        {
            if (!_values.ContainsKey(key))
            {
                _order.Enqueue(key);
                if (_order.Count > capacity)
                {
                    _values.Remove(_order.Dequeue());
                }
            }

            _values[key] = value;
        }
    }
}
