using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using NewsBot.CommandLine;
using NewsBot.Output;
using NewsBot.Settings;

namespace NewsBot.State;

/// <summary><c>newsbot stats</c>: what the bot is asked, and what the documents lack.</summary>
internal sealed class StatsCommand : Command
{
    private const int UsualDays = 30;
    private const int MostDays = 3650;
    private const int Listed = 10;

    private const string Contract = """
        Output with --json:
          {"since","questions","answered","abstained","helpful","notHelpful",
           "mostAsked":[{"question","times"}],"unanswered":[{"question","times"}],
           "acts":[{"at","actor","act","detail"}]}
        """;

    private readonly Task<BotSettings> _settings;
    private readonly Terminal _terminal;
    private readonly TimeProvider _time;
    private readonly Option<int> _days = new("--days")
    {
        Description = "How many days back to look.",
        HelpName = "N",
        DefaultValueFactory = _ => UsualDays,
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print JSON and nothing else on standard output." };

    /// <summary>Makes the command.</summary>
    /// <param name="settings">The settings, as they are being read.</param>
    /// <param name="terminal">Where to write to.</param>
    /// <param name="time">Tells what day it is.</param>
    public StatsCommand(Task<BotSettings> settings, Terminal terminal, TimeProvider time)
        : base("stats", "Shows what the bot is asked most, what the documents do not answer, and what readers think of the answers.")
    {
        (_settings, _terminal, _time) = (settings, terminal, time);
        Add(_days);
        Add(_json);
        Add(HelpNotes.Option(Contract));
        Validators.Add(Validate);
        SetAction(RunAsync);
    }

    private void Validate(CommandResult result)
    {
        if (result.GetResult(_days) is { Tokens: [var days] } && !(int.TryParse(days.Value, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= MostDays))
        {
            result.AddError($"--days {days.Value} cannot be meant. Give a whole number from 1 to {MostDays}.");
        }
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var state = await ConfiguredState.OpenExistingAsync(await _settings, cancellationToken);
        var since = _time.GetUtcNow().AddDays(-parsed.GetValue(_days));
        var usage = await state.ReadUsageAsync(since, Listed, cancellationToken);
        var acts = await state.ReadAuditAsync(Listed, cancellationToken);
        if (parsed.GetValue(_json))
        {
            _terminal.Out.WriteLine(JsonOutput.Pretty(json => StatsJson.Write(json, since, usage, acts)));
        }
        else
        {
            _terminal.Write(StatsPage.Render(parsed.GetValue(_days), usage, acts, _terminal.Width));
        }

        return ExitCode.Done;
    }
}
