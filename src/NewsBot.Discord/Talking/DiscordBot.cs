using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Discord.Entities;
using NewsBot.Discord.Gateway;
using NewsBot.Discord.Rest;
using NewsBot.Discord.Talking.Interactions;
using NewsBot.Discord.Talking.Messages;

namespace NewsBot.Discord.Talking;

/// <summary>
/// Takes part in Discord while the host runs: hears of events, has them answered by a queue of workers, and lets those that
/// are being answered come to their end when it is stopped. Where Discord turns the bot away, the host goes on without it.
/// </summary>
internal sealed partial class DiscordBot(
    DiscordGateway gateway, DiscordRestClient rest, MessageTalk messages, InteractionTalk interactions, Intake intake, WorkQueue queue, ILogger<DiscordBot> logger) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _givingUp = new();
    private Task _listening = Task.CompletedTask;
    private Task _answering = Task.CompletedTask;
    private int _isRegistered;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _answering = queue.RunAsync(_givingUp.Token);
        _listening = Task.Run(() => ListenAsync(_stopping.Token), CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _listening;
        await intake.SettleAsync().WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        queue.Complete();
        await _answering.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _givingUp.CancelAsync();
        await _answering;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping.Dispose();
        _givingUp.Dispose();
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        try
        {
            await gateway.RunAsync(Hear, intake.SettleAsync, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
        catch (Exception error) when (error is GatewayException or DiscordRestException or ArgumentException)
        {
            Log.TurnedAway(logger, error.Message);
        }
        catch (Exception error)
        {
            Log.Failed(logger, error);
        }
    }

    // Runs on the thread that reads the connection: it only passes on.
    private void Hear(GatewayEvent told)
    {
        switch (told)
        {
            case ReadyEvent ready:
                messages.Self = interactions.Self = ready.User.Id;
                Log.Ready(logger, ready.User.Username, ready.User.Id, ready.Guilds.Count);
                RegisterCommands(ready.Application);
                break;
            case SessionTakenOverEvent taken:
                messages.Self = interactions.Self = taken.User;
                break;
            case GuildCreateEvent { Guild: var guild }:
                messages.LearnRoles(guild);
                break;
            case MessageCreateEvent { Message: var message } when messages.IsAsking(message):
                intake.Take(message);
                break;
            case InteractionCreateEvent { Interaction: var interaction }:
                intake.Take(interaction);
                break;
        }
    }

    private void RegisterCommands(Snowflake application)
    {
        if (Interlocked.Exchange(ref _isRegistered, 1) == 0)
        {
            _ = queue.Start(cancel => RegisterCommandsAsync(application, cancel));
        }
    }

    private async Task RegisterCommandsAsync(Snowflake application, CancellationToken cancellationToken)
    {
        try
        {
            var changed = await rest.SetCommandsAsync(application, guild: null, BotCommands.All, cancellationToken);
            Log.Registered(logger, changed ? "were registered" : "are registered already");
        }
        catch (DiscordRestException error)
        {
            // The next session is another chance; what is registered of old works on.
            Interlocked.Exchange(ref _isRegistered, 0);
            Log.NotRegistered(logger, error.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(40, LogLevel.Information, "Discord: here as {Name} ({Id}), in {Guilds} servers")]
        public static partial void Ready(ILogger logger, string name, Snowflake id, int guilds);

        [LoggerMessage(41, LogLevel.Information, "Discord: the commands {What}")]
        public static partial void Registered(ILogger logger, string what);

        [LoggerMessage(42, LogLevel.Error, "Discord: the commands could not be registered. {Reason}")]
        public static partial void NotRegistered(ILogger logger, string reason);

        [LoggerMessage(43, LogLevel.Critical, "Discord: the bot is off until it is started again. {Reason}")]
        public static partial void TurnedAway(ILogger logger, string reason);

        [LoggerMessage(44, LogLevel.Critical, "Discord: the bot is off until it is started again, for a reason it was not made for.")]
        public static partial void Failed(ILogger logger, Exception error);
    }
}
