using System.Globalization;

namespace NewsBot.Slack.Server;

/// <summary>Triggers: each opens one modal, within three seconds.</summary>
internal sealed class Triggers(TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(3);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (DateTimeOffset Made, bool IsUsed)> _made = new(StringComparer.Ordinal);

    public string Make()
    {
        lock (_lock)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"{_made.Count + 1}.2.3abc");
            _made[id] = (time.GetUtcNow(), false);
            return id;
        }
    }

    /// <summary>Uses a trigger.</summary>
    /// <returns>Slack's word for why it cannot be; null where it can.</returns>
    public string? Exchange(string? id)
    {
        lock (_lock)
        {
            if (id is null || !_made.TryGetValue(id, out var trigger))
            {
                return "invalid_trigger_id";
            }

            _made[id] = trigger with { IsUsed = true };
            return trigger.IsUsed ? "exchanged_trigger_id" : time.GetUtcNow() - trigger.Made > Lifetime ? "expired_trigger_id" : null;
        }
    }
}
