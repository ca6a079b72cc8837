using System.Globalization;
using NewsBot.Core.State;

namespace NewsBot.Core.Conversations;

/// <summary>How many questions are answered within a minute; 0 is no limit.</summary>
/// <param name="PerUser">Of one person.</param>
/// <param name="PerChannel">Of one channel or one direct conversation.</param>
/// <param name="Overall">Of all.</param>
public sealed record QuestionRates(int PerUser, int PerChannel, int Overall);

/// <summary>
/// Keeps one person, one channel or a crowd from taking the bot away from the others. Safe for use from many threads at once.
/// </summary>
/// <remarks>
/// The generic cell rate algorithm (ITU-T I.371): of each key one time is kept, the one at which its questions so far would
/// have been asked at an even pace. A whole minute's questions may come at once; after that, one as often as the pace allows.
/// </remarks>
/// <param name="rates">The rates.</param>
/// <param name="time">The clock.</param>
public sealed class QuestionLimits(QuestionRates rates, TimeProvider time)
{
    private static readonly TimeSpan Burst = TimeSpan.FromMinutes(1);

    // So many keys are a few megabytes; those that have caught up with their pace are dropped then.
    private const int MostKeys = 20_000;

    private readonly Lock _taking = new();
    private readonly Dictionary<string, DateTimeOffset> _paces = new(StringComparer.Ordinal);

    /// <summary>Takes one question of somebody's share.</summary>
    /// <param name="user">Who asks.</param>
    /// <param name="channel">Where, as the platform names it; null where no channel's share is to be counted.</param>
    /// <returns>Null where the question may be answered; else why not, and when it may be asked again, for a reader.</returns>
    public string? Take(UserId user, string? channel = null)
    {
        (string Key, int Rate, string Who)[] shares =
        [
            ($"user {user}", rates.PerUser, "You have asked"),
            ($"channel {channel}", channel is null ? 0 : rates.PerChannel, "This channel has asked"),
            ("all", rates.Overall, "I have been asked"),
        ];
        lock (_taking)
        {
            var now = time.GetUtcNow();
            foreach (var (key, rate, who) in shares)
            {
                if (rate > 0 && WaitOf(key, rate, now) is { Ticks: > 0 } wait)
                {
                    return string.Create(
                        CultureInfo.InvariantCulture,
                        $"{who} as many questions as I answer within a minute: {rate}. Please ask again {(wait.TotalSeconds <= 1 ? "in a second" : $"in {Math.Ceiling(wait.TotalSeconds)} seconds")}.");
                }
            }

            // None is charged for what another refuses.
            DropIdle(now);
            foreach (var (key, rate, _) in shares)
            {
                if (rate > 0)
                {
                    _paces[key] = PaceOf(key, now) + (Burst / rate);
                }
            }

            return null;
        }
    }

    private TimeSpan WaitOf(string key, int rate, DateTimeOffset now) => PaceOf(key, now) + (Burst / rate) - Burst - now;

    private DateTimeOffset PaceOf(string key, DateTimeOffset now) => _paces.TryGetValue(key, out var pace) && pace > now ? pace : now;

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
