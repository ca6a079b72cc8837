using System.Text.Json;
using Microsoft.Extensions.Logging;
using NewsBot.Core.Concurrency;
using NewsBot.Core.State;
using NewsBot.Discord.Entities;
using NewsBot.Discord.Talking.Interactions;
using NewsBot.Discord.Talking.Messages;

namespace NewsBot.Discord.Talking;

/// <summary>
/// Claims what is to be answered as soon as it comes, so that it is not lost should this process end, then has it answered by the
/// queue; and goes on with what another process has claimed and not finished. Safe for use from many threads at once.
/// </summary>
internal sealed partial class Intake(
    EventClaims claims, WorkQueue queue, MessageTalk messages, InteractionTalk interactions, TimeProvider time, ILogger<Intake> logger) : IEventResumer
{
    // Discord waits three seconds for an acknowledgement; reading how it is to be worded and sending it take their share.
    private static readonly TimeSpan TimeToClaim = TimeSpan.FromSeconds(1);

    private readonly RunningTasks _claiming = new();

    /// <inheritdoc/>
    public string Kind => StoredEvent.Kind;

    /// <inheritdoc/>
    public bool IsReady => messages.Self is not null;

    /// <summary>Has a message answered.</summary>
    public void Take(Message message)
    {
        if (queue.TryTakeRoom())
        {
            _claiming.Add(queue.Start(cancel => TakeAsync(
                () => ClaimAsync(new StoredEvent(Message: message), cancel),
                (claim, giveUp) => messages.AnswerAsync(message, claim, giveUp))));
        }
        else
        {
            Log.Full(logger, message.Id);
            _ = queue.Start(cancel => messages.RefuseAsync(message, cancel));
        }
    }

    /// <summary>Has an interaction answered.</summary>
    public void Take(Interaction interaction)
    {
        var incoming = interactions.Read(interaction);
        if (incoming.Request is InteractionRequest.Suggest)
        {
            _ = queue.Start(cancel => interactions.SuggestAsync(incoming, cancel));
        }
        else if (queue.TryTakeRoom())
        {
            _claiming.Add(queue.Start(cancel => TakeAsync(
                () => ClaimAndAcknowledgeAsync(incoming, cancel),
                (claim, giveUp) => interactions.AnswerAsync(incoming, claim, giveUp))));
        }
        else
        {
            Log.Full(logger, interaction.Id);
            _ = queue.Start(cancel => interactions.RefuseAsync(incoming, cancel));
        }
    }

    /// <summary>Waits until all that has come so far is claimed, by whomever.</summary>
    public Task SettleAsync() => _claiming.EndAsync();

    /// <inheritdoc/>
    public async Task ResumeAsync(EventClaim claim, string payload, CancellationToken cancellationToken)
    {
        try
        {
            Func<EventClaim, CancellationToken, Task> answer = StoredEvent.Read(payload) switch
            {
                { Message: { } message } => (held, cancel) => messages.AnswerAsync(message, held, cancel),
                { Interaction: { } interaction } when interactions.Read(interaction) is var incoming => (held, cancel) => interactions.AnswerAsync(incoming, held, cancel),
                _ => throw new JsonException("Nothing was kept."),
            };
            await queue.TakeRoomAsync(cancellationToken);
            Queue(claim, answer);
        }
        catch (JsonException error)
        {
            Log.NotRead(logger, claim.Key, error.Message);
            await claim.FinishAsync(cancellationToken);
        }
    }

    // Room was taken for it.
    private async Task TakeAsync(Func<Task<EventClaim?>> claiming, Func<EventClaim, CancellationToken, Task> answer)
    {
        EventClaim? claim = null;
        try
        {
            claim = await claiming();
        }
        finally
        {
            if (claim is null)
            {
                queue.GiveRoomBack();
            }
        }

        if (claim is not null)
        {
            Queue(claim, answer);
        }
    }

    // Who used it sees by the acknowledgement that an answer will come, so it is claimed before, and acknowledged by who has claimed it
    // alone. Where that takes too long, an acknowledgement too many is better than none.
    private async Task<EventClaim?> ClaimAndAcknowledgeAsync(IncomingInteraction incoming, CancellationToken cancellationToken)
    {
        // On a thread of its own, as a store in a file claims on the caller's.
        var claiming = Task.Run(() => ClaimAsync(new StoredEvent(Interaction: incoming.Interaction), cancellationToken), CancellationToken.None);
        try
        {
            await claiming.WaitAsync(TimeToClaim, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            _ = incoming.Acknowledged.Value;
        }

        var claim = await claiming;
        if (claim is not null)
        {
            _ = incoming.Acknowledged.Value;
        }

        return claim;
    }

    private Task<EventClaim?> ClaimAsync(StoredEvent stored, CancellationToken cancellationToken) => claims.ClaimAsync(stored.ToIncoming(time.GetUtcNow()), cancellationToken);

    private void Queue(EventClaim claim, Func<EventClaim, CancellationToken, Task> answer)
    {
        if (!queue.Add(cancel => AnswerAsync(claim, answer, cancel)))
        {
            // The bot is being stopped; whoever starts next goes on with it.
            Log.Left(logger, claim.Key);
        }
    }

    private async Task AnswerAsync(EventClaim claim, Func<EventClaim, CancellationToken, Task> answer, CancellationToken cancellationToken)
    {
        try
        {
            await answer(claim, cancellationToken);
        }
        catch (ClaimLostException error)
        {
            Log.Lost(logger, error.Message);
            return;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody else would fare better with it.
            Log.Failed(logger, claim.Key, error);
        }

        await claim.FinishAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(45, LogLevel.Warning, "Discord: {Event} is refused, as too many wait for an answer")]
        public static partial void Full(ILogger logger, Snowflake @event);

        [LoggerMessage(46, LogLevel.Information, "Discord: {Event} is left for later or for another process")]
        public static partial void Left(ILogger logger, string @event);

        [LoggerMessage(47, LogLevel.Warning, "Discord: nothing was sent. {Reason}")]
        public static partial void Lost(ILogger logger, string reason);

        [LoggerMessage(49, LogLevel.Error, "Discord: {Event} could not be answered.")]
        public static partial void Failed(ILogger logger, string @event, Exception error);

        [LoggerMessage(48, LogLevel.Error, "Discord: what was kept of {Event} cannot be read, so it is not answered. {Reason}")]
        public static partial void NotRead(ILogger logger, string @event, string reason);
    }
}
