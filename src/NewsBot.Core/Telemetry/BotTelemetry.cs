using System.Diagnostics;
using System.Diagnostics.Metrics;
using NewsBot.Core.Answers;
using NewsBot.Core.Conversations;
using NewsBot.Core.Publishing;

namespace NewsBot.Core.Telemetry;

/// <summary>
/// What a running bot tells of its work to who observes it: a trace of each question with its stages, and metrics. Platforms,
/// outcomes, counts and times, never a text and never who asked. Safe for use from many threads at once.
/// </summary>
public sealed class BotTelemetry : IDisposable
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string SourceName = "NewsBot";

    private readonly TimeProvider _time;
    private readonly ActivitySource _source = new(SourceName);
    private readonly Meter _meter = new(SourceName);
    private readonly Histogram<double> _answers;
    private readonly Histogram<double> _stages;
    private readonly Counter<long> _dropped;

    /// <summary>Makes it.</summary>
    /// <param name="time">The clock that durations are measured by.</param>
    public BotTelemetry(TimeProvider time)
    {
        _time = time;
        _answers = _meter.CreateHistogram<double>("newsbot.answer.duration", "s", "How long answers took, by platform and outcome");
        _stages = _meter.CreateHistogram<double>("newsbot.stage.duration", "s", "How long the stages of answering took");
        _dropped = _meter.CreateCounter<long>("newsbot.sentences.dropped", "{sentence}", "Sentences that were not shown because the quotes did not bear them out");
    }

    /// <summary>Tells how far a replica is with what all of them publish.</summary>
    /// <param name="index">What it has; null for a bot that is alone, of which nothing is told.</param>
    public void Observe(SharedIndex? index)
    {
        if (index is not null)
        {
            _meter.CreateObservableGauge("newsbot.knowledge.generation.served", () => index.State.Served, description: "The published generation of the knowledge that is served");
            _meter.CreateObservableGauge("newsbot.knowledge.generation.published", () => index.State.Published, description: "The newest published generation that was heard of");
            _meter.CreateObservableGauge("newsbot.knowledge.hindered", () => index.State.Trouble is null ? 0 : 1, description: "1 while what replicas share cannot be followed or published to");
        }
    }

    /// <summary>Begins the trace of a question.</summary>
    /// <param name="conversation">Where it was asked; its first part names the platform.</param>
    /// <returns>To be told the outcome, and disposed when the answer is there; a question without an outcome has failed.</returns>
    public QuestionTrace BeginQuestion(ConversationId conversation)
    {
        var platform = conversation.Value.Split(':')[0];
        return new QuestionTrace(this, _source.StartActivity("question")?.SetTag("newsbot.platform", platform), platform, _time.GetTimestamp());
    }

    /// <summary>Begins a stage of answering; disposing it ends it.</summary>
    /// <param name="stage">The stage, in a word.</param>
    internal IDisposable BeginStage(string stage) => new StageTrace(this, _source.StartActivity(stage), stage, _time.GetTimestamp());

    /// <inheritdoc/>
    public void Dispose()
    {
        _source.Dispose();
        _meter.Dispose();
    }

    /// <summary>The trace of a question.</summary>
    public sealed class QuestionTrace : IDisposable
    {
        private readonly BotTelemetry _telemetry;
        private readonly Activity? _activity;
        private readonly string _platform;
        private readonly long _started;
        private string _outcome = "failed";

        internal QuestionTrace(BotTelemetry telemetry, Activity? activity, string platform, long started) =>
            (_telemetry, _activity, _platform, _started) = (telemetry, activity, platform, started);

        /// <summary>It was answered, or the documents did not say.</summary>
        /// <param name="answer">The answer.</param>
        public void End(VerifiedAnswer answer)
        {
            ArgumentNullException.ThrowIfNull(answer);
            _outcome = answer.Outcome == AnswerOutcome.Answered ? "answered" : "abstained";
            _activity?.SetTag("newsbot.composer", answer.Composer).SetTag("newsbot.sentences", answer.Sentences.Count).SetTag("newsbot.sentences.dropped", answer.Dropped);
            if (answer.Dropped > 0)
            {
                _telemetry._dropped.Add(answer.Dropped, new KeyValuePair<string, object?>("newsbot.composer", answer.Composer));
            }
        }

        /// <summary>It was one question too many.</summary>
        public void Refuse() => _outcome = "refused";

        /// <summary>It could not be read as a question.</summary>
        public void Reject() => _outcome = "unread";

        /// <inheritdoc/>
        public void Dispose()
        {
            _activity?.SetTag("newsbot.outcome", _outcome).Dispose();
            _telemetry._answers.Record(
                _telemetry._time.GetElapsedTime(_started).TotalSeconds,
                new KeyValuePair<string, object?>("newsbot.platform", _platform),
                new KeyValuePair<string, object?>("newsbot.outcome", _outcome));
        }
    }

    private sealed class StageTrace(BotTelemetry telemetry, Activity? activity, string stage, long started) : IDisposable
    {
        public void Dispose()
        {
            activity?.Dispose();
            telemetry._stages.Record(telemetry._time.GetElapsedTime(started).TotalSeconds, new KeyValuePair<string, object?>("newsbot.stage", stage));
        }
    }
}
