using NewsBot.Discord.Entities;

namespace NewsBot.Discord.Gateway;

/// <summary>Something that happened, as told by the gateway.</summary>
/// <param name="Shard">The number of the connection that told it.</param>
public abstract record GatewayEvent(int Shard);

/// <summary>A session has begun.</summary>
/// <param name="Shard">The connection.</param>
/// <param name="User">The bot's user.</param>
/// <param name="Application">The bot's application.</param>
/// <param name="Guilds">The ids of the guilds it hears of; a <see cref="GuildCreateEvent"/> follows for each.</param>
public sealed record ReadyEvent(int Shard, User User, Snowflake Application, IReadOnlyList<Snowflake> Guilds) : GatewayEvent(Shard);

/// <summary>A session that another process has begun goes on here; what was missed is told next.</summary>
/// <param name="Shard">The connection.</param>
/// <param name="User">The id of the bot's user.</param>
public sealed record SessionTakenOverEvent(int Shard, Snowflake User) : GatewayEvent(Shard);

/// <summary>A session goes on; what was missed has been told before.</summary>
/// <param name="Shard">The connection.</param>
public sealed record ResumedEvent(int Shard) : GatewayEvent(Shard);

/// <summary>A guild is there: the bot was in it when the session began, has joined it, or it is available again.</summary>
/// <param name="Shard">The connection.</param>
/// <param name="Guild">The guild.</param>
public sealed record GuildCreateEvent(int Shard, Guild Guild) : GatewayEvent(Shard);

/// <summary>A guild is not there any more: the bot has left it, or it is unavailable.</summary>
/// <param name="Shard">The connection.</param>
/// <param name="Guild">The guild.</param>
public sealed record GuildDeleteEvent(int Shard, Guild Guild) : GatewayEvent(Shard);

/// <summary>A message was written. Each message is told once.</summary>
/// <param name="Shard">The connection.</param>
/// <param name="Message">The message; the bot's own are among them.</param>
public sealed record MessageCreateEvent(int Shard, Message Message) : GatewayEvent(Shard);

/// <summary>A message was deleted.</summary>
/// <param name="Shard">The connection.</param>
/// <param name="Message">The message's id.</param>
/// <param name="Channel">The channel it stood in.</param>
public sealed record MessageDeleteEvent(int Shard, Snowflake Message, Snowflake Channel) : GatewayEvent(Shard);

/// <summary>A user used a command, a button or a menu. Each interaction is told once, and wants an answer within three seconds.</summary>
/// <param name="Shard">The connection.</param>
/// <param name="Interaction">The interaction.</param>
public sealed record InteractionCreateEvent(int Shard, Interaction Interaction) : GatewayEvent(Shard);
