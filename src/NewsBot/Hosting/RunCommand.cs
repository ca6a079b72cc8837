using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NewsBot.CommandLine;
using NewsBot.Control;
using NewsBot.Knowledge;
using NewsBot.Output;
using NewsBot.Storage.Postgres;

namespace NewsBot.Hosting;

/// <summary><c>newsbot run</c>: the bot, until it is stopped.</summary>
internal sealed class RunCommand : Command
{
    /// <summary>Its name, which may be left out.</summary>
    public const string CommandName = "run";

    private readonly KnowledgeOpener _knowledge;
    private readonly Terminal _terminal;

    /// <summary>Makes the command.</summary>
    /// <param name="knowledge">Knows the settings.</param>
    /// <param name="terminal">Where to write to.</param>
    public RunCommand(KnowledgeOpener knowledge, Terminal terminal)
        : base(CommandName, "Runs the bot, as no command at all does: Discord, Slack and the web interface; what has no token is off.")
    {
        _knowledge = knowledge;
        _terminal = terminal;
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = _knowledge.Settings;
        _ = settings.HasKnowledgeFolder ? _knowledge.Folder(given: null) : null;
        using var dataFolder = DataFolderLock.Take(settings.DataDirectory);
        await using var host = BotHost.Create(settings, TimeProvider.System);
        if (host.Services.GetService<PostgresDatabase>() is { } database)
        {
            await database.MigrateAsync(cancellationToken);
        }

        foreach (var line in Overview.Of(settings))
        {
            _terminal.Warn(line);
        }

        try
        {
            await host.StartAsync(cancellationToken);
        }
        catch (IOException error) when (error.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new CommandException($"{error.Message} Stop what listens there, or set {Settings.WebSettings.UrlsKey} to another address.", error);
        }

        // The last address is the one for the commands of the bot's owner.
        var addresses = host.Urls.ToList();
        var access = host.Services.GetRequiredService<ControlAccess>();
        var control = new Uri(addresses[^1]);
        access.Port = control.Port;
        dataFolder.Publish(control, access.Key);
        if (addresses.Count > 1)
        {
            _terminal.Warn($"Listening on {string.Join(", ", addresses.SkipLast(1))}");
        }

        await host.WaitForShutdownAsync(cancellationToken);
        if (!host.Services.GetRequiredService<Drain>().IsCutShort)
        {
            return ExitCode.Done;
        }

        _terminal.Warn(string.Create(
            CultureInfo.InvariantCulture, $"Ended before all that had begun was finished, as that took longer than {settings.Running.Value.Limits.Drain.TotalSeconds} s. Limits:DrainSeconds gives it longer."));
        return ExitCode.Cancelled;
    }
}
