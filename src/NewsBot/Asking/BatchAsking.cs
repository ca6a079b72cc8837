using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using NewsBot.CommandLine;
using NewsBot.Core;
using NewsBot.Core.Questions;
using NewsBot.Output;

namespace NewsBot.Asking;

/// <summary>
/// Answers a stream of questions on all cores and prints the answers in the order of the questions, as they come: a few
/// questions are in hand at a time, however many there are.
/// </summary>
/// <param name="pipeline">Answers.</param>
/// <param name="terminal">Where answers and progress go.</param>
/// <param name="errors">Tells which lines could not be answered, and why.</param>
/// <param name="asOf">The as-of date of questions that have none of their own.</param>
internal sealed class BatchAsking(AnswerPipeline pipeline, Terminal terminal, ErrorReporter errors, DateOnly? asOf)
{
    private static readonly int InHand = Environment.ProcessorCount * 4;

    /// <summary>Answers every question of the file.</summary>
    /// <returns><see cref="ExitCode.Failed"/> when a line could not be answered, else <see cref="ExitCode.Done"/>.</returns>
    public async Task<int> RunAsync(BatchFile questions, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var progress = new ProgressBar(terminal);
        var answers = Channel.CreateBounded<Task<Outcome>>(InHand);
        var reading = ReadAsync(questions, answers.Writer, stop.Token);
        var exitCode = ExitCode.Done;
        try
        {
            await foreach (var answer in answers.Reader.ReadAllAsync(stop.Token))
            {
                var outcome = await answer.WaitAsync(stop.Token);
                if (outcome.Json is { } json)
                {
                    terminal.Out.WriteLine(json);
                }
                else
                {
                    errors.Report(outcome.Error!, outcome.Place);
                    exitCode = ExitCode.Failed;
                }

                // Whoever reads the answers gets them at once, and many at a time when they come quickly.
                if (!answers.Reader.TryPeek(out var next) || !next.IsCompleted)
                {
                    await terminal.Out.FlushAsync(stop.Token);
                }

                progress.Report("Answering", questions.PartRead);
            }
        }
        finally
        {
            await stop.CancelAsync();
        }

        await reading;
        return exitCode;
    }

    private async Task ReadAsync(BatchFile questions, ChannelWriter<Task<Outcome>> answers, CancellationToken cancellationToken)
    {
        try
        {
            using var reader = new StreamReader(questions.Content, leaveOpen: true);
            for (var number = 1; ; number++)
            {
                // Reading a terminal or pipe cannot be broken off; waiting for it can.
                var line = await reader.ReadLineAsync(cancellationToken).AsTask().WaitAsync(cancellationToken);
                if (line is null)
                {
                    break;
                }

                if (!string.IsNullOrWhiteSpace(line))
                {
                    var place = $"{questions.Name}:{number}";
                    await answers.WriteAsync(Task.Run(() => AnswerAsync(line, place, cancellationToken), cancellationToken), cancellationToken);
                }
            }

            answers.Complete();
        }
        catch (Exception error)
        {
            answers.Complete(error is IOException ? new CommandException($"{questions.Name} could not be read to its end: {error.Message}", error) : error);
        }
    }

    // Whatever is wrong with one question, the others are answered.
    private async Task<Outcome> AnswerAsync(string line, string place, CancellationToken cancellationToken)
    {
        try
        {
            var (id, question) = Parse(line);
            var started = TimeProvider.System.GetTimestamp();
            var answer = await pipeline.AskAsync(question, cancellationToken);
            var elapsed = TimeProvider.System.GetElapsedTime(started);
            return new Outcome(place, JsonOutput.Line(json => AnswerJson.Write(json, answer, elapsed, id)), Error: null);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return new Outcome(place, Json: null, error);
        }
    }

    private (JsonElement? Id, QuestionRequest Question) Parse(string line)
    {
        JsonElement read;
        try
        {
            read = JsonElement.Parse(line);
            RequireWholeCharacters(line);
        }
        catch (JsonException error)
        {
            throw new CommandException($"This is not JSON (see column {error.BytePositionInLine + 1}). {LineRemedy}", error);
        }
        catch (InvalidOperationException error)
        {
            throw new CommandException($"A \\u escape stands for half a character; the other half is missing. {LineRemedy}", error);
        }

        if (Field(read, "question") is not { ValueKind: JsonValueKind.String } question)
        {
            throw new CommandException($"There is no \"question\". {LineRemedy}");
        }

        var day = asOf;
        if (Field(read, "asOf") is { } given)
        {
            day = given.ValueKind == JsonValueKind.String && AsOfDate.TryParse(given.GetString()!, out var own)
                ? own
                : throw new CommandException($"The \"asOf\" of the question, {given.GetRawText()}, is not a date. {AsOfDate.Remedy}");
        }

        return (Field(read, "id"), new QuestionRequest(question.GetString()!, day));
    }

    // "\ud800" passes for JSON until somebody reads the string, be it the name of a field or deep within the id.
    private static void RequireWholeCharacters(string line)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(line));
        while (reader.Read())
        {
            if (reader.ValueIsEscaped)
            {
                reader.GetString();
            }
        }
    }

    // Null where the field is missing or null.
    private static JsonElement? Field(JsonElement read, string name) =>
        read.ValueKind == JsonValueKind.Object && read.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private const string LineRemedy = "Write each question on one line, like {\"id\":\"q1\",\"question\":\"Who won the election?\"}.";

    // Of a line of the file: the answer, or what went wrong.
    private sealed record Outcome(string Place, string? Json, Exception? Error);
}
