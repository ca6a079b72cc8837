using NewsBot.Discord.Entities;

namespace NewsBot.Discord.Gateway;

/// <summary>
/// Remembers the last ids it was shown, some thousands of them: far more than are told between the loss of a connection and the
/// end of what is then told again. Safe for use by several threads at once.
/// </summary>
internal sealed class RecentIds
{
    private const int Capacity = 10_000;

    private readonly Lock _gate = new();
    private readonly HashSet<Snowflake> _known = [];
    private readonly Queue<Snowflake> _order = [];

    /// <summary>Remembers an id.</summary>
    /// <returns>Whether it is new.</returns>
    public bool Add(Snowflake id)
    {
        lock (_gate)
        {
            if (!_known.Add(id))
            {
                return false;
            }

            _order.Enqueue(id);
            if (_order.Count > Capacity)
            {
                _known.Remove(_order.Dequeue());
            }

            return true;
        }
    }
}
