using System.CommandLine;
using NewsBot.Output;
using NewsBot.Settings;
using NewsBot.Slack.Checking;

namespace NewsBot.Hosting;

/// <summary><c>newsbot slack</c>: help with setting up the bot in Slack.</summary>
internal sealed class SlackCommand : Command
{
    private readonly Task<BotSettings> _settings;
    private readonly Terminal _terminal;

    /// <summary>Makes the command.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="terminal">Where to write to.</param>
    public SlackCommand(Task<BotSettings> settings, Terminal terminal)
        : base("slack", "Helps to set up the bot in Slack.")
    {
        _settings = settings;
        _terminal = terminal;
        var check = new Command("check", "Says what is missing: tokens, their kinds, scopes, Socket Mode.");
        check.SetAction(CheckAsync);
        Add(check);
    }

    private async Task<int> CheckAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        SetupPage.Write(_terminal, await SlackCheck.RunAsync((await _settings).Running.Value.Slack.Client, TimeProvider.System, cancellationToken));
}
