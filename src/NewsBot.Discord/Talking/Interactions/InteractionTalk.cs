using Microsoft.Extensions.Logging;
using NewsBot.Core.Conversations;
using NewsBot.Core.Reloading;
using NewsBot.Core.Replies;
using NewsBot.Core.State;
using NewsBot.Core.Time;
using NewsBot.Core.Timelines;
using NewsBot.Discord.Entities;
using NewsBot.Discord.Rest;
using NewsBot.Discord.Talking.Rendering;

namespace NewsBot.Discord.Talking.Interactions;

/// <summary>Answers commands and buttons: puts the answer off at once, then gives it.</summary>
internal sealed partial class InteractionTalk(
    Assistant assistant,
    DiscordRestClient rest,
    AttachmentClient attachments,
    Access access,
    ConversationFinder conversations,
    TimeProvider time,
    ILogger<InteractionTalk> logger)
{
    // Discord does not wait for longer than three seconds to hear who is to see the answer, of which claiming takes its share.
    private static readonly TimeSpan TimeToReadSettings = TimeSpan.FromSeconds(1);

    /// <summary>The bot's own user; null until it is known.</summary>
    public Snowflake? Self { get; set; }

    /// <summary>Reads an interaction; nothing is sent yet.</summary>
    public IncomingInteraction Read(Interaction interaction)
    {
        var request = RequestReader.Read(interaction);
        var place = interaction switch
        {
            { GuildId: null } => new Place(interaction.ChannelId ?? default, PlaceKind.Direct),
            { Channel: { } channel } => Place.Of(channel),
            _ => new Place(interaction.ChannelId ?? default, PlaceKind.Channel),
        };
        var refusal = Refusal(interaction, request, place);
        return new IncomingInteraction(interaction, request, place, refusal, new Lazy<Task<Acknowledgement>>(() => AcknowledgeAsync(interaction, request, place, refusal)));
    }

    /// <summary>Answers a command or button.</summary>
    public async Task AnswerAsync(IncomingInteraction incoming, EventClaim claim, CancellationToken cancellationToken)
    {
        var interaction = incoming.Interaction;
        Acknowledgement acknowledged;
        try
        {
            acknowledged = await incoming.Acknowledged.Value.WaitAsync(cancellationToken);
        }
        catch (DiscordRestException error)
        {
            Log.NotAcknowledged(logger, interaction.Id, error.Message);
            return;
        }

        if (!claim.MayBeAnswered || !await IsAnsweredAsync(incoming, cancellationToken))
        {
            var answer = await FindAnswerAsync(incoming, acknowledged, claim, cancellationToken);
            await claim.BeginSendingAsync(cancellationToken);
            await SendAsync(incoming, answer, acknowledged, cancellationToken);
            Log.Answered(logger, interaction.Id, time.GetUtcNow() - interaction.Id.CreatedAt);
        }
    }

    /// <summary>Says that there are too many questions to take one more in.</summary>
    public async Task RefuseAsync(IncomingInteraction incoming, CancellationToken cancellationToken)
    {
        try
        {
            await rest.RespondAsync(incoming.Interaction, new OutgoingMessage { Content = Words.Busy, Flags = MessageFlags.Ephemeral }, cancellationToken);
        }
        catch (DiscordRestException error)
        {
            Log.NotAcknowledged(logger, incoming.Interaction.Id, error.Message);
        }
    }

    /// <summary>Suggests what an option may be.</summary>
    public async Task SuggestAsync(IncomingInteraction incoming, CancellationToken cancellationToken)
    {
        var (option, typed) = (InteractionRequest.Suggest)incoming.Request;
        try
        {
            await rest.SuggestAsync(
                incoming.Interaction, incoming.Refusal is null ? Suggestions.For(option, typed, assistant.Knowledge.Current.Snapshot.Articles) : [], cancellationToken);
        }
        catch (DiscordRestException error)
        {
            // Whoever types fast has gone on meanwhile.
            Log.NotSuggested(logger, incoming.Interaction.Id, error.Message);
        }
    }

    private async Task<Acknowledgement> AcknowledgeAsync(Interaction interaction, InteractionRequest request, Place place, string? refusal)
    {
        var settings = await assistant.Channels.ReadAsync(place.Settings, TimeToReadSettings, CancellationToken.None);
        var isPrivate = refusal is not null || (request.IsPrivate ?? (settings.Answers == Audience.Asker && !place.IsDirect));
        try
        {
            await (request is InteractionRequest.TurnPage && refusal is null
                ? rest.DeferUpdateAsync(interaction, CancellationToken.None)
                : rest.DeferAsync(interaction, isPrivate, CancellationToken.None));
        }
        catch (DiscordRestException error) when (error.Code == DiscordErrorCode.AlreadyAcknowledged)
        {
            // By the process it is taken over from.
        }
        catch (DiscordRestException error) when (error.Code == DiscordErrorCode.UnknownInteraction)
        {
            return new Acknowledgement(isPrivate, settings) { IsLate = true };
        }

        return new Acknowledgement(isPrivate, settings);
    }

    // A page that was turned is turned to the same page again, which nobody sees.
    private async Task<bool> IsAnsweredAsync(IncomingInteraction incoming, CancellationToken cancellationToken)
    {
        try
        {
            return incoming.Request is not InteractionRequest.TurnPage
                && !(await rest.GetResponseAsync(incoming.Interaction, cancellationToken)).Flags.HasFlag(MessageFlags.Loading);
        }
        catch (DiscordRestException)
        {
            // What cannot be seen is taken to be missing; sending it tells whether it can be sent.
            return false;
        }
    }

    private async Task<Answer> FindAnswerAsync(IncomingInteraction incoming, Acknowledgement acknowledged, EventClaim claim, CancellationToken cancellationToken)
    {
        try
        {
            return incoming.Refusal is { } refusal
                ? new Answer(Reply.Of(refusal))
                : await AnswerAsync(incoming, acknowledged, incoming.Interaction.User!.Id, claim, cancellationToken);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Failed(logger, incoming.Interaction.Id, error);
            return new Answer(Reply.Of(Words.Failed));
        }
    }

    // Buttons are checked like commands: who sees an answer need not be who may ask.
    private string? Refusal(Interaction interaction, InteractionRequest request, Place place) =>
        interaction.User is not { } user || !access.MayAsk(user.Id, interaction.Member) ? Words.MayNotAsk
        : request is not (InteractionRequest.Knowledge or InteractionRequest.Settings) && !access.IsAllowed(place) ? Words.NotHere
        : null;

    private async Task<Answer> AnswerAsync(
        IncomingInteraction incoming, Acknowledgement acknowledged, Snowflake user, EventClaim claim, CancellationToken cancellationToken)
    {
        switch (incoming.Request)
        {
            case InteractionRequest.Ask ask:
                return await AskAsync(incoming, ask, acknowledged, user, claim, cancellationToken);
            case InteractionRequest.Timeline timeline:
                return await ShowTimelineAsync(timeline, user, claim, cancellationToken);
            case InteractionRequest.Sources:
                return new Answer(KnowledgeReply.Overview(assistant.Knowledge.Current));
            case InteractionRequest.Help:
                return new Answer(Words.Help);
            case InteractionRequest.Knowledge knowledge:
                return new Answer(await ManageAsync(incoming, knowledge, user, cancellationToken));
            case InteractionRequest.Settings settings:
                return new Answer(await SetAsync(incoming, settings, user, cancellationToken));
            case InteractionRequest.CheckMessage check:
                return new Answer(await CheckAsync(check.Message, user, claim, cancellationToken));
            case InteractionRequest.AnswerSources sources:
                return new Answer(await assistant.ShowSourcesAsync(sources.Answer, cancellationToken));
            case InteractionRequest.AnswerTimeline { Answer: var id }:
                return await assistant.FindAnswerAsync(id, cancellationToken) is { } about
                    ? await ShowTimelineAsync(new TimelineRequest(about.StandAlone, AsOf: about.AsOf), user, claim, cancellationToken)
                    : new Answer(await assistant.ShowSourcesAsync(id, cancellationToken));
            case InteractionRequest.Rate rate:
                return new Answer(await assistant.RateAsync(rate.Answer, Words.UserId(user), rate.IsHelpful, cancellationToken));
            case InteractionRequest.TurnPage turn:
                return new Answer(await assistant.ShowTimelineAsync(turn.Id, turn.Page, cancellationToken)) { ButtonId = ButtonId.ForTimeline(turn.Id, turn.Page) };
            default:
                return new Answer(Reply.Of(Words.Outdated));
        }
    }

    private async Task<Answer> AskAsync(
        IncomingInteraction incoming, InteractionRequest.Ask ask, Acknowledgement acknowledged, Snowflake user, EventClaim claim, CancellationToken cancellationToken)
    {
        if (!PartialDate.TryParseTyped(ask.AsOf, out var asOf))
        {
            return new Answer(NoDate(ask.AsOf!));
        }

        // What was asked in private is not to show in what others are answered.
        var strand = await conversations.OfCommandAsync(incoming.Interaction.Id, incoming.Place, cancellationToken);
        var conversation = acknowledged.IsPrivate ? new ConversationId($"discord:{incoming.Place.Channel}:{user}") : strand.Conversation;
        var question = new IncomingQuestion(conversation, Words.UserId(user), ask.Question, asOf?.Latest)
        {
            Channel = $"discord:{incoming.Place.Channel}",
            MaxReports = acknowledged.Settings.Reports,
            Claim = claim,
        };
        var answer = await assistant.AskAsync(question, cancellationToken);
        return new Answer(answer.Reply) { ButtonId = ButtonId.ForAnswer(answer.Id), Question = ask.Question, Strand = acknowledged.IsPrivate ? null : strand };
    }

    private async Task<Answer> ShowTimelineAsync(InteractionRequest.Timeline asked, Snowflake user, EventClaim claim, CancellationToken cancellationToken)
    {
        if (!PartialDate.TryParseTyped(asked.From, out var from))
        {
            return new Answer(NoDate(asked.From!));
        }

        if (!PartialDate.TryParseTyped(asked.To, out var to))
        {
            return new Answer(NoDate(asked.To!));
        }

        if (!PartialDate.TryParseTyped(asked.AsOf, out var asOf))
        {
            return new Answer(NoDate(asked.AsOf!));
        }

        return await ShowTimelineAsync(new TimelineRequest(asked.Topic, from?.Earliest, to?.Latest, asOf?.Latest), user, claim, cancellationToken);
    }

    private async Task<Answer> ShowTimelineAsync(TimelineRequest request, Snowflake user, EventClaim claim, CancellationToken cancellationToken)
    {
        var (id, reply) = await assistant.ShowTimelineAsync(Words.UserId(user), request, claim, cancellationToken);
        return new Answer(reply) { ButtonId = ButtonId.ForTimeline(id, page: 0) };
    }

    private async Task<Reply> CheckAsync(Message? message, Snowflake user, EventClaim claim, CancellationToken cancellationToken) => message switch
    {
        null => Reply.Of(Words.NotSeen),
        _ when message.Author.Id == Self => Reply.Of(Words.OwnMessage),
        _ when MessageText.Of(message) is { Length: > 0 } text => await assistant.CheckStatementsAsync(Words.UserId(user), text, claim, cancellationToken),
        { Attachments.Count: > 0 } => Reply.Of(Words.NoAttachmentsChecked),
        _ => Reply.Of(Words.NothingToCheck),
    };

    private async Task<Reply> ManageAsync(
        IncomingInteraction incoming, InteractionRequest.Knowledge request, Snowflake user, CancellationToken cancellationToken)
    {
        if (Refuse(incoming, user, request.Act) is { } refusal)
        {
            return refusal;
        }

        var actor = $"{Words.UserId(user)}";
        return request switch
        {
            { Act: BotCommands.Status } => KnowledgeReply.Status(assistant.Knowledge.Current),
            { Act: BotCommands.Check } => KnowledgeReply.Check(assistant.Knowledge.Current),
            { Act: BotCommands.Reload } => await assistant.ReloadAsync(actor, cancellationToken),
            { Act: BotCommands.Snapshots } => KnowledgeReply.Snapshots(assistant.Knowledge.ListSnapshots()),
            { Act: BotCommands.Back, Version: { } version } => await assistant.GoBackAsync(actor, version, cancellationToken),
            { Act: BotCommands.Add, File: { } file } => await AddAsync(actor, file, request.Replaces, cancellationToken),
            _ => Reply.Of(Words.Outdated),
        };
    }

    private async Task<Reply> SetAsync(IncomingInteraction incoming, InteractionRequest.Settings request, Snowflake user, CancellationToken cancellationToken) =>
        Refuse(incoming, user, BotCommands.Settings) is { } refusal ? refusal
        : incoming.Place.IsDirect ? SettingsReply.NoChannel
        : await assistant.Channels.ChangeAsync($"{Words.UserId(user)}", incoming.Place.Settings, request.Changes, cancellationToken);

    // What is told to who is no admin; null for an admin.
    private Reply? Refuse(IncomingInteraction incoming, Snowflake user, string act)
    {
        if (access.IsAdmin(user, incoming.Interaction.Member))
        {
            return null;
        }

        Log.NotAdmin(logger, user, act);
        return Reply.Of(access.NotAdmin);
    }

    private async Task<Reply> AddAsync(string actor, Attachment file, bool replaces, CancellationToken cancellationToken)
    {
        try
        {
            var content = await attachments.DownloadAsync(file, assistant.Knowledge.MaxFileBytes, cancellationToken);
            return await assistant.AddDocumentAsync(actor, new UploadedDocument(file.Filename, content, replaces), cancellationToken);
        }
        catch (AttachmentException error)
        {
            return Reply.Of(error.Message);
        }
    }

    private static Reply NoDate(string text) =>
        Reply.Of($"\u201C{text}\u201D is not a date. Give a day, a month or a year, for example 2024-05-01, 2024-05 or 2024.");

    private async Task SendAsync(IncomingInteraction incoming, Answer answer, Acknowledgement acknowledged, CancellationToken cancellationToken)
    {
        var interaction = incoming.Interaction;
        var messages = new Queue<OutgoingMessage>(ReplyRenderer.Render(answer.Reply, answer.ButtonId, answer.Question));
        try
        {
            var last = await (acknowledged.IsLate
                ? SendLateAsync(incoming, messages, acknowledged.IsPrivate, cancellationToken)
                : SendAsync(incoming, messages, acknowledged.IsPrivate, cancellationToken));
            if (answer.Strand is { } strand)
            {
                conversations.LearnAnswer(last, strand);
            }
        }
        catch (DiscordRestException error)
        {
            Log.NotSent(logger, interaction.Id, error.Message);
        }
    }

    // Returns the last message, which has the buttons.
    private async Task<Snowflake> SendAsync(IncomingInteraction incoming, Queue<OutgoingMessage> messages, bool isPrivate, CancellationToken cancellationToken)
    {
        try
        {
            var last = await rest.EditResponseAsync(incoming.Interaction, messages.Peek(), cancellationToken);
            for (messages.Dequeue(); messages.TryPeek(out var further); messages.Dequeue())
            {
                last = await rest.FollowUpAsync(
                    incoming.Interaction, isPrivate ? further with { Flags = MessageFlags.Ephemeral } : further, cancellationToken);
            }

            return last.Id;
        }
        catch (DiscordRestException error) when (error.Code == DiscordErrorCode.InvalidWebhookToken)
        {
            return await SendLateAsync(incoming, messages, isPrivate, cancellationToken);
        }
    }

    // After a quarter of an hour, or where it was not acknowledged in time, nothing can be tied to the interaction any more: the answer
    // goes to the channel, and what is for one user to them directly.
    private async Task<Snowflake> SendLateAsync(IncomingInteraction incoming, Queue<OutgoingMessage> messages, bool isPrivate, CancellationToken cancellationToken)
    {
        Log.Late(logger, incoming.Interaction.Id);
        var channel = isPrivate && !incoming.Place.IsDirect
            ? (await rest.CreateDirectChannelAsync(incoming.Interaction.User!.Id, cancellationToken)).Id
            : incoming.Place.Channel;
        Snowflake last = default;
        while (messages.TryDequeue(out var message))
        {
            last = (await rest.CreateMessageAsync(channel, message, replyTo: null, $"{incoming.Interaction.Id}-{messages.Count}", cancellationToken)).Id;
        }

        return last;
    }

    private sealed record Answer(Reply Reply)
    {
        public Func<ReplyAction, string?> ButtonId { get; init; } = _ => null;

        public string? Question { get; init; }

        public Strand? Strand { get; init; }
    }

    private static partial class Log
    {
        [LoggerMessage(70, LogLevel.Information, "Discord: interaction {Interaction} was answered after {Elapsed}")]
        public static partial void Answered(ILogger logger, Snowflake interaction, TimeSpan elapsed);

        [LoggerMessage(71, LogLevel.Warning, "Discord: interaction {Interaction} could not be acknowledged. {Reason}")]
        public static partial void NotAcknowledged(ILogger logger, Snowflake interaction, string reason);

        [LoggerMessage(72, LogLevel.Error, "Discord: interaction {Interaction} could not be answered.")]
        public static partial void Failed(ILogger logger, Snowflake interaction, Exception error);

        [LoggerMessage(73, LogLevel.Warning, "Discord: the answer to interaction {Interaction} could not be sent. {Reason}")]
        public static partial void NotSent(ILogger logger, Snowflake interaction, string reason);

        [LoggerMessage(76, LogLevel.Warning, "Discord: the answer to interaction {Interaction} comes as a message of its own, as it is too late for another")]
        public static partial void Late(ILogger logger, Snowflake interaction);

        [LoggerMessage(74, LogLevel.Debug, "Discord: no suggestions for interaction {Interaction}. {Reason}")]
        public static partial void NotSuggested(ILogger logger, Snowflake interaction, string reason);

        [LoggerMessage(75, LogLevel.Warning, "Discord: user {User} is no admin and was refused \"{Act}\"")]
        public static partial void NotAdmin(ILogger logger, Snowflake user, string act);
    }
}
