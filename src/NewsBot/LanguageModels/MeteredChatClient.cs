using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace NewsBot.LanguageModels;

/// <summary>
/// Counts tokens and cost, and tells tracing and metrics of each request by OpenTelemetry's conventions for generative models.
/// Logs hold counts and times; text is logged at Trace alone.
/// </summary>
/// <param name="inner">Sends.</param>
/// <param name="model">The model's name.</param>
/// <param name="usage">Where it is added up.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed partial class MeteredChatClient(IChatClient inner, string model, ModelUsage usage, TimeProvider timeProvider, ILogger logger) : DelegatingChatClient(inner)
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string SourceName = "NewsBot.LanguageModel";

    private static readonly ActivitySource Source = new(SourceName);
    private static readonly Meter Meter = new(SourceName);
    private static readonly Histogram<double> Durations = Meter.CreateHistogram<double>("gen_ai.client.operation.duration", "s", "How long requests took");
    private static readonly Histogram<long> Tokens = Meter.CreateHistogram<long>("gen_ai.client.token.usage", "{token}", "Tokens of requests and replies");
    private static readonly Counter<double> Costs = Meter.CreateCounter<double>("newsbot.language_model.cost", null, "What requests cost, in the currency of the prices set");

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var request = Begin(messages);
        try
        {
            var response = await base.GetResponseAsync(messages, options, cancellationToken);
            request.Succeed(response.Text, response.Usage);
            return response;
        }
        catch (Exception error)
        {
            request.Fail(error);
            throw;
        }
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var request = Begin(messages);
        var text = new StringBuilder();
        var details = new UsageDetails();
        await using var updates = base.GetStreamingResponseAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        try
        {
            while (true)
            {
                try
                {
                    if (!await updates.MoveNextAsync())
                    {
                        break;
                    }
                }
                catch (Exception error)
                {
                    request.Fail(error);
                    throw;
                }

                text.Append(updates.Current.Text);
                foreach (var content in updates.Current.Contents.OfType<UsageContent>())
                {
                    details.Add(content.Details);
                }

                yield return updates.Current;
            }
        }
        finally
        {
            // A reply that nobody read to its end was sent and counts all the same.
            request.Succeed(text.ToString(), details);
        }
    }

    private Request Begin(IEnumerable<ChatMessage> messages)
    {
        if (logger.IsEnabled(LogLevel.Trace))
        {
            Log.Sent(logger, string.Join('\n', messages.Select(message => message.Text)));
        }

        var activity = Source.StartActivity($"chat {model}", ActivityKind.Client);
        activity?.SetTag("gen_ai.operation.name", "chat").SetTag("gen_ai.request.model", model);
        return new Request(this, activity, timeProvider.GetTimestamp());
    }

    private sealed class Request(MeteredChatClient client, Activity? activity, long started) : IDisposable
    {
        private bool _isDone;

        public void Succeed(string text, UsageDetails? details)
        {
            if (_isDone)
            {
                return;
            }

            _isDone = true;
            var (input, output) = (details?.InputTokenCount ?? 0, details?.OutputTokenCount ?? 0);
            client.RecordUsage(input, output);
            activity?.SetTag("gen_ai.usage.input_tokens", input).SetTag("gen_ai.usage.output_tokens", output);
            client.RecordEnd(started, null, input, output, text);
        }

        public void Fail(Exception error)
        {
            _isDone = true;
            activity?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", error.GetType().Name);
            client.RecordEnd(started, error, 0, 0, "");
        }

        public void Dispose() => activity?.Dispose();
    }

    private void RecordUsage(long input, long output)
    {
        usage.Add(input, output);
        Tokens.Record(input, new("gen_ai.token.type", "input"), new("gen_ai.request.model", model));
        Tokens.Record(output, new("gen_ai.token.type", "output"), new("gen_ai.request.model", model));
        if (usage.CostOf(input, output) is > 0 and var cost)
        {
            Costs.Add((double)cost, new KeyValuePair<string, object?>("gen_ai.request.model", model));
        }
    }

    private void RecordEnd(long started, Exception? error, long input, long output, string text)
    {
        var elapsed = timeProvider.GetElapsedTime(started);
        var tags = new TagList { { "gen_ai.operation.name", "chat" }, { "gen_ai.request.model", model } };
        if (error is not null)
        {
            tags.Add("error.type", error.GetType().Name);
        }

        Durations.Record(elapsed.TotalSeconds, tags);
        if (error is not null)
        {
            Log.Failed(logger, model, elapsed.TotalMilliseconds, error.GetType().Name);
            return;
        }

        Log.Replied(logger, model, elapsed.TotalMilliseconds, input, output);
        Log.Received(logger, text);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The model {Model} replied after {Milliseconds} ms, {InputTokens} tokens in, {OutputTokens} out.")]
        public static partial void Replied(ILogger logger, string model, double milliseconds, long inputTokens, long outputTokens);

        [LoggerMessage(2, LogLevel.Warning, "The model {Model} failed after {Milliseconds} ms: {Error}.")]
        public static partial void Failed(ILogger logger, string model, double milliseconds, string error);

        [LoggerMessage(3, LogLevel.Trace, "Sent: {Text}")]
        public static partial void Sent(ILogger logger, string text);

        [LoggerMessage(4, LogLevel.Trace, "Received: {Text}")]
        public static partial void Received(ILogger logger, string text);
    }
}
