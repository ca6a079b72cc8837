using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using NewsBot.Discord.Entities;

namespace NewsBot.Discord.Rest;

/// <summary>
/// The calls of Discord's HTTP API, version 10, that a bot needs which answers questions. Keeps to the rate limits; a call may wait
/// for them as long as its token lets it. Safe for use by several threads at once; one instance per bot and process, since the
/// limits are the bot's.
/// </summary>
/// <remarks>
/// All calls throw <see cref="DiscordRestException"/> when Discord turns them down or cannot be reached, and
/// <see cref="DiscordUnauthorizedException"/> once the bot's token has been refused.
/// </remarks>
public sealed class DiscordRestClient : IDisposable
{
    /// <summary>The most messages of one request.</summary>
    public const int MostMessages = 100;

    private static readonly TimeSpan[] ArchiveDurations = [TimeSpan.FromHours(1), TimeSpan.FromDays(1), TimeSpan.FromDays(3), TimeSpan.FromDays(7)];

    private readonly RestSender _sender;

    /// <summary>Makes a client; nothing is sent yet.</summary>
    public DiscordRestClient(DiscordRestOptions options, TimeProvider clock, ILogger<DiscordRestClient> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        _sender = new RestSender(options, clock, logger);
    }

    internal DiscordRestOptions Options { get; }

    /// <summary>Asks where the gateway is and how many connections and sessions it takes.</summary>
    public Task<GatewayBot> GetGatewayBotAsync(CancellationToken cancellationToken) =>
        GetAsync(new RestCall(HttpMethod.Get, "gateway/bot", "gateway/bot"), RestJson.Default.GatewayBot, cancellationToken);

    /// <summary>Asks for the application the bot belongs to.</summary>
    public Task<Application> GetCurrentApplicationAsync(CancellationToken cancellationToken) =>
        GetAsync(new RestCall(HttpMethod.Get, "applications/@me", "applications/@me"), RestJson.Default.Application, cancellationToken);

    /// <summary>Asks for the bot's own user.</summary>
    public Task<User> GetCurrentUserAsync(CancellationToken cancellationToken) =>
        GetAsync(new RestCall(HttpMethod.Get, "users/@me", "users/@me"), RestJson.Default.User, cancellationToken);

    /// <summary>Asks for the guilds the bot is in, up to 200 of them, with what it may do there.</summary>
    public Task<IReadOnlyList<Guild>> GetCurrentGuildsAsync(CancellationToken cancellationToken) =>
        GetAsync(new RestCall(HttpMethod.Get, "users/@me/guilds", "users/@me/guilds"), RestJson.Default.IReadOnlyListGuild, cancellationToken);

    /// <summary>Asks for a channel or thread.</summary>
    public Task<Channel> GetChannelAsync(Snowflake channel, CancellationToken cancellationToken) =>
        GetAsync(ChannelCall(HttpMethod.Get, "channels/{channel}", $"channels/{channel}", channel), RestJson.Default.Channel, cancellationToken);

    /// <summary>Asks for a message.</summary>
    public Task<Message> GetMessageAsync(Snowflake channel, Snowflake message, CancellationToken cancellationToken) => GetAsync(
        ChannelCall(HttpMethod.Get, "channels/{channel}/messages/{message}", $"channels/{channel}/messages/{message}", channel),
        RestJson.Default.Message,
        cancellationToken);

