using NewsBot.Core.State;
using NewsBot.Discord.Entities;
using NewsBot.Discord.Rest;

namespace NewsBot.Discord.Talking.Interactions;

/// <summary>The commands users are offered, and the names of their options.</summary>
internal static class BotCommands
{
    public const string Ask = "ask";
    public const string Timeline = "timeline";
    public const string Sources = "sources";
    public const string Knowledge = "knowledge";
    public const string Settings = "settings";
    public const string Help = "help";
    public const string CheckMessage = "Check against sources";

    public const string Question = "question";
    public const string AsOf = "as-of";
    public const string Private = "private";
    public const string Topic = "topic";
    public const string From = "from";
    public const string To = "to";

    public const string Status = "status";
    public const string Reload = "reload";
    public const string Check = "check";
    public const string Add = "add";
    public const string Snapshots = "snapshots";
    public const string Back = "back";

    public const string File = "file";
    public const string Replace = "replace";
    public const string Version = "version";

    private const int QuestionLength = 2_000;
    private const int TopicLength = 200;
    private const int VersionLength = 64;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ApplicationCommand> All { get; } =
    [
        new(Ask, "Answers a question from the documents, with exact quotes.")
        {
            Options =
            [
                new(Question, "What you want to know.", Required: true, MaxLength: QuestionLength),
                AsOfOption,
                new(Private, "Whether only you see the answer; as the channel is set if left out.", CommandOptionType.Boolean),
            ],
        },
        new(Timeline, "Shows what happened when, according to the documents.")
        {
            Options =
            [
                new(Topic, "What it is to be about; everything if left out.", Autocomplete: true, MaxLength: TopicLength),
                new(From, "Only what happened on this day or later: 2024-05-01, 2024-05 or 2024.", Autocomplete: true),
                new(To, "Only what happened on this day or before: 2024-05-01, 2024-05 or 2024.", Autocomplete: true),
                AsOfOption,
            ],
        },
        new(Sources, "Tells which documents there are, and how current they are."),
        new(Help, "Tells how to use the bot."),
        new(CheckMessage, Type: ApplicationCommandType.Message),
        new(Knowledge, "For the bot's admins: the documents.", DefaultMemberPermissions: Permissions.ManageGuild)
        {
            Options =
            [
                new(Status, "What is being served, and since when.", CommandOptionType.Subcommand),
                new(Reload, "Reads what has changed in the folder of documents.", CommandOptionType.Subcommand),
                new(Check, "What is wrong with the documents.", CommandOptionType.Subcommand),
                new(Add, "Adds a document, and serves it.", CommandOptionType.Subcommand)
                {
                    Options =
                    [
                        new(File, "The document: .md, .txt, .html, .docx or .pdf.", CommandOptionType.Attachment, Required: true),
                        new(Replace, "Whether it may take the place of a document of the same name.", CommandOptionType.Boolean),
                    ],
                },
                new(Snapshots, "The earlier versions of the documents that can be gone back to.", CommandOptionType.Subcommand),
                new(Back, "Serves an earlier version, until documents change or are reloaded.", CommandOptionType.Subcommand)
                {
                    Options = [new(Version, "The version, or how it begins.", Required: true, MaxLength: VersionLength)],
                },
            ],
        },
        new(Settings, "For the bot's admins: how it answers in this channel.", DefaultMemberPermissions: Permissions.ManageGuild)
        {
            Options = [.. ChannelSetting.All.Select(setting => new CommandOption(setting.Name, setting.Meaning)
            {
                Choices = [.. setting.Words.Select(word => new CommandChoice(word, word))],
            })],
        },
    ];

    private static CommandOption AsOfOption => new(AsOf, "Uses nothing stated after this day: 2024-05-01, 2024-05 or 2024.", Autocomplete: true);
}
