using NewsBot.Core.Time;

namespace NewsBot.Output;

/// <summary>The word for a status in every JSON that the program prints: part of the contract.</summary>
internal static class StatusName
{
    /// <summary>The word for a status.</summary>
    public static string Of(EventStatus status) => status switch
    {
        EventStatus.Happened => "happened",
        EventStatus.Planned => "planned",
        EventStatus.Denied => "denied",
        EventStatus.Claimed => "claimed",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "The contract has no word for this status."),
    };
}
