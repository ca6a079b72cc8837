using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using NewsBot.Slack.Blocks;

namespace NewsBot.Slack.WebApi;

/// <summary>
/// The methods of Slack's Web API that a bot needs that answers questions. Calls keep to the limits of each method and to one
/// message a second and channel, wait when Slack says so, and are repeated where that can do no harm. Every method throws
/// <see cref="SlackApiException"/> where Slack refuses or cannot be asked. Safe for use by several threads at once.
/// </summary>
public sealed partial class SlackWebApi : IDisposable
{
    /// <summary>The most prompts that can be offered.</summary>
    public const int MaxPrompts = 4;

    private const int MaxAttempts = 4;
    private const int MaxResponseBytes = 4 * 1024 * 1024;
    private const int MaxHistory = 200;
    private const int PacesKept = 1000;

    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan UsualRetryAfter = TimeSpan.FromSeconds(30);

    private readonly SlackOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<SlackWebApi> _logger;
    private readonly HttpClient _http;
    private readonly ConcurrentDictionary<string, Pace> _methods = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<ChannelId, Pace> _channels = new();

    /// <summary>Makes a client; nothing is sent yet.</summary>
    /// <param name="options">Tokens and address, without <see cref="SlackOptions.Problems"/>.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Told of waiting and repeating; never of tokens or of what is said.</param>
    public SlackWebApi(SlackOptions options, TimeProvider time, ILogger<SlackWebApi> logger)
    {
        _options = options;
        _time = time;
        _logger = logger;
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, // a redirect would take the token elsewhere
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            AutomaticDecompression = DecompressionMethods.All,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = MaxResponseBytes,
        };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("NewsBot", "1.0"));
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    /// <summary>Asks who the bot token stands for (<c>auth.test</c>).</summary>
    public async Task<BotIdentity> TestAuthAsync(CancellationToken cancellationToken)
    {
        var identity = await CallAsync(SlackMethod.AuthTest, new EmptyRequest(), SlackJson.Wire.EmptyRequest, SlackJson.Wire.Identity, cancellationToken);
        return identity is { TeamId: { } team, UserId: { } user }
            ? new BotIdentity(team, identity.Team ?? "", user, identity.BotId)
            {
                Scopes = identity.Scopes?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            }
            : throw Incomplete(SlackMethod.AuthTest);
    }

    /// <summary>Asks for an address to open one socket at (<c>apps.connections.open</c>); it holds a ticket and is a secret.</summary>
    public async Task<Uri> OpenConnectionAsync(CancellationToken cancellationToken)
    {
        var opened = await CallAsync(
            SlackMethod.ConnectionsOpen, Body(new EmptyRequest(), SlackJson.Wire.EmptyRequest), SlackJson.Wire.OpenedConnection, _options.AppToken, cancellationToken);
        return opened.Url is { } url && SlackOptions.IsSafe(url, Uri.UriSchemeWss, Uri.UriSchemeWs) ? url : throw Incomplete(SlackMethod.ConnectionsOpen);
    }

    /// <summary>Posts a message (<c>chat.postMessage</c>), after the last one to its channel by a second at least.</summary>
    /// <returns>The message's identity.</returns>
    public async Task<MessageAddress> PostMessageAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        await WaitAsync(PaceOf(message.Channel).Take(_time.GetUtcNow()), cancellationToken);
        var posted = await CallAsync(SlackMethod.PostMessage, message, SlackJson.Wire.OutgoingMessage, SlackJson.Wire.PostedMessage, cancellationToken);
        return Address(SlackMethod.PostMessage, posted, message.Channel);
    }

    /// <summary>Shows a message to one person (<c>chat.postEphemeral</c>); it cannot be changed later.</summary>
    public Task PostEphemeralAsync(EphemeralMessage message, CancellationToken cancellationToken) =>
        CallAsync(SlackMethod.PostEphemeral, message, SlackJson.Wire.EphemeralMessage, SlackJson.Wire.PostedEphemeral, cancellationToken);

    /// <summary>Changes a message of the bot's own (<c>chat.update</c>).</summary>
    public Task UpdateMessageAsync(MessageUpdate message, CancellationToken cancellationToken) =>
        CallAsync(SlackMethod.Update, message, SlackJson.Wire.MessageUpdate, SlackJson.Wire.PostedMessage, cancellationToken);

    /// <summary>Deletes a message of the bot's own (<c>chat.delete</c>).</summary>
    public Task DeleteMessageAsync(MessageAddress message, CancellationToken cancellationToken) =>
        CallAsync(SlackMethod.Delete, message, SlackJson.Wire.MessageAddress, SlackJson.Wire.PostedMessage, cancellationToken);

    /// <summary>Begins a message that grows while it is read (<c>chat.startStream</c>).</summary>
    /// <returns>The message's identity.</returns>
    public async Task<MessageAddress> StartStreamAsync(StreamStart start, CancellationToken cancellationToken)
    {
        var posted = await CallAsync(SlackMethod.StartStream, start, SlackJson.Wire.StreamStart, SlackJson.Wire.PostedMessage, cancellationToken);
        return Address(SlackMethod.StartStream, posted, start.Channel);
    }

    /// <summary>Adds to a streamed message (<c>chat.appendStream</c>).</summary>
    public Task AppendStreamAsync(StreamPiece piece, CancellationToken cancellationToken) =>
        CallAsync(SlackMethod.AppendStream, piece, SlackJson.Wire.StreamPiece, SlackJson.Wire.PostedMessage, cancellationToken);

    /// <summary>Ends a streamed message (<c>chat.stopStream</c>).</summary>
    public Task StopStreamAsync(StreamEnd end, CancellationToken cancellationToken) =>
        CallAsync(SlackMethod.StopStream, end, SlackJson.Wire.StreamEnd, SlackJson.Wire.PostedMessage, cancellationToken);

    /// <summary>Opens a modal (<c>views.open</c>), within three seconds of the command or press and once for each.</summary>
    public async Task<ViewHead> OpenViewAsync(TriggerId trigger, Modal modal, CancellationToken cancellationToken)
    {
        var opened = await CallAsync(SlackMethod.ViewsOpen, new ViewOpening(trigger, modal), SlackJson.Wire.ViewOpening, SlackJson.Wire.OpenedView, cancellationToken);
        return opened.View ?? throw Incomplete(SlackMethod.ViewsOpen);
    }

    /// <summary>Shows one person the app's home tab (<c>views.publish</c>).</summary>
    public Task PublishHomeAsync(UserId user, HomeTab home, CancellationToken cancellationToken) =>
        CallAsync(SlackMethod.ViewsPublish, new ViewPublication(user, home), SlackJson.Wire.ViewPublication, SlackJson.Wire.OpenedView, cancellationToken);

    /// <summary>Changes a modal that is open (<c>views.update</c>), unless it has changed since.</summary>
    public async Task<ViewHead> UpdateViewAsync(ViewHead view, Modal modal, CancellationToken cancellationToken)
    {
        var request = new ViewUpdate(view.Id, view.Hash, modal);
        var opened = await CallAsync(SlackMethod.ViewsUpdate, request, SlackJson.Wire.ViewUpdate, SlackJson.Wire.OpenedView, cancellationToken);
        return opened.View ?? throw Incomplete(SlackMethod.ViewsUpdate);
    }

    /// <summary>Says what the bot is doing (<c>assistant.threads.setStatus</c>); gone with its next message or after two minutes.</summary>
    /// <param name="channel">Where.</param>
    /// <param name="thread">The first message of the thread.</param>
    /// <param name="status">What follows the bot's name, such as "is reading…"; empty to take it back.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task SetStatusAsync(ChannelId channel, MessageTimestamp thread, string status, CancellationToken cancellationToken) =>
        CallAsync(SlackMethod.SetStatus, new ThreadStatus(channel, thread, status), SlackJson.Wire.ThreadStatus, SlackJson.Wire.SlackResponse, cancellationToken);

    /// <summary>Names a conversation with the bot (<c>assistant.threads.setTitle</c>).</summary>
    public Task SetTitleAsync(ChannelId channel, MessageTimestamp thread, string title, CancellationToken cancellationToken) =>
        CallAsync(SlackMethod.SetTitle, new ThreadTitle(channel, thread, title), SlackJson.Wire.ThreadTitle, SlackJson.Wire.SlackResponse, cancellationToken);

    /// <summary>Offers prompts (<c>assistant.threads.setSuggestedPrompts</c>).</summary>
    /// <param name="channel">Where.</param>
    /// <param name="thread">The first message of the thread; null for the channel itself.</param>
    /// <param name="prompts">One to <see cref="MaxPrompts"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BlockLimitException">There are none or too many.</exception>
    public Task SetSuggestedPromptsAsync(
        ChannelId channel, MessageTimestamp? thread, IReadOnlyList<SuggestedPrompt> prompts, CancellationToken cancellationToken)
    {
        BlockLimitException.ThrowUnless(prompts.Count, 1, MaxPrompts, "suggested prompts");
        var request = new ThreadPrompts(channel, thread, prompts);
        return CallAsync(SlackMethod.SetSuggestedPrompts, request, SlackJson.Wire.ThreadPrompts, SlackJson.Wire.SlackResponse, cancellationToken);
    }

    /// <summary>Reads a thread from its first message on (<c>conversations.replies</c>).</summary>
    /// <param name="channel">Where.</param>
    /// <param name="thread">The first message of the thread.</param>
    /// <param name="limit">The most messages of a page, from 1 to 200.</param>
    /// <param name="cursor">The page; null for the first.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<HistoryPage> ReadThreadAsync(
        ChannelId channel, MessageTimestamp thread, int limit, string? cursor, CancellationToken cancellationToken) =>
        ReadAsync(SlackMethod.Replies, [new("channel", channel.Value), new("ts", thread.ToString())], limit, cursor, cancellationToken);

    /// <summary>Reads a channel from its newest message back (<c>conversations.history</c>).</summary>
    /// <param name="channel">Where.</param>
    /// <param name="limit">The most messages of a page, from 1 to 200.</param>
    /// <param name="cursor">The page; null for the first.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<HistoryPage> ReadChannelAsync(ChannelId channel, int limit, string? cursor, CancellationToken cancellationToken) =>
        ReadAsync(SlackMethod.History, [new("channel", channel.Value)], limit, cursor, cancellationToken);

    /// <summary>Asks about a person (<c>users.info</c>).</summary>
    public async Task<SlackUser> GetUserAsync(UserId user, CancellationToken cancellationToken)
    {
        var found = await CallAsync(SlackMethod.UsersInfo, Form([new("user", user.Value)]), SlackJson.Wire.FoundUser, _options.BotToken, cancellationToken);
        return found.User ?? throw Incomplete(SlackMethod.UsersInfo);
    }

    /// <summary>Posts to a response address. Needs no membership of the channel.</summary>
    /// <exception cref="SlackApiException"><see cref="SlackErrorKind.Expired"/>: the address was used up or too old, here or at Slack's.</exception>
    public async Task RespondAsync(ResponseUrl address, UrlResponse response, CancellationToken cancellationToken)
    {
        const string Method = "response_url";
        if (!IsSlacks(address.Address))
        {
            throw new SlackApiException(Method, SlackErrorKind.InvalidRequest, "the address is not Slack's");
        }

        if (!address.TryTake(_time.GetUtcNow()))
        {
            throw new SlackApiException(Method, SlackErrorKind.Expired, "expired_url");
        }

        var content = Body(response, SlackJson.Wire.UrlResponse);
        using var deadline = new Deadline(CallTimeout, _time, cancellationToken);
        try
        {
            using var reply = await _http.PostAsync(address.Address, content(), deadline.Token);
            if (!reply.IsSuccessStatusCode)
            {
                var word = (await reply.Content.ReadAsStringAsync(deadline.Token)).Trim();
                throw new SlackApiException(Method, KindOf(reply.StatusCode, word), word is { Length: > 0 and < 40 } ? word : $"HTTP status {(int)reply.StatusCode}");
            }
        }
        catch (Exception error) when (IsTransport(error, cancellationToken))
        {
            throw new SlackApiException(Method, SlackErrorKind.Unavailable, "no answer", needed: null, error);
        }
    }

    private async Task<HistoryPage> ReadAsync(
        SlackMethod method, List<KeyValuePair<string, string>> arguments, int limit, string? cursor, CancellationToken cancellationToken)
    {
        arguments.Add(new("limit", Math.Clamp(limit, 1, MaxHistory).ToString(CultureInfo.InvariantCulture)));
        if (cursor is not null)
        {
            arguments.Add(new("cursor", cursor));
        }

        var page = await CallAsync(method, Form(arguments), SlackJson.Wire.MessagePage, _options.BotToken, cancellationToken);
        return new HistoryPage(page.Messages, page.ResponseMetadata?.NextCursor is { Length: > 0 } next ? next : null);
    }

    private Task<TResponse> CallAsync<TRequest, TResponse>(
        SlackMethod method,
        TRequest request,
        JsonTypeInfo<TRequest> requestType,
        JsonTypeInfo<TResponse> responseType,
        CancellationToken cancellationToken)
        where TResponse : SlackResponse =>
        CallAsync(method, Body(request, requestType), responseType, _options.BotToken, cancellationToken);

    private async Task<TResponse> CallAsync<TResponse>(
        SlackMethod method, Func<HttpContent> content, JsonTypeInfo<TResponse> responseType, string? token, CancellationToken cancellationToken)
        where TResponse : SlackResponse
    {
        var pace = _methods.GetOrAdd(method.Name, static (_, method) => new Pace(TimeSpan.FromMinutes(1) / method.PerMinute, method.PerMinute), method);
        for (var attempt = 1; ; attempt++)
        {
            await WaitAsync(pace.Take(_time.GetUtcNow()), cancellationToken);
            try
            {
                return await CallOnceAsync(method, content(), responseType, token, cancellationToken);
            }
            catch (RetryLaterException later) when (attempt < MaxAttempts && later.Wait <= LongestWait)
            {
                Log.Waiting(_logger, method.Name, later.Error.Error, later.Wait.TotalSeconds, attempt);
                pace.CloseUntil(_time.GetUtcNow() + later.Wait);
            }
            catch (RetryLaterException later)
            {
                throw later.Error;
            }
        }
    }

    private async Task<TResponse> CallOnceAsync<TResponse>(
        SlackMethod method, HttpContent content, JsonTypeInfo<TResponse> responseType, string? token, CancellationToken cancellationToken)
        where TResponse : SlackResponse
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_options.ApiBaseUrl, method.Name)) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var deadline = new Deadline(CallTimeout, _time, cancellationToken);
        TResponse answer;
        try
        {
            using var response = await _http.SendAsync(request, deadline.Token);
            if (response.StatusCode is HttpStatusCode.TooManyRequests)
            {
                throw new RetryLaterException(new SlackApiException(method.Name, SlackErrorKind.RateLimited, "ratelimited"), RetryAfter(response));
            }

            if (!response.IsSuccessStatusCode)
            {
                throw Unavailable(method, $"HTTP status {(int)response.StatusCode}");
            }

            await using var body = await response.Content.ReadAsStreamAsync(deadline.Token);
            answer = await JsonSerializer.DeserializeAsync(body, responseType, deadline.Token) ?? throw Incomplete(method);
            answer.Scopes = response.Headers.TryGetValues("X-OAuth-Scopes", out var scopes) ? string.Join(',', scopes) : null;
        }
        catch (JsonException error)
        {
            throw new SlackApiException(method.Name, SlackErrorKind.Unavailable, "the answer is not what Slack describes", needed: null, error);
        }
        catch (HttpRequestException error) when (error.HttpRequestError is
            HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError)
        {
            // Nothing was sent yet, so that even a message may be tried again.
            throw new RetryLaterException(new SlackApiException(method.Name, SlackErrorKind.Unavailable, "no connection", needed: null, error), TimeSpan.FromSeconds(1));
        }
        catch (Exception error) when (IsTransport(error, cancellationToken))
        {
            throw Unavailable(method, "no answer", error);
        }

        if (answer.Ok)
        {
            if (answer.Warning is { } warning)
            {
                Log.Warned(_logger, method.Name, warning);
            }

            return answer;
        }

        var word = answer.Error ?? "no reason given";
        throw SlackErrors.KindOf(word) switch
        {
            SlackErrorKind.Unavailable => Unavailable(method, word),
            var kind => new SlackApiException(method.Name, kind, word, answer.Needed),
        };
    }

    // What failed on the way may have been done: only what may be done twice is tried again.
    private static Exception Unavailable(SlackMethod method, string error, Exception? inner = null)
    {
        var unavailable = new SlackApiException(method.Name, SlackErrorKind.Unavailable, error, needed: null, inner);
        return method.Repeatable ? new RetryLaterException(unavailable, TimeSpan.FromSeconds(1)) : unavailable;
    }

    private static SlackApiException Incomplete(SlackMethod method) =>
        new(method.Name, SlackErrorKind.Unavailable, "the answer lacks what Slack describes");

    private static MessageAddress Address(SlackMethod method, PostedMessage posted, ChannelId asked) =>
        posted.Ts is { } ts ? new MessageAddress(posted.Channel ?? asked, ts) : throw Incomplete(method);

    private static Func<HttpContent> Body<T>(T value, JsonTypeInfo<T> type)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value, type);
        return () => new ByteArrayContent(json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };
    }

    private static Func<HttpContent> Form(IReadOnlyList<KeyValuePair<string, string>> arguments) => () => new FormUrlEncodedContent(arguments);

    private static TimeSpan RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter?.Delta ?? UsualRetryAfter;

    private static SlackErrorKind KindOf(HttpStatusCode status, string word) => status switch
    {
        HttpStatusCode.TooManyRequests => SlackErrorKind.RateLimited,
        >= HttpStatusCode.InternalServerError => SlackErrorKind.Unavailable,
        HttpStatusCode.NotFound when SlackErrors.KindOf(word) is SlackErrorKind.Other => SlackErrorKind.Expired,
        _ => SlackErrors.KindOf(word),
    };

    private static bool IsTransport(Exception error, CancellationToken cancellationToken) =>
        error is HttpRequestException or IOException || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    // Response addresses come with payloads; what is said must not be sent wherever a payload says.
    private bool IsSlacks(Uri address) =>
        address.GetLeftPart(UriPartial.Authority) == _options.ApiBaseUrl.GetLeftPart(UriPartial.Authority)
        || (address.Scheme == Uri.UriSchemeHttps
            && address.UserInfo.Length == 0
            && (address.Host.EndsWith(".slack.com", StringComparison.Ordinal) || address.Host.EndsWith(".slack-gov.com", StringComparison.Ordinal)));

    private Task WaitAsync(TimeSpan wait, CancellationToken cancellationToken) =>
        wait > TimeSpan.Zero ? Task.Delay(wait, _time, cancellationToken) : Task.CompletedTask;

    private Pace PaceOf(ChannelId channel)
    {
        if (_channels.Count > PacesKept)
        {
            var now = _time.GetUtcNow();
            foreach (var idle in _channels.Where(entry => entry.Value.IsIdle(now)))
            {
                _channels.TryRemove(idle);
            }
        }

        return _channels.GetOrAdd(channel, static _ => new Pace(TimeSpan.FromSeconds(1), burst: 1));
    }

    /// <summary>The call may be made again after a while.</summary>
    private sealed class RetryLaterException(SlackApiException error, TimeSpan wait) : Exception(error.Message, error)
    {
        public SlackApiException Error => error;

        public TimeSpan Wait => wait;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Method}: {Error}; trying again in {Seconds} s (attempt {Attempt}).")]
        public static partial void Waiting(ILogger logger, string method, string error, double seconds, int attempt);

        [LoggerMessage(Level = LogLevel.Warning, Message = "{Method} was done with a warning: {Warning}.")]
        public static partial void Warned(ILogger logger, string method, string warning);
    }
}
