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
/// <param name="rates">The rates.</param>
/// <param name="time">The clock.</param>
/// <param name="shared">Counts the questions of all processes; null where there is only this one.</param>
public sealed class QuestionLimits(QuestionRates rates, TimeProvider time, IPaceStore? shared = null)
{
    private readonly LocalPaces _local = new(time);

    /// <summary>Takes one question of somebody's share.</summary>
    /// <param name="user">Who asks.</param>
    /// <param name="channel">Where, as the platform names it; null where no channel's share is to be counted.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null where the question may be answered; else why not, and when it may be asked again, for a reader.</returns>
    public async ValueTask<string?> TakeAsync(UserId user, string? channel, CancellationToken cancellationToken)
    {
        (QuestionShare Share, string Who)[] shares =
        [
            (new($"user {user}", rates.PerUser), "You have asked"),
            (new($"channel {channel}", channel is null ? 0 : rates.PerChannel), "This channel has asked"),
            (new("all", rates.Overall), "I have been asked"),
        ];
        if (await TakeAsync([.. shares.Select(each => each.Share).Where(share => share.Rate > 0)], cancellationToken) is not { } usedUp)
        {
            return null;
        }

        var who = shares.First(each => each.Share == usedUp.Share).Who;
        var wait = usedUp.Wait.TotalSeconds;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{who} as many questions as I answer within a minute: {usedUp.Share.Rate}. Please ask again {(wait <= 1 ? "in a second" : $"in {Math.Ceiling(wait)} seconds")}.");
    }

    private async ValueTask<UsedUpShare?> TakeAsync(IReadOnlyList<QuestionShare> shares, CancellationToken cancellationToken)
    {
        try
        {
            return shares is [] ? null : await (shared ?? _local).TakeAsync(shares, cancellationToken);
        }
        catch (Exception) when (shared is not null && !cancellationToken.IsCancellationRequested)
        {
            // The store, which says itself that it is away, is no reason to answer nobody, nor all that is asked.
            return await _local.TakeAsync(shares, cancellationToken);
        }
    }
}
