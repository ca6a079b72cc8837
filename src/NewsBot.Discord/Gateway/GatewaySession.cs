namespace NewsBot.Discord.Gateway;

/// <summary>What is needed to go on with a session over another connection.</summary>
/// <param name="Id">The session's id.</param>
/// <param name="ResumeUrl">Where to connect to.</param>
internal sealed record GatewaySession(string Id, Uri ResumeUrl);
