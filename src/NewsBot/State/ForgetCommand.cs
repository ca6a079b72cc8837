using System.CommandLine;
using NewsBot.CommandLine;
using NewsBot.Core.State;
using NewsBot.Output;
using NewsBot.Settings;

namespace NewsBot.State;

/// <summary><c>newsbot forget</c>: deletes what the bot keeps of a user.</summary>
internal sealed class ForgetCommand : Command
{
    private readonly Task<BotSettings> _settings;
    private readonly Terminal _terminal;
    private readonly TimeProvider _time;
    private readonly Argument<string> _user = new("USER")
    {
        Description = "Platform and id, such as discord:80351110224678912 or slack:U012AB3CD.",
    };

    /// <summary>Makes the command.</summary>
    /// <param name="settings">The settings, as they are being read.</param>
    /// <param name="terminal">Where to write to.</param>
    /// <param name="time">Dates the line of the audit log.</param>
    public ForgetCommand(Task<BotSettings> settings, Terminal terminal, TimeProvider time)
        : base("forget", "Deletes what a user asked and thought of answers. The audit log keeps what they did as an admin.")
    {
        (_settings, _terminal, _time) = (settings, terminal, time);
        Add(_user);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var user = parsed.GetRequiredValue(_user);
        if (user.Split(':') is not [{ Length: > 0 }, { Length: > 0 }])
        {
            throw new UsageException($"\"{user}\" names no user. Give the platform and the id that it has there: discord:80351110224678912 or slack:U012AB3CD.");
        }

        await using var state = await ConfiguredState.OpenExistingAsync(await _settings, cancellationToken);
        var deleted = await state.ForgetUserAsync(new UserId(user), cancellationToken);

        // Whom it was about is just what is not to be kept.
        await state.AuditAsync(new AdminAct(_time.GetUtcNow(), "command line", "forget", $"{deleted} entries of a user deleted"), cancellationToken);
        _terminal.Out.WriteLine(SafeText.Clean(deleted == 0
            ? $"Nothing is kept of {user}."
            : $"Deleted {(deleted == 1 ? "1 entry" : $"{deleted} entries")} of {user}. Backups made before still hold them."));
        return ExitCode.Done;
    }
}
