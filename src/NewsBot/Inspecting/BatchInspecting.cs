using System.Text.Json;
using NewsBot.Batches;
using NewsBot.CommandLine;
using NewsBot.Core.Language;
using NewsBot.Core.Time;
using NewsBot.Output;

namespace NewsBot.Inspecting;

/// <summary>Finds the times in a stream of texts.</summary>
/// <param name="terminal">Where times and progress go.</param>
/// <param name="errors">Tells which lines could not be read, and why.</param>
internal sealed class BatchInspecting(Terminal terminal, ErrorReporter errors)
{
    private const string LineRemedy = "Write each text on one line, like {\"id\":\"t1\",\"text\":\"It opened last Saturday.\",\"reference\":\"2018-08-02\"}.";

    /// <summary>Reads every text of the file.</summary>
    /// <returns><see cref="ExitCode.Failed"/> when a line could not be read, else <see cref="ExitCode.Done"/>.</returns>
    public Task<int> RunAsync(BatchFile texts, CancellationToken cancellationToken) =>
        new BatchRun(terminal, errors, "Inspecting", (line, _) => Task.FromResult(Inspect(line))).RunAsync(texts, cancellationToken);

    private static string Inspect(string text)
    {
        var line = new BatchLine(text, LineRemedy);
        var content = line.Text("text");
        var times = TimeRecognizer.Find(content, new TextSpan(0, content.Length), Reference(line));
        return JsonOutput.Line(json =>
        {
            json.WriteStartObject();
            if (line.Id is { } id)
            {
                json.WritePropertyName("id");
                id.WriteTo(json);
            }

            InspectionJson.WriteTimes(json, content, times);
            json.WriteEndObject();
        });
    }

    // The time of day, where one is given, is of no account.
    private static PartialDate? Reference(BatchLine line) =>
        line.Field("reference") is not { } given ? null
        : given.ValueKind == JsonValueKind.String && PartialDate.TryParseIso(given.GetString()!.Split('T')[0], out var date) ? date
        : throw new CommandException($"The \"reference\" of the text, {given.GetRawText()}, is not a date. {LineRemedy}");
}
