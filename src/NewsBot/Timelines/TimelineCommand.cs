using System.CommandLine;
using System.CommandLine.Parsing;
using NewsBot.Asking;
using NewsBot.CommandLine;
using NewsBot.Core.Language;
using NewsBot.Core.Timelines;
using NewsBot.Knowledge;
using NewsBot.Output;

namespace NewsBot.Timelines;

/// <summary><c>newsbot timeline</c>: what happened when, and what was planned.</summary>
internal sealed class TimelineCommand : Command
{
    private const string Contract = """
        Output with --json:
          {"topic","from","to","asOf",
           "events":[{"start","end","precision","expression","text",
                      "status":"happened"|"planned"|"denied"|"claimed",
                      "superseded":true|false,"importance":0..1,"citations":[1]}],
           "omitted",
           "disagreements":[{"about","positions":[{"value","citations":[1]}]}],
           "citations":[{"number","document","title","author","publisher","published",
                         "statedOn","quote","start","end","line","url"}]}
          An event's start and end are as short as what its source says: 2018-08-04,
          2018-08, 2018. expression is the part of text that dates it, text the quote
          of its first citation. precision is day, weekend, week, month, quarter,
          season, half-year, year or range. superseded marks what a later report
          overtook. omitted counts the events that --limit left out.

        Exit codes: 0 done (also when nothing is dated), 1 failed, 2 bad usage.
        """;

    private readonly KnowledgeOpener _knowledge;
    private readonly Terminal _terminal;
    private readonly Option<string?> _folder = KnowledgeCommand.FolderOption();

    private readonly Argument<string[]> _topic = new("TOPIC")
    {
        Description = "What it is to be about; all that the documents tell where none is given.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> _from = DateOption.Create("--from", "Leave out what was over before this day.", DateRemedy);
    private readonly Option<string?> _to = DateOption.Create("--to", "Leave out what began after this day.", DateRemedy);
    private readonly Option<string?> _asOf = DateOption.Create("--as-of", "Use nothing stated after this day: 2018-08-03, 2018-08 or 2018.", AsOfDate.Remedy);

    private readonly Option<int> _limit = new("--limit")
    {
        Description = "Show so many events at most, the most important ones; 0 shows all.",
        HelpName = "N",
        DefaultValueFactory = _ => TimelineRequest.UsualLimit,
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print JSON and nothing else on standard output." };

    /// <summary>Makes the command.</summary>
    /// <param name="knowledge">Opens the documents.</param>
    /// <param name="terminal">Where to write to.</param>
    public TimelineCommand(KnowledgeOpener knowledge, Terminal terminal)
        : base("timeline", "Shows what the documents tell in the order it happened, with what was planned and what became of it.")
    {
        _knowledge = knowledge;
        _terminal = terminal;
        Add(_topic);
        Add(_from);
        Add(_to);
        Add(_asOf);
        Add(_limit);
        Add(_folder);
        Add(_json);
        Add(HelpNotes.Option(Contract));
        Validators.Add(Validate);
        SetAction(RunAsync);
    }

    private const string DateRemedy = "Give a day, a month or a year, for example 2018-08-03, 2018-08 or 2018.";

    private void Validate(CommandResult result)
    {
        if (result.GetResult(_limit) is { Tokens: [var limit] } && !(int.TryParse(limit.Value, out var number) && number >= 0))
        {
            result.AddError($"\"{limit.Value}\" is not a number of events. Give a whole number; 0 shows all.");
        }
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        ArgumentWords.RejectMistypedOptions(parsed, _topic, "a topic");
        var topic = string.Join(' ', parsed.GetValue(_topic) ?? []);
        if (topic.Length > 0 && !topic.Any(char.IsLetterOrDigit))
        {
            throw new UsageException("The topic has no word to look for. Name the person, thing or event, or no topic for everything.");
        }

        var request = new TimelineRequest(
            topic.Length == 0 ? null : topic,
            parsed.DateOf(_from)?.Earliest,
            parsed.DateOf(_to)?.Latest,
            parsed.DateOf(_asOf)?.Latest,
            parsed.GetValue(_limit));
        if (request.From > request.To)
        {
            throw new UsageException("--from is a later day than --to. Exchange them.");
        }

        // They are needed as soon as the index is open, and read meanwhile.
        _ = Task.Run(WordLists.Load, cancellationToken);
        var snapshot = (await _knowledge.OpenAsync(parsed.GetValue(_folder), cancellationToken)).Snapshot;
        var timeline = new TimelinePipeline(snapshot).Build(request, cancellationToken);
        if (parsed.GetValue(_json))
        {
            _terminal.Out.WriteLine(JsonOutput.Pretty(json => TimelineJson.Write(json, timeline)));
        }
        else
        {
            _terminal.Write(TimelinePage.Render(timeline, _terminal.Width));
        }

        return ExitCode.Done;
    }
}
