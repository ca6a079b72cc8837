using System.CommandLine;
using NewsBot.CommandLine;
using NewsBot.Control;
using NewsBot.Core;
using NewsBot.Core.Reloading;
using NewsBot.Core.Replies;
using NewsBot.Output;
using NewsBot.State;

namespace NewsBot.Knowledge;

/// <summary>
/// <c>newsbot knowledge reload</c> and <c>back</c>: have the running bot read what changed, or serve an earlier snapshot, and
/// tell what that changes. Where no bot runs, the same is done to the index, which the next one starts with.
/// </summary>
internal sealed class KnowledgeReloadCommand : Command
{
    private const string Contract = """
        Output with --json:
          {"version","refused":bool,"added":[..],"changed":[..],"removed":[..],"unchanged",
           "rejected":[{"document","line","reason","remedy"}],
           "questions":{"asked","changed":[{"id","question","asOf","before","after",
                                            "broken":bool,"problems":[..]}]},
           "notes":[..]}
          questions are those of questions.jsonl in the folder of documents.
        """;

    private readonly KnowledgeOpener _knowledge;
    private readonly Terminal _terminal;
    private readonly Argument<string>? _version;
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON and nothing else on standard output." };

    private KnowledgeReloadCommand(KnowledgeOpener knowledge, Terminal terminal, string name, string description, Argument<string>? version)
        : base(name, description)
    {
        _knowledge = knowledge;
        _terminal = terminal;
        _version = version;
        if (version is not null)
        {
            Add(version);
        }

        Add(_json);
        Add(HelpNotes.Option(Contract));
        SetAction(RunAsync);
    }

    /// <summary>Makes <c>reload</c>.</summary>
    /// <param name="knowledge">Knows the settings.</param>
    /// <param name="terminal">Where to write to.</param>
    public static KnowledgeReloadCommand Reload(KnowledgeOpener knowledge, Terminal terminal) =>
        new(knowledge, terminal, "reload", "Has the running bot read what has changed, and reports it.", version: null);

    /// <summary>Makes <c>back</c>.</summary>
    /// <param name="knowledge">Knows the settings.</param>
    /// <param name="terminal">Where to write to.</param>
    public static KnowledgeReloadCommand Back(KnowledgeOpener knowledge, Terminal terminal) =>
        new(knowledge, terminal, "back", "Serves an earlier version, until documents change or are reloaded.", new Argument<string>("VERSION")
        {
            Description = "The version, or how it begins, as \"newsbot knowledge snapshots\" lists it.",
        });

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var version = _version is null ? null : parsed.GetRequiredValue(_version);
        var asJson = parsed.GetValue(_json);
        var bot = new RunningBotClient(_knowledge.Settings.DataDirectory);
        var result = await bot.TryAsync(version is null ? "reload" : $"back/{Uri.EscapeDataString(version)}", asJson, cancellationToken)
            ?? await DoWithoutBotAsync(version, asJson, cancellationToken);
        _terminal.Out.Write(result.Text);
        if (asJson)
        {
            _terminal.Out.WriteLine();
        }

        return result.IsRefused ? ExitCode.Failed : ExitCode.Done;
    }

    private async Task<ControlResult> DoWithoutBotAsync(string? version, bool asJson, CancellationToken cancellationToken)
    {
        var settings = _knowledge.Settings;
        _terminal.Warn($"No bot is running with the data folder {settings.DataDirectory}, so this is done to the index alone; the next bot starts with it.");
        using var live = new LiveKnowledge(
            KnowledgeOpener.IndexOptions(settings, _knowledge.Folder(given: null)), snapshot => new AnswerPipeline(snapshot), TimeProvider.System)
        {
            RefusesBrokenAnswers = settings.RefusesFailingReload,
        };
        await using var state = await ConfiguredState.OpenAsync(settings, cancellationToken);
        var administration = new KnowledgeAdministration(live, state, TimeProvider.System);
        try
        {
            var served = version is null
                ? await administration.ReloadAsync(ControlEndpoints.Actor, cancellationToken)
                : await administration.GoBackAsync(ControlEndpoints.Actor, version, cancellationToken);
            var reply = version is null ? KnowledgeReply.Reloaded(served) : KnowledgeReply.WentBack(served);
            return new ControlResult(asJson ? JsonOutput.Pretty(json => ReloadJson.Write(json, served)) : ReplyText.Of(reply), served.IsRefused);
        }
        catch (Core.Knowledge.KnowledgeException error)
        {
            throw new CommandException(error.Message, error);
        }
    }
}
