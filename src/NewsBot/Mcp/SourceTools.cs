using System.ComponentModel;
using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using NewsBot.Asking;
using NewsBot.Core.Knowledge;
using NewsBot.Core.Questions;
using NewsBot.Core.Reloading;
using NewsBot.Core.Time;
using NewsBot.Core.Timelines;
using NewsBot.Output;
using NewsBot.Timelines;

namespace NewsBot.Mcp;

/// <summary>
/// What other assistants may do with the documents: ask, see what happened when, and read a source. Each call looks first
/// whether documents have changed; where they cannot be read, what is known is served on.
/// </summary>
/// <param name="knowledge">The documents.</param>
/// <param name="time">Measures how long an answer took.</param>
internal sealed class SourceTools(LiveKnowledge knowledge, TimeProvider time)
{
    /// <summary>The tools.</summary>
    public McpServerPrimitiveCollection<McpServerTool> All =>
    [
        Tool(AskAsync, "ask", "Ask the documents", "Answers a question from the documents with exact quotes, leading with what is true as of the latest report, or says that the documents do not say."),
        Tool(TimelineAsync, "timeline", "Timeline", "Tells what happened when, and what was planned, by the documents: dated events with citations, in order of time."),
        Tool(ReadSourceAsync, "read_source", "Read a document", "Returns one document as the answers quote it: its cleaned text, which \"start\" and \"end\" of a citation are offsets into, with its title, publisher and dates."),
    ];

    private static McpServerTool Tool(Delegate call, string name, string title, string description) => McpServerTool.Create(call, new McpServerToolCreateOptions
    {
        Name = name,
        Title = title,
        Description = description,
        ReadOnly = true,
        Idempotent = true,
        OpenWorld = false,
    });

    private async Task<CallToolResult> AskAsync(
        [Description("The question, in English, such as: Was the agreement signed?")] string question,
        [Description("Use nothing stated after this day: 2018-08-03, 2018-08 or 2018. Left out, all is used.")] string? asOf = null,
        CancellationToken cancellationToken = default)
    {
        var request = new QuestionRequest(question, ReadDate(asOf)?.Latest);
        var served = await LookAsync(cancellationToken);
        var started = time.GetTimestamp();
        try
        {
            var answer = await served.Answers.AskAsync(request, cancellationToken);
            return Result(json => AnswerJson.Write(json, answer, time.GetElapsedTime(started)));
        }
        catch (QuestionException error)
        {
            throw new McpException(error.Message, error);
        }
    }

    private async Task<CallToolResult> TimelineAsync(
        [Description("What it is to be about; all that the documents tell where it is left out.")] string? topic = null,
        [Description("Only what was on or after this day, month or year.")] string? from = null,
        [Description("Only what was on or before this day, month or year.")] string? to = null,
        [Description("Use nothing stated after this day, month or year.")] string? asOf = null,
        [Description("At most so many events, the most important ones; 0 for all.")] int limit = TimelineRequest.UsualLimit,
        CancellationToken cancellationToken = default)
    {
        if (limit < 0)
        {
            throw new McpException("limit is a number of events; 0 shows all.");
        }

        var request = new TimelineRequest(
            string.IsNullOrWhiteSpace(topic) ? null : topic, ReadDate(from)?.Earliest, ReadDate(to)?.Latest, ReadDate(asOf)?.Latest, limit);
        var served = await LookAsync(cancellationToken);
        try
        {
            var timeline = served.Timelines.Build(request, cancellationToken);
            return Result(json => TimelineJson.Write(json, timeline));
        }
        catch (QuestionException error)
        {
            throw new McpException(error.Message, error);
        }
    }

    private async Task<CallToolResult> ReadSourceAsync(
        [Description("The path that a citation gives as \"document\".")] string document, CancellationToken cancellationToken = default)
    {
        var snapshot = (await LookAsync(cancellationToken)).Snapshot;
        return SourceText.Read(snapshot, document) is { } source
            ? Result(source.WriteJson)
            : throw new McpException($"There is no document \"{document}\". Give the path that a citation names.");
    }

    private async Task<ServedKnowledge> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await knowledge.ReloadAsync(progress: null, cancellationToken);
        }
        catch (KnowledgeException)
        {
            return knowledge.Current;
        }
    }

    private static PartialDate? ReadDate(string? text) =>
        PartialDate.TryParseTyped(text, out var date) ? date
        : throw new McpException($"\"{text}\" is no date. {AsOfDate.Remedy}");

    // The same JSON twice: as data, and as text for clients that read no data.
    private static CallToolResult Result(Action<Utf8JsonWriter> write)
    {
        var text = JsonOutput.Line(write);
        using var json = JsonDocument.Parse(text);
        return new CallToolResult { Content = [new TextContentBlock { Text = text }], StructuredContent = json.RootElement.Clone() };
    }
}
