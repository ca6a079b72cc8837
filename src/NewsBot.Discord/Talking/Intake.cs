using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Logging;
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
    private readonly ConcurrentDictionary<Task, byte> _claiming = [];

    /// <inheritdoc/>
    public string Kind => StoredEvent.Kind;

    /// <inheritdoc/>
    public bool IsReady => messages.Self is not null;

    /// <summary>Has a message answered.</summary>
    public void Take(Message message)
    {
        if (queue.HasRoom)
        {
            Claim(new StoredEvent(Message: message), (claim, cancel) => messages.AnswerAsync(message, claim, cancel));
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
        else if (queue.HasRoom)
        {
            // Within three seconds, however long the queue is.
            _ = incoming.Acknowledged.Value;
            Claim(new StoredEvent(Interaction: interaction), (claim, cancel) => interactions.AnswerAsync(incoming, claim, cancel));
        }
        else
        {
            Log.Full(logger, interaction.Id);
            _ = queue.Start(cancel => interactions.RefuseAsync(incoming, cancel));
        }
    }

    /// <summary>Waits until all that has come so far is claimed, by whomever.</summary>
    public Task SettleAsync() => Task.WhenAll(_claiming.Keys);

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
            await QueueAsync(claim, answer, cancellationToken);
        }
        catch (JsonException error)
        {
            Log.NotRead(logger, claim.Key, error.Message);
            await claim.FinishAsync(cancellationToken);
        }
    }

    private void Claim(StoredEvent stored, Func<EventClaim, CancellationToken, Task> answer)
    {
        var claiming = queue.Start(async cancel =>
        {
            if (await claims.ClaimAsync(stored.ToIncoming(time.GetUtcNow()), cancel) is { } claim)
            {
                await QueueAsync(claim, answer, cancel);
            }
        });
        _claiming.TryAdd(claiming, 0);
        _ = claiming.ContinueWith(done => _claiming.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task QueueAsync(EventClaim claim, Func<EventClaim, CancellationToken, Task> answer, CancellationToken cancellationToken)
    {
        if (!await queue.AddAsync(cancel => AnswerAsync(claim, answer, cancel), cancellationToken))
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
