using NewsBot.Core.State;

namespace NewsBot.Slack.Events;

/// <summary>Whether a delivery is this process's to work on.</summary>
/// <param name="Claim">The claim; null where it is nobody's to answer, another's, or not decided.</param>
/// <param name="IsDecided">False where that turns on what was delivered before and is still being worked on.</param>
internal sealed record Admission(EventClaim? Claim, bool IsDecided);
