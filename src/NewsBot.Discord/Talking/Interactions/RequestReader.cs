using System.Globalization;
using NewsBot.Core.Conversations;
using NewsBot.Core.State;
using NewsBot.Discord.Entities;
using NewsBot.Discord.Talking.Rendering;

namespace NewsBot.Discord.Talking.Interactions;

/// <summary>Reads what an interaction wants. Whatever stands in it was in somebody's hands, so all of it is checked.</summary>
internal static class RequestReader
{
    private const int MostPages = 10_000;

    /// <summary>Reads an interaction.</summary>
    public static InteractionRequest Read(Interaction interaction) => (interaction.Type, interaction.Data) switch
    {
        (InteractionType.ApplicationCommand, { } data) => Command(data),
        (InteractionType.MessageComponent, { CustomId: { } id }) => Button(id.Split(':')),
        (InteractionType.Autocomplete, { } data) => Suggestion(data.Options),
        _ => new InteractionRequest.Unknown(),
    };

    private static InteractionRequest Command(InteractionData data) => data.Name switch
    {
        BotCommands.Ask => new InteractionRequest.Ask(
            Text(data.Options, BotCommands.Question) ?? "", Text(data.Options, BotCommands.AsOf), Find(data.Options, BotCommands.Private)?.Flag),
        BotCommands.Timeline => new InteractionRequest.Timeline(
            Text(data.Options, BotCommands.Topic), Text(data.Options, BotCommands.From), Text(data.Options, BotCommands.To), Text(data.Options, BotCommands.AsOf)),
        BotCommands.Sources => new InteractionRequest.Sources(),
        BotCommands.Help => new InteractionRequest.Help(),
        BotCommands.CheckMessage => new InteractionRequest.CheckMessage(data.TargetId is { } id ? data.Resolved?.Messages.GetValueOrDefault(id) : null),
        BotCommands.Knowledge when data.Options is [var act] => Knowledge(act, data.Resolved),
        BotCommands.Settings => new InteractionRequest.Settings([.. data.Options.Select(option => new SettingChange(option.Name, option.Text?.Trim() ?? ""))]),
        _ => new InteractionRequest.Unknown(),
    };

    private static InteractionRequest.Knowledge Knowledge(InteractionOption act, ResolvedData? resolved) => new(act.Name)
    {
        Version = Text(act.Options, BotCommands.Version),
        File = Snowflake.TryParse(Text(act.Options, BotCommands.File), out var id) ? resolved?.Attachments.GetValueOrDefault(id) : null,
        Replaces = Find(act.Options, BotCommands.Replace)?.Flag ?? false,
    };

    private static InteractionRequest Button(string[] parts) => parts switch
    {
        [ButtonId.Sources, var id] when AnswerId.TryParse(id) is { } answer => new InteractionRequest.AnswerSources(answer),
        [ButtonId.Timeline, var id] when AnswerId.TryParse(id) is { } answer => new InteractionRequest.AnswerTimeline(answer),
        [ButtonId.Helpful, var id] when AnswerId.TryParse(id) is { } answer => new InteractionRequest.Rate(answer, IsHelpful: true),
        [ButtonId.NotHelpful, var id] when AnswerId.TryParse(id) is { } answer => new InteractionRequest.Rate(answer, IsHelpful: false),
        [ButtonId.Page, var id, var number]
            when TimelineId.TryParse(id) is { } timeline
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page < MostPages => new InteractionRequest.TurnPage(timeline, page),
        _ => new InteractionRequest.Unknown(),
    };

    private static InteractionRequest.Suggest Suggestion(IReadOnlyList<InteractionOption> options) =>
        options.FirstOrDefault(option => option.Focused) is { } typed ? new(typed.Name, typed.Text ?? "") : new("", "");

    // Left empty is not given.
    private static string? Text(IReadOnlyList<InteractionOption> options, string name) =>
        Find(options, name)?.Text?.Trim() is { Length: > 0 } text ? text : null;

    private static InteractionOption? Find(IReadOnlyList<InteractionOption> options, string name) =>
        options.FirstOrDefault(option => string.Equals(option.Name, name, StringComparison.Ordinal));
}
