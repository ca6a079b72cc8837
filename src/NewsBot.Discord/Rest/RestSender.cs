using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace NewsBot.Discord.Rest;

/// <summary>
/// Sends calls within the rate limits and tries again what failed for a passing reason: 429 always, 5xx and lost connections
/// where a second time does no harm. A 401 for the bot's token ends everything that is sent with it.
/// </summary>
internal sealed partial class RestSender : IDisposable
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan UsualRetryAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(15);

    private readonly DiscordRestOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly RateLimiter _limits;
    private readonly InvalidRequestCount _invalid;
    private readonly HttpClient _http;
    private volatile DiscordUnauthorizedException? _unauthorized;

    public RestSender(DiscordRestOptions options, TimeProvider clock, ILogger logger)
    {
        _options = options;
        _clock = clock;
        _logger = logger;
        _limits = new RateLimiter(clock);
        _invalid = new InvalidRequestCount(clock);
        var handler = new SocketsHttpHandler
        {
            // Names are looked up again now and then, and nothing is followed to another host with the token.
            PooledConnectionLifetime = ConnectionLifetime,
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
        };
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Sends a call and returns the body of its answer.</summary>
    /// <returns>The body; empty where there is none, and where the call proves to have been carried out on an earlier try.</returns>
    /// <exception cref="DiscordRestException">It was turned down, or failed as often as it may be tried.</exception>
    public async Task<byte[]> SendAsync(RestCall call, CancellationToken cancellationToken)
    {
        using var turn = await _limits.EnterAsync(call, cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            await turn.ReadyAsync(cancellationToken);
            ThrowIfStopped(call);
            Answer answer;
            try
            {
                answer = await TryAsync(call, cancellationToken);
            }
            catch (Exception error) when (error is HttpRequestException or IOException || IsTimeout(error, cancellationToken))
            {
                if (!call.Repeatable || attempt >= _options.Attempts)
                {
                    throw new DiscordRestException(call, $"Discord could not be reached: {Reason(error)}", error);
                }

                Log.Unreachable(_logger, call, attempt, Reason(error));
                await WaitAsync(attempt, cancellationToken);
                continue;
            }

            turn.Learn(answer.Limit);
            if ((int)answer.Status is >= 200 and < 300)
            {
                return answer.Body;
            }

            if (answer.Status == HttpStatusCode.TooManyRequests && attempt < _options.Attempts)
            {
                Hold(call, turn, answer);
                continue;
            }

            if ((int)answer.Status >= 500 && call.Repeatable && attempt < _options.Attempts)
            {
                Log.ServerError(_logger, call, attempt, (int)answer.Status);
                await WaitAsync(attempt, cancellationToken);
                continue;
            }

            var error2 = ReadError(answer.Body);
            if (attempt > 1 && error2.Code != DiscordErrorCode.None && error2.Code == call.DoneBefore)
            {
                return [];
            }

            throw Refusal(call, answer, error2);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<Answer> TryAsync(RestCall call, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_options.Timeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var request = call.ToRequest(_options);
        using var response = await _http.SendAsync(request, either.Token);
        var body = await response.Content.ReadAsByteArrayAsync(either.Token);
        return new Answer(response.StatusCode, body, RateLimitHeaders.Read(response.Headers), RateLimitHeaders.RetryAfter(response.Headers));
    }

    private void Hold(RestCall call, RateLimiter.Turn turn, Answer answer)
    {
        var body = Read(answer.Body, RestJson.Default.RateLimitBody) ?? new RateLimitBody();
        var everything = body.Global || answer.Limit.Scope == RateLimitScope.Global;
        var time = body.RetryAfter is > 0 and < 86_400 ? TimeSpan.FromSeconds(body.RetryAfter) : answer.RetryAfter ?? UsualRetryAfter;
        if (answer.Limit.Scope != RateLimitScope.Shared)
        {
            _invalid.Add();
        }

        Log.RateLimited(_logger, call, everything ? RateLimitScope.Global : answer.Limit.Scope, time);
        turn.HoldFor(time, everything);
    }

    private DiscordRestException Refusal(RestCall call, Answer answer, ErrorBody error)
    {
        if (answer.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests
            && answer.Limit.Scope != RateLimitScope.Shared)
        {
            _invalid.Add();
        }

        // An interaction's token that has run out is answered the same way, and says nothing about the bot's.
        if (answer.Status == HttpStatusCode.Unauthorized && !call.ByInteraction)
        {
            Log.Unauthorized(_logger, call);
            return _unauthorized = new DiscordUnauthorizedException(call);
        }

        return new DiscordRestException(call, answer.Status, error);
    }

    private void ThrowIfStopped(RestCall call)
    {
        if (_unauthorized is not null && !call.ByInteraction)
        {
            throw new DiscordUnauthorizedException(call);
        }

        if (_invalid.TooMany)
        {
            throw new DiscordRestException(call, $"Discord has turned down {InvalidRequestCount.Most} requests within ten minutes; nothing is sent until they are over, so as not to be shut out");
        }
    }

    // Half the time is left to chance, so that those who failed together do not come back together.
    private Task WaitAsync(int attempt, CancellationToken cancellationToken) =>
        Task.Delay(FirstWait * Math.Pow(2, attempt - 1) * (0.5 + (Random.Shared.NextDouble() / 2)), _clock, cancellationToken);

    private static ErrorBody ReadError(byte[] body) => Read(body, RestJson.Default.ErrorBody) ?? new ErrorBody();

    // What stands before Discord answers with pages now and then; the status tells enough.
    private static T? Read<T>(byte[] body, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsTimeout(Exception error, CancellationToken cancellationToken) =>
        error is OperationCanceledException && !cancellationToken.IsCancellationRequested;

    private static string Reason(Exception error) => error is OperationCanceledException ? "no answer in time" : error.Message;

    private readonly record struct Answer(HttpStatusCode Status, byte[] Body, RateLimitHeaders Limit, TimeSpan? RetryAfter);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Call} was not answered (try {Attempt}): {Reason}")]
        public static partial void Unreachable(ILogger logger, RestCall call, int attempt, string reason);

        [LoggerMessage(2, LogLevel.Warning, "{Call} failed with {Status} (try {Attempt})")]
        public static partial void ServerError(ILogger logger, RestCall call, int attempt, int status);

        [LoggerMessage(3, LogLevel.Warning, "{Call} met a rate limit of scope {Scope}; waiting {Time}")]
        public static partial void RateLimited(ILogger logger, RestCall call, RateLimitScope scope, TimeSpan time);

        [LoggerMessage(4, LogLevel.Error, "{Call} was answered with 401: the bot token is not valid. Nothing more is sent")]
        public static partial void Unauthorized(ILogger logger, RestCall call);
    }
}

/// <summary>The body of an answer of 429.</summary>
/// <param name="RetryAfter">Seconds to wait.</param>
/// <param name="Global">Whether all requests are to wait.</param>
internal sealed record RateLimitBody(double RetryAfter = 0, bool Global = false);
