using NewsBot.Discord.Entities;

namespace NewsBot.Discord.Gateway;

/// <summary>What is needed to go on with a session over another connection.</summary>
/// <param name="Id">The session's id.</param>
/// <param name="ResumeUrl">Where to connect to.</param>
internal sealed record GatewaySession(string Id, Uri ResumeUrl);

/// <summary>Where in a session another process can go on: it is told again of what came after.</summary>
/// <param name="Session">The session.</param>
/// <param name="Sequence">The last event that need not be told again.</param>
/// <param name="User">The bot's own user, which only the beginning of a session tells.</param>
internal sealed record ResumePoint(GatewaySession Session, long Sequence, Snowflake User);
