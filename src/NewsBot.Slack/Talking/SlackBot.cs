using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Core.State;
using NewsBot.Slack.Events;
using NewsBot.Slack.SocketMode;
using NewsBot.Slack.WebApi;

namespace NewsBot.Slack.Talking;

/// <summary>
/// The bot in Slack: takes deliveries out of the inbox and has them worked on, as long as the host runs. Whatever goes wrong
/// with one delivery is logged and is no matter to the next. When the host stops, what was taken is finished, as far as the
/// host waits for it.
/// </summary>
internal sealed partial class SlackBot(
    SlackOptions client,
    SlackWebApi api,
    SlackInbox inbox,
    SocketModeClient sockets,
    MessageHandler messages,
    CommandHandler commands,
    PressHandler presses,
    ShortcutHandler shortcuts,
    HomeHandler home,
    Claims claims,
    TimeProvider time,
    ILogger<SlackBot> logger) : BackgroundService, IEventResumer
{
    private const int LanesOfEachKind = 8;

    private static readonly TimeSpan BetweenIntroductions = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _giveUp = new();

    /// <inheritdoc/>
    public string Kind => StoredDelivery.Kind;

    /// <inheritdoc/>
    public bool IsReady { get; private set; }

    /// <inheritdoc/>
    public async Task ResumeAsync(EventClaim claim, string payload, CancellationToken cancellationToken)
    {
        try
        {
            await inbox.ResumeAsync(StoredDelivery.Read(payload), claim, cancellationToken);
        }
        catch (JsonException error)
        {
            Log.NotRead(logger, claim.Key, error.Message);
            await claim.FinishAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await _giveUp.CancelAsync();
        await (ExecuteTask ?? Task.CompletedTask);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _giveUp.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var self = await IntroduceAsync(stoppingToken);
            Log.Introduced(logger, self.TeamName, self.Team, self.User);
            inbox.Admit = delivery => claims.AdmitAsync(self, delivery, _giveUp.Token);
            await Task.WhenAll(WorkAsync(self, stoppingToken), ListenAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // That is how it ends.
        }
        catch (SlackApiException error)
        {
            Log.Off(logger, error.Message, SlackAdvice.For(error));
        }
        catch (Exception error)
        {
            // The rest of the host does not depend on Slack.
            Log.Broken(logger, error);
        }
    }

    // Who the bot is must be known first, or it would answer itself.
    private async Task<BotIdentity> IntroduceAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await api.TestAuthAsync(cancellationToken);
            }
            catch (SlackApiException error) when (error.Kind is SlackErrorKind.Unavailable or SlackErrorKind.RateLimited)
            {
                Log.NotYet(logger, error.Message, BetweenIntroductions);
            }

            await Task.Delay(BetweenIntroductions, time, cancellationToken);
        }
    }

    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        if (string.IsNullOrWhiteSpace(client.AppToken))
        {
            return;
        }

        // Whatever ends here, what came already, or comes by HTTP, is answered all the same.
        var backoff = new Backoff(Random.Shared.NextDouble);
        while (true)
        {
            try
            {
                await sockets.RunAsync(stoppingToken);
            }
            catch (SocketModeException error)
            {
                Log.NoSockets(logger, error.Message);
                return;
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                var wait = backoff.Next();
                Log.SocketsBroken(logger, error, wait.TotalSeconds);
                await Task.Delay(wait, time, stoppingToken);
            }
        }
    }

    private async Task WorkAsync(BotIdentity self, CancellationToken stoppingToken)
    {
        // Messages wait for Slack's one a second and channel; presses must not wait for them, as a window can be opened for three seconds.
        var talk = new Lanes(LanesOfEachKind);
        var quick = new Lanes(LanesOfEachKind);
        IsReady = true;
        try
        {
            await foreach (var delivery in inbox.ReadAllAsync(stoppingToken))
            {
                var (lanes, key) = delivery switch
                {
                    EventDelivery { Event: MessageEvent message } => (talk, message.Channel.Value),
                    EventDelivery other => (quick, other.Id.Value),
                    CommandDelivery command => (quick, command.Command.UserId.Value),
                    InteractionDelivery interaction => (quick, interaction.Interaction.User.Id.Value),
                    _ => throw new InvalidOperationException("There is no such delivery."),
                };
                await lanes.AddAsync(key, () => HandleAsync(self, delivery), _giveUp.Token);
            }
        }
        finally
        {
            // Nobody reads the inbox any more.
            IsReady = false;
            await Task.WhenAll(talk.DrainAsync(), quick.DrainAsync());
        }
    }

    private async Task HandleAsync(BotIdentity self, SlackDelivery delivery)
    {
        try
        {
            var admission = delivery.Admission is { } asked && await asked is { IsDecided: true } decided ? decided : await AdmitAsync(self, delivery);
            await (admission.Claim is { } claim ? AnswerAsync(self, delivery, claim) : NoteAsync(delivery));
        }
        catch (OperationCanceledException) when (_giveUp.IsCancellationRequested)
        {
            Log.Unfinished(logger, Name(delivery));
        }
        catch (Exception error)
        {
            Log.Failed(logger, Name(delivery), error);
        }
    }

    // What came to this process before in its channel has been worked on by now. What another process still works on is not known
    // here: where that is what the thread began with, this is taken for somebody else's.
    private async Task<Admission> AdmitAsync(BotIdentity self, SlackDelivery delivery)
    {
        var isTaken = false;
        try
        {
            var admission = await claims.AdmitAsync(self, delivery, _giveUp.Token);
            isTaken = true;
            return admission;
        }
        finally
        {
            inbox.Decide(delivery, isTaken);
        }
    }

    private async Task AnswerAsync(BotIdentity self, SlackDelivery delivery, EventClaim claim)
    {
        try
        {
            await TryAsync(self, delivery, claim);
        }
        catch (ClaimLostException error)
        {
            Log.Lost(logger, error.Message);
            return;
        }

        await claim.FinishAsync(_giveUp.Token);
    }

    private async Task TryAsync(BotIdentity self, SlackDelivery delivery, EventClaim claim)
    {
        try
        {
            await DoAsync(self, delivery, claim, _giveUp.Token);
        }
        catch (SlackApiException error)
        {
            Log.Refused(logger, Name(delivery), error.Message, SlackAdvice.For(error));
        }
        catch (Exception error) when (error is not ClaimLostException && !_giveUp.IsCancellationRequested)
        {
            Log.Failed(logger, Name(delivery), error);
            await ApologiseAsync(delivery, claim);
        }
    }

    private Task DoAsync(BotIdentity self, SlackDelivery delivery, EventClaim claim, CancellationToken cancellationToken) => delivery switch
    {
        EventDelivery { Event: MessageEvent message } happened => messages.HandleAsync(self, happened, message, claim, cancellationToken),
        CommandDelivery command => commands.HandleAsync(self, command, claim, cancellationToken),
        InteractionDelivery { Interaction: BlockActions press } => presses.HandleAsync(press, claim, cancellationToken),
        InteractionDelivery { Interaction: MessageShortcut shortcut } => shortcuts.HandleAsync(self, shortcut, claim, cancellationToken),
        _ => throw new InvalidOperationException("Nobody answers such a delivery."),
    };

    // What is not answered, or by another.
    private async Task NoteAsync(SlackDelivery delivery)
    {
        try
        {
            await NoteAsync(delivery, _giveUp.Token);
        }
        catch (SlackApiException error)
        {
            Log.Refused(logger, Name(delivery), error.Message, SlackAdvice.For(error));
        }
    }

    private Task NoteAsync(SlackDelivery delivery, CancellationToken cancellationToken)
    {
        switch (delivery)
        {
            case EventDelivery { Event: AppHomeOpened opened }:
                return home.OpenAsync(opened, cancellationToken);
            case EventDelivery { Event: AssistantThreadStarted started }:
                return home.BeginAsync(started.AssistantThread, cancellationToken);
            case EventDelivery { Event: AccessLost lost }:
                Log.AccessLost(logger, lost.Type);
                return Task.CompletedTask;
            default:
                // What was said is not said anew by changing or deleting it, and other things are not the bot's to answer.
                Log.LeftAlone(logger, Name(delivery));
                return Task.CompletedTask;
        }
    }

    private async Task ApologiseAsync(SlackDelivery delivery, EventClaim claim)
    {
        await claim.BeginSendingAsync(_giveUp.Token);
        try
        {
            await (delivery switch
            {
                EventDelivery { Event: MessageEvent message } => messages.ApologiseAsync(message, _giveUp.Token),
                CommandDelivery command => commands.ApologiseAsync(command.Command, _giveUp.Token),
                InteractionDelivery { Interaction: BlockActions press } => presses.ApologiseAsync(press, _giveUp.Token),
                InteractionDelivery { Interaction: MessageShortcut shortcut } => shortcuts.ApologiseAsync(shortcut, _giveUp.Token),
                _ => Task.CompletedTask,
            });
        }
        catch (Exception error) when (error is SlackApiException or OperationCanceledException)
        {
            Log.NotEvenThat(logger, Name(delivery), error.Message);
        }
    }

    // Ids alone: what was said is nobody's to read in a log.
    private static string Name(SlackDelivery delivery) => delivery switch
    {
        EventDelivery happened => $"{happened.Event.GetType().Name} {happened.Id}",
        CommandDelivery command => command.Command.ToString(),
        InteractionDelivery interaction => interaction.Interaction.ToString(),
        _ => delivery.GetType().Name,
    };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "In Slack as {User}, workspace {Name} ({Team}).")]
        public static partial void Introduced(ILogger logger, string name, TeamId team, UserId user);

        [LoggerMessage(LogLevel.Error, "Slack is off: {Error} {Advice}")]
        public static partial void Off(ILogger logger, string error, string advice);

        [LoggerMessage(LogLevel.Critical, "Slack is off, as something broke.")]
        public static partial void Broken(ILogger logger, Exception error);

        [LoggerMessage(LogLevel.Warning, "Slack cannot be reached ({Error}); trying again in {Wait}.")]
        public static partial void NotYet(ILogger logger, string error, TimeSpan wait);

        [LoggerMessage(LogLevel.Error, "Nothing comes from Slack by socket any more: {Error}")]
        public static partial void NoSockets(ILogger logger, string error);

        [LoggerMessage(LogLevel.Critical, "Nothing comes from Slack by socket, as something broke; trying again in {Seconds:F1} s.")]
        public static partial void SocketsBroken(ILogger logger, Exception error, double seconds);

        [LoggerMessage(LogLevel.Error, "The app may no longer act in the workspace ({Event}): install it again and set Slack:BotToken to its new Bot User OAuth Token.")]
        public static partial void AccessLost(ILogger logger, string @event);

        [LoggerMessage(LogLevel.Debug, "{Delivery} was left alone.")]
        public static partial void LeftAlone(ILogger logger, string delivery);

        [LoggerMessage(LogLevel.Warning, "{Delivery} was given up, as the bot is stopping.")]
        public static partial void Unfinished(ILogger logger, string delivery);

        [LoggerMessage(LogLevel.Error, "{Delivery} could not be answered: {Error} {Advice}")]
        public static partial void Refused(ILogger logger, string delivery, string error, string advice);

        [LoggerMessage(LogLevel.Error, "{Delivery} failed.")]
        public static partial void Failed(ILogger logger, string delivery, Exception error);

        [LoggerMessage(LogLevel.Warning, "Nothing was sent: {Reason}")]
        public static partial void Lost(ILogger logger, string reason);

        [LoggerMessage(LogLevel.Error, "What was kept of {Event} cannot be read, so it is not answered: {Reason}")]
        public static partial void NotRead(ILogger logger, string @event, string reason);

        [LoggerMessage(LogLevel.Error, "Nor could anybody be told that {Delivery} failed: {Error}")]
        public static partial void NotEvenThat(ILogger logger, string delivery, string error);
    }
}
