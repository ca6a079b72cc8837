using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using NewsBot.Slack.Events;
using NewsBot.Slack.WebApi;

namespace NewsBot.Slack.Http;

/// <summary>
/// HTTP mode: Slack posts to this host. Each request is checked to be Slack's own, read, put into the inbox and answered, all
/// before any work; what there is no room for is answered so that Slack comes again.
/// </summary>
public sealed partial class SlackEndpoints
{
    private const int MaxBodyBytes = 1024 * 1024;

    private readonly RequestSignature _signature;
    private readonly SlackInbox _inbox;
    private readonly TimeProvider _time;
    private readonly ILogger<SlackEndpoints> _logger;

    /// <summary>Makes the endpoints.</summary>
    /// <param name="options">With a signing secret.</param>
    /// <param name="inbox">Where deliveries are put.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Told of what is refused; never of what was said.</param>
    /// <exception cref="ArgumentException">There is no signing secret.</exception>
    public SlackEndpoints(SlackOptions options, SlackInbox inbox, TimeProvider time, ILogger<SlackEndpoints> logger)
    {
        if (string.IsNullOrWhiteSpace(options.SigningSecret))
        {
            throw new ArgumentException("HTTP mode needs the SigningSecret, from the app's page Basic Information.", nameof(options));
        }

        _signature = new RequestSignature(options.SigningSecret, time);
        _inbox = inbox;
        _time = time;
        _logger = logger;
    }

    private delegate Task<IResult> Reading(byte[] body, DateTimeOffset received, int retry);

    /// <summary>Adds <c>slack/events</c>, <c>slack/commands</c> and <c>slack/interactivity</c> to a host: the addresses to be given to Slack.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("slack/events", context => AnswerAsync(context, EventAsync));
        routes.MapPost("slack/commands", context => AnswerAsync(context, CommandAsync));
        routes.MapPost("slack/interactivity", context => AnswerAsync(context, InteractionAsync));
    }

    private async Task AnswerAsync(HttpContext context, Reading read) =>
        await (await ResultAsync(context, read)).ExecuteAsync(context);

    private async Task<IResult> ResultAsync(HttpContext context, Reading read)
    {
        var received = _time.GetUtcNow();
        if (await ReadBodyAsync(context.Request, context.RequestAborted) is not { } body)
        {
            Log.Refused(_logger, context.Request.Path, "the body is too large");
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        var headers = context.Request.Headers;
        var check = _signature.Check(headers["X-Slack-Request-Timestamp"], headers["X-Slack-Signature"], body);
        if (check is not SignatureCheck.Valid)
        {
            Log.Refused(_logger, context.Request.Path, $"its signature is {check}");
            return Results.Unauthorized();
        }

        _ = int.TryParse(headers["X-Slack-Retry-Num"], NumberStyles.None, CultureInfo.InvariantCulture, out var retry);
        try
        {
            return await read(body, received, retry);
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            // A repetition would be no better.
            Log.Refused(_logger, context.Request.Path, error.Message);
            context.Response.Headers["X-Slack-No-Retry"] = "1";
            return Results.BadRequest();
        }
    }

    private async Task<IResult> EventAsync(byte[] body, DateTimeOffset received, int retry)
    {
        var envelope = JsonSerializer.Deserialize(body, SlackJson.Wire.EventEnvelope) ?? throw new JsonException("The event is empty.");
        switch (envelope.Type)
        {
            case "url_verification":
                return Results.Text(envelope.Challenge);
            case "event_callback":
                return await TakeAsync(DeliveryReader.Event(envelope), received, retry);
            default:
                Log.Unknown(_logger, envelope.Type);
                return Results.Ok();
        }
    }

    private async Task<IResult> CommandAsync(byte[] body, DateTimeOffset received, int retry)
    {
        var form = ReadForm(body);
        if (form.ContainsKey("ssl_check"))
        {
            return Results.Ok();
        }

        var command = new SlashCommand
        {
            Command = Field("command"),
            Text = form.GetValueOrDefault("text") ?? "",
            TeamId = new TeamId(Field("team_id")),
            ChannelId = new ChannelId(Field("channel_id")),
            UserId = new UserId(Field("user_id")),
            TriggerId = new TriggerId(Field("trigger_id")),
            ResponseUrl = Uri.TryCreate(form.GetValueOrDefault("response_url"), UriKind.Absolute, out var address) ? new ResponseUrl(address) : null,
        };
        return await TakeAsync(DeliveryReader.Command(command, received), received, retry);

        string Field(string name) => form.GetValueOrDefault(name) ?? throw new FormatException($"The command lacks {name}.");
    }

    private async Task<IResult> InteractionAsync(byte[] body, DateTimeOffset received, int retry)
    {
        var form = ReadForm(body);
        if (form.ContainsKey("ssl_check"))
        {
            return Results.Ok();
        }

        using var payload = JsonDocument.Parse(form.GetValueOrDefault("payload") ?? throw new FormatException("The interaction lacks its payload."));
        if (DeliveryReader.Interaction(payload.RootElement, received) is not { } delivery)
        {
            Log.Unknown(_logger, "interaction");
            return Results.Ok();
        }

        return await TakeAsync(delivery, received, retry);
    }

    private async Task<IResult> TakeAsync(SlackDelivery delivery, DateTimeOffset received, int retry) =>
        await _inbox.TryAddAsync(delivery with { Received = received, RetryAttempt = retry })
            ? Results.Ok()
            : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);

    private static Dictionary<string, string> ReadForm(byte[] body) =>
        QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body))
            .ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);

    // Null for a body that is too large, whether or not it says so beforehand.
    private static async Task<byte[]?> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxBodyBytes)
        {
            return null;
        }

        while (true)
        {
            var result = await request.BodyReader.ReadAsync(cancellationToken);
            if (result.Buffer.Length > MaxBodyBytes)
            {
                return null;
            }

            if (result.IsCompleted)
            {
                var body = result.Buffer.ToArray();
                request.BodyReader.AdvanceTo(result.Buffer.End);
                return body;
            }

            request.BodyReader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A request to {Path} was refused: {Reason}")]
        public static partial void Refused(ILogger logger, string path, string reason);

        [LoggerMessage(Level = LogLevel.Information, Message = "Slack sent \"{Type}\", which has no use here; left out.")]
        public static partial void Unknown(ILogger logger, string type);
    }
}
