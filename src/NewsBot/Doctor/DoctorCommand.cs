using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.CommandLine;
using NewsBot.Core.Setup;
using NewsBot.Discord.Rest;
using NewsBot.Discord.Talking;
using NewsBot.Embeddings;
using NewsBot.Hosting;
using NewsBot.LanguageModels;
using NewsBot.Output;
using NewsBot.Settings;
using NewsBot.Slack.Checking;

namespace NewsBot.Doctor;

/// <summary><c>newsbot doctor</c>: looks over all that the bot needs and tells what is wrong and what to do. Nothing is changed, and the bot may run.</summary>
internal sealed class DoctorCommand : Command
{
    private const string Contract = """
        Output with --json:
          {"findings":[{"area","good":true|false|null,"text"}]}
          good is null where there is nothing to judge, such as of what is turned off.

        Exit codes: 0 nothing is wrong, 1 something is, 2 bad usage.
        """;

    private readonly Task<BotSettings> _settings;
    private readonly Terminal _terminal;
    private readonly TimeProvider _time;
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON and nothing else on standard output." };

    /// <summary>Makes the command.</summary>
    /// <param name="settings">The settings, as they are being read.</param>
    /// <param name="terminal">Where to write to.</param>
    /// <param name="time">The clock, which is looked at too.</param>
    public DoctorCommand(Task<BotSettings> settings, Terminal terminal, TimeProvider time)
        : base("doctor", "Looks over settings, folders, index, state, services, addresses and clock, and tells what is wrong and what to do.")
    {
        (_settings, _terminal, _time) = (settings, terminal, time);
        Add(_json);
        Add(HelpNotes.Option(Contract));
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var findings = new List<(string Area, SetupFinding Finding)>();
        await foreach (var finding in ExamineAsync(cancellationToken))
        {
            findings.Add(finding);
        }

        if (!parsed.GetValue(_json))
        {
            return SetupPage.Write(_terminal, [.. findings.Select(each => each.Finding with { Text = $"{each.Area}: {each.Finding.Text}" })]);
        }

        _terminal.Out.WriteLine(JsonOutput.Pretty(json => Write(json, findings)));
        return findings.Exists(each => each.Finding.IsGood is false) ? ExitCode.Failed : ExitCode.Done;
    }

    private async IAsyncEnumerable<(string Area, SetupFinding Finding)> ExamineAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (settings, running, finding) = await ReadSettingsAsync();
        yield return ("settings", finding);
        if (settings is null)
        {
            yield break;
        }

        foreach (var (area, check) in OwnChecks(settings, running, cancellationToken))
        {
            foreach (var found in await TryAsync(check))
            {
                yield return (area, found);
            }
        }

        // What services answer tells the time too.
        using var services = new ServiceClock(_time);
        foreach (var (area, check) in ServiceChecks(settings, running, cancellationToken))
        {
            foreach (var found in await TryAsync(check))
            {
                yield return (area, found);
            }
        }

        yield return ("clock", ClockCheck.Run(_time.GetUtcNow(), ClockCheck.ProgramMadeAt, services.Ahead));
    }

    private async Task<(BotSettings? Settings, RunningSettings? Running, SetupFinding Finding)> ReadSettingsAsync()
    {
        BotSettings? settings = null;
        try
        {
            settings = await _settings;
            var file = Path.Combine(Home.Find(AppContext.BaseDirectory), BotSettings.FileName);
            var running = settings.Running.Value;
            _ = settings.Storage.Value;
            return (settings, running, File.Exists(file) ? Finding.Good($"{file} can be used.") : Finding.Note($"There is no {file}; the defaults and the environment are used."));
        }
        catch (SettingsException error)
        {
            return (settings, null, Finding.Wrong(error.Message));
        }
    }

    private static IEnumerable<(string Area, Func<Task<IEnumerable<SetupFinding>>> Check)> OwnChecks(
        BotSettings settings, RunningSettings? running, CancellationToken cancellationToken)
    {
        yield return ("documents", () => Task.FromResult(FolderCheck.Documents(settings)));
        yield return ("questions", () => Task.FromResult(FolderCheck.Questions(settings)));
        yield return ("data", () => Task.FromResult(FolderCheck.Data(settings)));
        yield return ("index", () => Task.FromResult(StoreCheck.Index(settings)));
        yield return ("state", () => StoreCheck.StateAsync(settings, cancellationToken));
        if (running is not null)
        {
            yield return ("web", () => WebCheck.RunAsync(running.Web, settings.DataDirectory, cancellationToken));
        }
    }

    private IEnumerable<(string Area, Func<Task<IEnumerable<SetupFinding>>> Check)> ServiceChecks(
        BotSettings settings, RunningSettings? running, CancellationToken cancellationToken)
    {
        yield return ("model", async () => [await ModelCheck.RunAsync(settings.LanguageModel, _time, cancellationToken)]);
        yield return ("embeddings", async () => [await EmbeddingCheck.RunAsync(settings.Embeddings, _time, cancellationToken)]);
        if (running is not null)
        {
            yield return ("discord", async () => running.Discord is { } discord
                ? await DiscordCheck.RunAsync(discord, _time, NullLogger<DiscordRestClient>.Instance, cancellationToken)
                : [Finding.Note($"Off: {DiscordSettings.TokenKey} is not set.")]);
            yield return ("slack", async () => running.Slack.IsConfigured
                ? await SlackCheck.RunAsync(running.Slack.Client, _time, cancellationToken)
                : [Finding.Note($"Off: {SlackSettings.BotTokenKey} and {SlackSettings.AppTokenKey} are not set.")]);
        }
    }

    // What one check stumbles over is a finding, and the others go on.
    private static async Task<IReadOnlyList<SetupFinding>> TryAsync(Func<Task<IEnumerable<SetupFinding>>> check)
    {
        try
        {
            return [.. await check()];
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return [Finding.Wrong($"It cannot be looked at: {error.Message}")];
        }
    }

    private static void Write(Utf8JsonWriter json, List<(string Area, SetupFinding Finding)> findings)
    {
        json.WriteStartObject();
        json.WriteStartArray("findings");
        foreach (var (area, finding) in findings)
        {
            json.WriteStartObject();
            json.WriteString("area", area);
            json.WritePropertyName("good");
            if (finding.IsGood is { } isGood)
            {
                json.WriteBooleanValue(isGood);
            }
            else
            {
                json.WriteNullValue();
            }

            json.WriteString("text", finding.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
