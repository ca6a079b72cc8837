namespace NewsBot.Core.Setup;

/// <summary>Something that was found out about how the bot is set up on a platform.</summary>
/// <param name="IsGood">Whether it is as it should be; null where that is for the operator to decide.</param>
/// <param name="Text">What, and what to do about it.</param>
public sealed record SetupFinding(bool? IsGood, string Text);