    /// <summary>Asks for messages of a channel, the newest first.</summary>
    /// <param name="channel">The channel or thread.</param>
    /// <param name="before">Only messages older than this one.</param>
    /// <param name="limit">At most so many; 1 to 100.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<Message>> GetMessagesAsync(Snowflake channel, Snowflake before, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, MostMessages);
        return GetAsync(
            ChannelCall(HttpMethod.Get, "channels/{channel}/messages", $"channels/{channel}/messages?before={before}&limit={limit}", channel),
            RestJson.Default.IReadOnlyListMessage,
            cancellationToken);
    }

    /// <summary>Asks for the messages that came next after one, up to a hundred, the newest first.</summary>
    /// <param name="channel">The channel or thread.</param>
    /// <param name="after">Only messages newer than this one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<Message>> GetMessagesAfterAsync(Snowflake channel, Snowflake after, CancellationToken cancellationToken) => GetAsync(
        ChannelCall(HttpMethod.Get, "channels/{channel}/messages", $"channels/{channel}/messages?after={after}&limit={MostMessages}", channel),
        RestJson.Default.IReadOnlyListMessage,
        cancellationToken);

    /// <summary>Sends a message.</summary>
    /// <param name="channel">The channel or thread.</param>
    /// <param name="message">The message.</param>
    /// <param name="replyTo">The message it replies to; if that was deleted meanwhile it is sent all the same.</param>
    /// <param name="nonce">
    /// Of messages with the same nonce, up to 25 characters, Discord posts only the first within some minutes and answers the others
    /// with it. Null for one of the client's own making, which guards against its own repetitions.
    /// </param>
    /// <param name="cancellationToken">Gives up; the message may have been sent.</param>
    /// <exception cref="UnsendableException">The message is empty, or the nonce too long.</exception>
    public Task<Message> CreateMessageAsync(Snowflake channel, OutgoingMessage message, Snowflake? replyTo, string? nonce, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var body = MessageBody.New(message) with
        {
            MessageReference = replyTo is { } id ? new ReplyReference(id) : null,
            Nonce = MessageLimits.Allow(nonce, MessageLimits.Nonce, "The nonce") ?? Guid.NewGuid().ToString("N")[..MessageLimits.Nonce],
            EnforceNonce = true,
        };
        var call = ChannelCall(HttpMethod.Post, "channels/{channel}/messages", $"channels/{channel}/messages", channel) with { Repeatable = true };
        return SendAsync(call, body, RestJson.Default.MessageBody, RestJson.Default.Message, cancellationToken);
    }

    /// <summary>Puts a message in place of one of the bot's.</summary>
    /// <exception cref="UnsendableException">The message is empty.</exception>
    public Task<Message> EditMessageAsync(Snowflake channel, Snowflake id, OutgoingMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var call = ChannelCall(HttpMethod.Patch, "channels/{channel}/messages/{message}", $"channels/{channel}/messages/{id}", channel);
        return SendAsync(call with { Repeatable = true }, MessageBody.Edit(message), RestJson.Default.MessageBody, RestJson.Default.Message, cancellationToken);
    }

    /// <summary>Shows for ten seconds, or until the next message, that the bot is typing.</summary>
    public Task TriggerTypingAsync(Snowflake channel, CancellationToken cancellationToken) =>
        _sender.SendAsync(ChannelCall(HttpMethod.Post, "channels/{channel}/typing", $"channels/{channel}/typing", channel), cancellationToken);

    /// <summary>Starts a thread from a message; its id is the message's. There is one thread of a message: <see cref="DiscordErrorCode.ThreadAlreadyExists"/>.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="message">The message.</param>
    /// <param name="name">The thread's name, 1 to 100 characters.</param>
    /// <param name="archiveAfter">When it is hidden if nobody writes: one hour, or one, three or seven days.</param>
    /// <param name="cancellationToken">Gives up; the thread may have been started.</param>
    /// <exception cref="UnsendableException">The name is empty or too long.</exception>
    /// <exception cref="ArgumentException">The time is not one of those.</exception>
    public Task<Channel> StartThreadAsync(Snowflake channel, Snowflake message, string name, TimeSpan archiveAfter, CancellationToken cancellationToken)
    {
        if (!ArchiveDurations.Contains(archiveAfter))
        {
            throw new ArgumentException("A thread is hidden after one hour, or one, three or seven days.", nameof(archiveAfter));
        }

        var body = new ThreadBody(MessageLimits.Require(name, MessageLimits.ThreadName, "The thread's name"), (int)archiveAfter.TotalMinutes);
        var call = ChannelCall(HttpMethod.Post, "channels/{channel}/messages/{message}/threads", $"channels/{channel}/messages/{message}/threads", channel);
        return SendAsync(call, body, RestJson.Default.ThreadBody, RestJson.Default.Channel, cancellationToken);
    }

    /// <summary>Opens the direct conversation with a user, or finds the one there is.</summary>
    public Task<Channel> CreateDirectChannelAsync(Snowflake user, CancellationToken cancellationToken) => SendAsync(
        new RestCall(HttpMethod.Post, "users/@me/channels", "users/@me/channels") { Repeatable = true },
        new DirectChannelBody(user),
        RestJson.Default.DirectChannelBody,
        RestJson.Default.Channel,
        cancellationToken);

    /// <summary>Answers an interaction with a message. Every first answer must come within three seconds of the interaction.</summary>
    /// <exception cref="UnsendableException">The message is empty.</exception>
    public Task RespondAsync(Interaction interaction, OutgoingMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        return CallbackAsync(interaction, new CallbackBody<MessageBody>(4, MessageBody.New(message)), RestJson.Default.MessageCallback, cancellationToken);
    }

    /// <summary>Puts the answer to a command off: the user sees that it is being worked on. It is given by <see cref="EditResponseAsync"/>.</summary>
    /// <param name="interaction">The interaction.</param>
    /// <param name="isPrivate">Whether only that user is to see the answer; it cannot be changed later.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task DeferAsync(Interaction interaction, bool isPrivate, CancellationToken cancellationToken) => CallbackAsync(
        interaction,
        new CallbackBody<DeferBody>(5, new DeferBody(isPrivate ? MessageFlags.Ephemeral : MessageFlags.None)),
        RestJson.Default.DeferCallback,
        cancellationToken);

    /// <summary>Puts the change of the message off whose button or menu was used; the user sees nothing of it.</summary>
    public Task DeferUpdateAsync(Interaction interaction, CancellationToken cancellationToken) =>
        CallbackAsync(interaction, new CallbackBody<DeferBody>(6, Data: null), RestJson.Default.DeferCallback, cancellationToken);

    /// <summary>Puts a message in place of the one whose button or menu was used.</summary>
    /// <exception cref="UnsendableException">The message is empty.</exception>
    public Task UpdateAsync(Interaction interaction, OutgoingMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        return CallbackAsync(interaction, new CallbackBody<MessageBody>(7, MessageBody.Edit(message)), RestJson.Default.MessageCallback, cancellationToken);
    }

    /// <summary>Answers an autocompletion; it cannot be put off.</summary>
    /// <param name="interaction">The interaction.</param>
    /// <param name="choices">Up to 25 suggestions; may be none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="UnsendableException">There are more.</exception>
    public Task SuggestAsync(Interaction interaction, IReadOnlyList<CommandChoice> choices, CancellationToken cancellationToken)
    {
        var body = new ChoicesBody(MessageLimits.Allow(choices, MessageLimits.Choices, "suggestions"));
        return CallbackAsync(interaction, new CallbackBody<ChoicesBody>(8, body), RestJson.Default.ChoicesCallback, cancellationToken);
    }

    /// <summary>Asks for the first answer to an interaction. Like all that follows a first answer, for 15 minutes after the interaction.</summary>
    public Task<Message> GetResponseAsync(Interaction interaction, CancellationToken cancellationToken) =>
        GetAsync(WebhookCall(HttpMethod.Get, interaction, "/messages/@original"), RestJson.Default.Message, cancellationToken);

    /// <summary>Puts a message in place of the first answer to an interaction, or gives the one that was put off.</summary>
    /// <exception cref="UnsendableException">The message is empty.</exception>
    public Task<Message> EditResponseAsync(Interaction interaction, OutgoingMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var call = WebhookCall(HttpMethod.Patch, interaction, "/messages/@original") with { Repeatable = true };
        return SendAsync(call, MessageBody.Edit(message), RestJson.Default.MessageBody, RestJson.Default.Message, cancellationToken);
    }

    /// <summary>Deletes the first answer to an interaction.</summary>
    public Task DeleteResponseAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var call = WebhookCall(HttpMethod.Delete, interaction, "/messages/@original");
        return _sender.SendAsync(call with { Repeatable = true, DoneBefore = DiscordErrorCode.UnknownMessage }, cancellationToken);
    }

    /// <summary>Sends a further answer to an interaction. There is no way to make it safe to repeat, so it is tried once.</summary>
    /// <exception cref="UnsendableException">The message is empty.</exception>
    public Task<Message> FollowUpAsync(Interaction interaction, OutgoingMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var call = WebhookCall(HttpMethod.Post, interaction, "");
        return SendAsync(call, MessageBody.New(message), RestJson.Default.MessageBody, RestJson.Default.Message, cancellationToken);
    }

    /// <summary>Makes the commands that users are offered these and no others. Sends them only if they differ from those Discord has.</summary>
    /// <param name="application">The application.</param>
    /// <param name="guild">The guild whose own commands they are; null for those offered everywhere.</param>
    /// <param name="commands">The commands.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether they differed.</returns>
    /// <exception cref="UnsendableException">A command is not as Discord takes them.</exception>
    public async Task<bool> SetCommandsAsync(Snowflake application, Snowflake? guild, IReadOnlyList<ApplicationCommand> commands, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(commands);
        foreach (var command in commands)
        {
            command.Check();
        }

        var (template, path) = guild is { } id
            ? ("applications/{application}/guilds/{guild}/commands", $"applications/{application}/guilds/{id}/commands")
            : ("applications/{application}/commands", $"applications/{application}/commands");
        var call = new RestCall(HttpMethod.Get, template, path, guild?.ToString() ?? "");
        var registered = await GetAsync(call, RestJson.Default.IReadOnlyListApplicationCommand, cancellationToken);
        if (InOrder(registered).SequenceEqual(InOrder(commands), StringComparer.Ordinal))
        {
            return false;
        }

        var put = call with { Method = HttpMethod.Put, Repeatable = true };
        await SendAsync(put, commands, RestJson.Default.IReadOnlyListApplicationCommand, RestJson.Default.IReadOnlyListApplicationCommand, cancellationToken);
        return true;
    }

    /// <summary>Ends all requests.</summary>
    public void Dispose() => _sender.Dispose();

    // Read back, a command has ids and versions that ours has not; written again they are alike.
    private static IEnumerable<string> InOrder(IReadOnlyList<ApplicationCommand> commands) =>
        commands.Select(command => JsonSerializer.Serialize(command, RestJson.Default.ApplicationCommand)).Order(StringComparer.Ordinal);

    private static RestCall ChannelCall(HttpMethod method, string template, string path, Snowflake channel) => new(method, template, path, channel.ToString());

    private static RestCall WebhookCall(HttpMethod method, Interaction interaction, string rest)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        var token = Uri.EscapeDataString(interaction.Token.Value);
        return new RestCall(method, "webhooks/{application}/{token}" + rest, $"webhooks/{interaction.ApplicationId}/{token}{rest}", interaction.Id.ToString())
        {
            ByInteraction = true,
        };
    }

    private async Task CallbackAsync<T>(Interaction interaction, T body, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        var path = $"interactions/{interaction.Id}/{Uri.EscapeDataString(interaction.Token.Value)}/callback";
        var call = new RestCall(HttpMethod.Post, "interactions/{interaction}/{token}/callback", path, interaction.Id.ToString())
        {
            ByInteraction = true,
            Repeatable = true,
            DoneBefore = DiscordErrorCode.AlreadyAcknowledged,
            Body = JsonSerializer.SerializeToUtf8Bytes(body, type),
        };
        await _sender.SendAsync(call, cancellationToken);
    }

    private async Task<T> GetAsync<T>(RestCall call, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var repeatable = call with { Repeatable = true };
        return Read(repeatable, await _sender.SendAsync(repeatable, cancellationToken), type);
    }

    private async Task<TAnswer> SendAsync<TBody, TAnswer>(RestCall call, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<TAnswer> answerType, CancellationToken cancellationToken)
    {
        var filled = call with { Body = JsonSerializer.SerializeToUtf8Bytes(body, bodyType) };
        return Read(filled, await _sender.SendAsync(filled, cancellationToken), answerType);
    }

    private static T Read<T>(RestCall call, byte[] body, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(body, type) ?? throw new DiscordRestException(call, "the answer is empty");
        }
        catch (JsonException error)
        {
            throw new DiscordRestException(call, $"the answer cannot be read: {error.Message}", error);
        }
    }
}
