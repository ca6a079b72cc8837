namespace NewsBot.Core.Language;

/// <summary>Two names for one thing, such as "ASEAN" and "Association of Southeast Asian Nations".</summary>
/// <param name="Name">The shorter name, as written.</param>
/// <param name="FullName">The longer name, as written.</param>
/// <param name="IsStated">Whether somebody stated that they are the same; false where it was learned from a text.</param>
public sealed record Alias(string Name, string FullName, bool IsStated = false);
