using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Core.State;
using NewsBot.Settings;

namespace NewsBot.Hosting;

/// <summary>Deletes what the bot has kept for long enough, and what is of no more use, at its start and then once a day.</summary>
internal sealed partial class RetentionService(IStateStore state, BotSettings settings, TimeProvider time, ILogger<RetentionService> logger) : BackgroundService
{
    private static readonly TimeSpan BetweenRounds = TimeSpan.FromDays(1);

    // No platform tells of an event again after so long.
    private static readonly TimeSpan EventsStayFor = TimeSpan.FromDays(7);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await state.DeleteSpentAsync(time.GetUtcNow() - EventsStayFor, stoppingToken);
                if (settings.KeepsStateFor is { } kept)
                {
                    var deleted = await state.DeleteBeforeAsync(time.GetUtcNow() - kept, stoppingToken);
                    Log.Deleted(logger, deleted, kept.Days);
                }
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                // A store that is locked or full today may not be tomorrow; the bot answers all the same.
                Log.NotDeleted(logger, error.Message);
            }

            await Task.Delay(BetweenRounds, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Deleted {Count} entries of the state that were older than {Days} days.")]
        public static partial void Deleted(ILogger logger, int count, int days);

        [LoggerMessage(2, LogLevel.Warning, "What is older than is to be kept could not be deleted, and is tried again in a day: {Reason}")]
        public static partial void NotDeleted(ILogger logger, string reason);
    }
}
