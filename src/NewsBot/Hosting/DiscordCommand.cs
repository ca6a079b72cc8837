using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.CommandLine;
using NewsBot.Discord.Rest;
using NewsBot.Discord.Talking;
using NewsBot.Output;
using NewsBot.Settings;

namespace NewsBot.Hosting;

/// <summary><c>newsbot discord</c>: tells whether the bot can work on Discord.</summary>
internal sealed class DiscordCommand : Command
{
    private readonly Task<BotSettings> _settings;
    private readonly Terminal _terminal;

    /// <summary>Makes the command.</summary>
    /// <param name="settings">The settings, as they are being read.</param>
    /// <param name="terminal">Where to write to.</param>
    public DiscordCommand(Task<BotSettings> settings, Terminal terminal)
        : base("discord", "Helps to set the bot up on Discord.")
    {
        _settings = settings;
        _terminal = terminal;
        var check = new Command("check", "Tells whether token, permissions and settings are right, and how to invite the bot.");
        check.SetAction(CheckAsync);
        Add(check);
    }

    private async Task<int> CheckAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = await _settings;
        var options = settings.Running.Value.Discord ?? throw new CommandException(
            $"There is no token. Copy it from the page \"Bot\" of https://discord.com/developers/applications and set {DiscordSettings.TokenKey}, best by the environment variable Discord__Token.");
        return SetupPage.Write(_terminal, await DiscordCheck.RunAsync(options, TimeProvider.System, NullLogger<DiscordRestClient>.Instance, cancellationToken));
    }
}
