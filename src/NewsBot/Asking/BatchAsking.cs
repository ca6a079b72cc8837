using System.Text.Json;
using NewsBot.Batches;
using NewsBot.CommandLine;
using NewsBot.Core;
using NewsBot.Core.Questions;
using NewsBot.Output;

namespace NewsBot.Asking;

/// <summary>Answers a stream of questions.</summary>
/// <param name="pipeline">Answers.</param>
/// <param name="terminal">Where answers and progress go.</param>
/// <param name="errors">Tells which lines could not be answered, and why.</param>
/// <param name="asOf">The as-of date of questions that have none of their own.</param>
internal sealed class BatchAsking(AnswerPipeline pipeline, Terminal terminal, ErrorReporter errors, DateOnly? asOf)
{
    private const string LineRemedy = "Write each question on one line, like {\"id\":\"q1\",\"question\":\"Who won the election?\"}.";

    /// <summary>Answers every question of the file.</summary>
    /// <returns><see cref="ExitCode.Failed"/> when a line could not be answered, else <see cref="ExitCode.Done"/>.</returns>
    public Task<int> RunAsync(BatchFile questions, CancellationToken cancellationToken) =>
        new BatchRun(terminal, errors, "Answering", AnswerAsync).RunAsync(questions, cancellationToken);

    private async Task<string> AnswerAsync(string line, CancellationToken cancellationToken)
    {
        var (id, question) = Parse(line);
        var started = TimeProvider.System.GetTimestamp();
        var answer = await pipeline.AskAsync(question, cancellationToken);
        var elapsed = TimeProvider.System.GetElapsedTime(started);
        return JsonOutput.Line(json => AnswerJson.Write(json, answer, elapsed, id));
    }

    private (JsonElement? Id, QuestionRequest Question) Parse(string text)
    {
        var line = new BatchLine(text, LineRemedy);
        var question = line.Text("question");
        var day = asOf;
        if (line.Field("asOf") is { } given)
        {
            day = given.ValueKind == JsonValueKind.String && AsOfDate.TryParse(given.GetString()!, out var own)
                ? own
                : throw new CommandException($"The \"asOf\" of the question, {given.GetRawText()}, is not a date. {AsOfDate.Remedy}");
        }

        return (line.Id, new QuestionRequest(question, day));
    }
}
