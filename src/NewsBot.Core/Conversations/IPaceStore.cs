namespace NewsBot.Core.Conversations;

/// <summary>Keeps at what pace questions are asked. Safe for use from many threads at once.</summary>
public interface IPaceStore
{
    /// <summary>Takes one question of each share, or of none where one of them has none left.</summary>
    /// <param name="shares">The shares; no two of one key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null where it was taken; else the first share that has none left.</returns>
    ValueTask<UsedUpShare?> TakeAsync(IReadOnlyList<QuestionShare> shares, CancellationToken cancellationToken);
}

/// <summary>Somebody's share of the questions that are answered.</summary>
/// <param name="Key">Whose.</param>
/// <param name="Rate">How many questions within a minute; above zero.</param>
public sealed record QuestionShare(string Key, int Rate)
{
    /// <summary>How many may come at once: those of so long.</summary>
    public static readonly TimeSpan Burst = TimeSpan.FromMinutes(1);

    /// <summary>The time from one question to the next at an even pace.</summary>
    public TimeSpan Step => Burst / Rate;
}

/// <summary>A share of which nothing is left.</summary>
/// <param name="Share">The share.</param>
/// <param name="Wait">How long until there is.</param>
public sealed record UsedUpShare(QuestionShare Share, TimeSpan Wait);
