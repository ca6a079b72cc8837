using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using NewsBot.Discord.Entities;

namespace NewsBot.Discord.Rest;

/// <summary>A command that users are offered.</summary>
/// <param name="Name">
/// Its name: for a slash command 1 to 32 lower-case letters, digits, hyphens and underscores; for one in a menu, 1 to 32 characters.
/// </param>
/// <param name="Description">What it does, 1 to 100 characters; empty for a command in a menu.</param>
/// <param name="Type">Where it is offered.</param>
/// <param name="DefaultMemberPermissions">Who sees it in a guild, unless its admins decide otherwise: null everybody, none only admins.</param>
public sealed partial record ApplicationCommand(
    string Name,
    string Description = "",
    ApplicationCommandType Type = ApplicationCommandType.ChatInput,
    Permissions? DefaultMemberPermissions = null)
{
    private const int NameLength = 32;
    private const int DescriptionLength = 100;
    private const int MostOptions = 25;

    /// <summary>What can be given to it; those required stand first.</summary>
    [AllowNull]
    public IReadOnlyList<CommandOption> Options { get => field ?? []; init; }

    /// <summary>Where it can be used.</summary>
    /// <value>In guilds and in the direct conversation with the bot by default.</value>
    [AllowNull]
    public IReadOnlyList<InteractionContext> Contexts { get => field ?? UsualContexts; init; }

    /// <summary>Who can have it installed.</summary>
    /// <value>Guilds by default.</value>
    [AllowNull]
    public IReadOnlyList<IntegrationType> IntegrationTypes { get => field ?? UsualIntegrationTypes; init; }

    private static IReadOnlyList<InteractionContext> UsualContexts { get; } = [InteractionContext.Guild, InteractionContext.BotDirectMessage];

    private static IReadOnlyList<IntegrationType> UsualIntegrationTypes { get; } = [IntegrationType.Guild];

    /// <summary>Tells why Discord would turn the command down.</summary>
    /// <exception cref="UnsendableException">It would.</exception>
    internal void Check()
    {
        var chat = Type == ApplicationCommandType.ChatInput;
        if (chat)
        {
            CheckName(Name);
            MessageLimits.Require(Description, DescriptionLength, $"The description of /{Name}");
        }
        else
        {
            MessageLimits.Require(Name, NameLength, "The name of a command");
        }

        if (!chat && (Description.Length > 0 || Options.Count > 0))
        {
            throw new UnsendableException($"The command \"{Name}\" stands in a menu and has no description and no options.");
        }

        CheckOptions(Options, $"/{Name}");
    }

    private static void CheckOptions(IReadOnlyList<CommandOption> options, string of)
    {
        MessageLimits.Allow(options, MostOptions, $"options of {of}");
        var optional = false;
        foreach (var option in options)
        {
            CheckName(option.Name);
            MessageLimits.Require(option.Description, DescriptionLength, $"The description of {option.Name} of {of}");
            MessageLimits.Allow(option.Choices, MessageLimits.Choices, $"choices of {option.Name} of {of}");
            CheckOptions(option.Options, $"{of} {option.Name}");
            if (option.Required && optional)
            {
                throw new UnsendableException($"The required option {option.Name} of {of} stands after one that is not.");
            }

            if (option.Autocomplete && option.Choices.Count > 0)
            {
                throw new UnsendableException($"The option {option.Name} of {of} has both choices and autocompletion.");
            }

            optional |= !option.Required;
        }
    }

    private static void CheckName(string name)
    {
        if (!NamePattern.IsMatch(name) || name.Any(char.IsUpper))
        {
            throw new UnsendableException($"\"{name}\" is no name of a command or option: 1 to 32 lower-case letters, digits, hyphens and underscores.");
        }
    }

    [GeneratedRegex(@"^[-_'\p{L}\p{N}]{1,32}\z", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern { get; }
}

/// <summary>Something that can be given to a command, or a command under it.</summary>
/// <param name="Name">Its name: 1 to 32 lower-case letters, digits, hyphens and underscores.</param>
/// <param name="Description">What it is, 1 to 100 characters.</param>
/// <param name="Type">Its kind.</param>
/// <param name="Required">Whether the command cannot be used without it.</param>
/// <param name="Autocomplete">Whether suggestions are asked for while it is typed.</param>
/// <param name="MaxLength">The most characters a text may have.</param>
public sealed record CommandOption(
    string Name,
    string Description,
    CommandOptionType Type = CommandOptionType.String,
    bool Required = false,
    bool Autocomplete = false,
    int? MaxLength = null)
{
    /// <summary>The only texts that can be given; none for any.</summary>
    [AllowNull]
    public IReadOnlyList<CommandChoice> Choices { get => field ?? []; init; }

    /// <summary>What can be given to a command under this one.</summary>
    [AllowNull]
    public IReadOnlyList<CommandOption> Options { get => field ?? []; init; }
}

/// <summary>A text to choose, of an option or among suggestions.</summary>
/// <param name="Name">What is shown.</param>
/// <param name="Value">What is given.</param>
public sealed record CommandChoice(string Name, string Value)
{
    /// <summary>What is shown, 1 to 100 characters.</summary>
    public string Name { get; } = MessageLimits.Require(Name, MessageLimits.ChoiceText, "A choice's name");

    /// <summary>What is given, 1 to 100 characters.</summary>
    public string Value { get; } = MessageLimits.Require(Value, MessageLimits.ChoiceText, "A choice's value");
}

/// <summary>Who can have an application installed.</summary>
public enum IntegrationType
{
    /// <summary>A guild.</summary>
    Guild = 0,

    /// <summary>A user, who has it wherever they are.</summary>
    User = 1,
}
