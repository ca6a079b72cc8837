using System.Threading.Channels;
using NewsBot.CommandLine;
using NewsBot.Output;

namespace NewsBot.Batches;

/// <summary>
/// Answers the lines of a file on all cores and prints the answers in the order of the lines, as they come: a few lines are
/// in hand at a time, however many there are.
/// </summary>
/// <param name="terminal">Where answers and progress go.</param>
/// <param name="errors">Tells which lines could not be answered, and why.</param>
/// <param name="verb">What is being done, for the progress bar: "Answering".</param>
/// <param name="answer">Makes one line of JSON of one line of the file. Runs on several threads.</param>
internal sealed class BatchRun(Terminal terminal, ErrorReporter errors, string verb, Func<string, CancellationToken, Task<string>> answer)
{
    private static readonly int InHand = Environment.ProcessorCount * 4;

    /// <summary>Answers every line that is not blank.</summary>
    /// <returns><see cref="ExitCode.Failed"/> when a line could not be answered, else <see cref="ExitCode.Done"/>.</returns>
    public async Task<int> RunAsync(BatchFile file, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var progress = new ProgressBar(terminal);
        var answers = Channel.CreateBounded<Task<Outcome>>(InHand);
        var reading = ReadAsync(file, answers.Writer, stop.Token);
        var exitCode = ExitCode.Done;
        try
        {
            await foreach (var next in answers.Reader.ReadAllAsync(stop.Token))
            {
                var outcome = await next.WaitAsync(stop.Token);
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
                if (!answers.Reader.TryPeek(out var following) || !following.IsCompleted)
                {
                    await terminal.Out.FlushAsync(stop.Token);
                }

                progress.Report(verb, file.PartRead);
            }
        }
        finally
        {
            await stop.CancelAsync();
        }

        await reading;
        return exitCode;
    }

    private async Task ReadAsync(BatchFile file, ChannelWriter<Task<Outcome>> answers, CancellationToken cancellationToken)
    {
        try
        {
            using var reader = new StreamReader(file.Content, leaveOpen: true);
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
                    var place = $"{file.Name}:{number}";
                    await answers.WriteAsync(Task.Run(() => AnswerAsync(line, place, cancellationToken), cancellationToken), cancellationToken);
                }
            }

            answers.Complete();
        }
        catch (Exception error)
        {
            answers.Complete(error is IOException ? new CommandException($"{file.Name} could not be read to its end: {error.Message}", error) : error);
        }
    }

    // Whatever is wrong with one line, the others are answered.
    private async Task<Outcome> AnswerAsync(string line, string place, CancellationToken cancellationToken)
    {
        try
        {
            return new Outcome(place, await answer(line, cancellationToken), Error: null);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return new Outcome(place, Json: null, error);
        }
    }

    // Of a line of the file: the answer, or what went wrong.
    private sealed record Outcome(string Place, string? Json, Exception? Error);
}
