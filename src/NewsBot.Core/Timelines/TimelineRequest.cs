namespace NewsBot.Core.Timelines;

/// <summary>What a timeline is asked for.</summary>
/// <param name="Topic">What it is to be about, as typed; null for everything.</param>
/// <param name="From">Only what lies on this day or later, even in part; null for no bound.</param>
/// <param name="To">Only what lies on this day or before, even in part; null for no bound.</param>
/// <param name="AsOf">The last day whose knowledge may be used; null for all of it.</param>
/// <param name="Limit">How many events at most, the most important of them; 0 for all.</param>
public sealed record TimelineRequest(string? Topic = null, DateOnly? From = null, DateOnly? To = null, DateOnly? AsOf = null, int Limit = TimelineRequest.UsualLimit)
{
    /// <summary>As many events as a reader takes in.</summary>
    public const int UsualLimit = 30;
}
