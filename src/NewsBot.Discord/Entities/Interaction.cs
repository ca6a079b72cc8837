using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsBot.Discord.Entities;

/// <summary>A user used a command, pressed a button or is typing into a command's option.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ApplicationId">The application it is for.</param>
/// <param name="Type">What kind it is.</param>
/// <param name="Token">Lets whoever has it answer, for 15 minutes; a secret.</param>
/// <param name="Data">What was used and how; absent for a ping.</param>
/// <param name="GuildId">The guild it was used in.</param>
/// <param name="ChannelId">The channel it was used in.</param>
/// <param name="Member">Who used it, in a guild.</param>
/// <param name="DirectUser">Who used it, outside guilds.</param>
/// <param name="Message">The message whose button or menu was used.</param>
/// <param name="Context">Where it was used.</param>
/// <param name="Channel">The channel it was used in.</param>
public sealed record Interaction(
    Snowflake Id,
    Snowflake ApplicationId,
    InteractionType Type,
    InteractionToken Token,
    InteractionData? Data = null,
    Snowflake? GuildId = null,
    Snowflake? ChannelId = null,
    GuildMember? Member = null,
    [property: JsonPropertyName("user")] User? DirectUser = null,
    Message? Message = null,
    InteractionContext? Context = null,
    Channel? Channel = null)
{
    /// <summary>Who used it; null only if Discord did not say.</summary>
    [JsonIgnore]
    public User? User => Member?.User ?? DirectUser;
}

/// <summary>The kinds of interaction.</summary>
public enum InteractionType
{
    /// <summary>A test whether somebody listens; not sent over the gateway.</summary>
    Ping = 1,

    /// <summary>A command.</summary>
    ApplicationCommand = 2,

    /// <summary>A button or menu of a message.</summary>
    MessageComponent = 3,

    /// <summary>An option of a command is being typed and wants suggestions.</summary>
    Autocomplete = 4,

    /// <summary>A form was sent.</summary>
    ModalSubmit = 5,
}

/// <summary>Where an interaction was used.</summary>
public enum InteractionContext
{
    /// <summary>In a guild.</summary>
    Guild = 0,

    /// <summary>In the direct conversation with the bot.</summary>
    BotDirectMessage = 1,

    /// <summary>In a conversation the bot is no part of.</summary>
    PrivateChannel = 2,
}

/// <summary>What was used in an interaction, and how. Which members there are depends on the interaction's type.</summary>
/// <param name="Name">The command's name.</param>
/// <param name="Type">The command's kind.</param>
/// <param name="TargetId">The message or user that a command was used on.</param>
/// <param name="Resolved">The things that ids stand for.</param>
/// <param name="CustomId">The id the button, menu or form was given by its maker.</param>
public sealed record InteractionData(
    string? Name = null,
    ApplicationCommandType? Type = null,
    Snowflake? TargetId = null,
    ResolvedData? Resolved = null,
    string? CustomId = null)
{
    /// <summary>The options given, or the subcommand used with the options given to it.</summary>
    [AllowNull]
    public IReadOnlyList<InteractionOption> Options { get => field ?? []; init; }

    /// <summary>What was chosen in a menu.</summary>
    [AllowNull]
    public IReadOnlyList<string> Values { get => field ?? []; init; }
}

/// <summary>An option given to a command, or the subcommand used.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its kind.</param>
/// <param name="Value">What was given: a string, a number or a boolean. While <paramref name="Focused"/>, a string whatever the type.</param>
/// <param name="Focused">Whether it is the one being typed, in an autocompletion.</param>
public sealed record InteractionOption(string Name, CommandOptionType Type, JsonElement? Value = null, bool Focused = false)
{
    /// <summary>The options given to a subcommand.</summary>
    [AllowNull]
    public IReadOnlyList<InteractionOption> Options { get => field ?? []; init; }

    /// <summary>What was given, if it is text.</summary>
    [JsonIgnore]
    public string? Text => Value is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>What was given, if it is a boolean.</summary>
    [JsonIgnore]
    public bool? Flag => Value?.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null };
}

/// <summary>The things that the ids in an interaction stand for.</summary>
public sealed record ResolvedData
{
    /// <summary>Messages by id; a command on a message finds its target here, content included.</summary>
    [AllowNull]
    public IReadOnlyDictionary<Snowflake, Message> Messages { get => field ?? new Dictionary<Snowflake, Message>(); init; }

    /// <summary>Files by id; the option of a command that takes one has its id.</summary>
    [AllowNull]
    public IReadOnlyDictionary<Snowflake, Attachment> Attachments { get => field ?? new Dictionary<Snowflake, Attachment>(); init; }
}

/// <summary>The kinds of command.</summary>
public enum ApplicationCommandType
{
    /// <summary>A slash command, typed into the chat.</summary>
    ChatInput = 1,

    /// <summary>A command in the menu of a user.</summary>
    User = 2,

    /// <summary>A command in the menu of a message.</summary>
    Message = 3,
}

/// <summary>The kinds of option a command may have.</summary>
public enum CommandOptionType
{
    /// <summary>A command under this one; has options of its own.</summary>
    Subcommand = 1,

    /// <summary>A group of subcommands.</summary>
    SubcommandGroup = 2,

    /// <summary>Text.</summary>
    String = 3,

    /// <summary>A whole number.</summary>
    Integer = 4,

    /// <summary>Yes or no.</summary>
    Boolean = 5,

    /// <summary>A user's id.</summary>
    User = 6,

    /// <summary>A channel's id.</summary>
    Channel = 7,

    /// <summary>A role's id.</summary>
    Role = 8,

    /// <summary>The id of a user or role.</summary>
    Mentionable = 9,

    /// <summary>A number.</summary>
    Number = 10,

    /// <summary>A file.</summary>
    Attachment = 11,
}
