using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Core.Publishing;
using NewsBot.Core.Reloading;

namespace NewsBot.Hosting;

/// <summary>Serves what other replicas publish as soon as they do, and tells when this one cannot do its part.</summary>
internal sealed partial class FollowingService(
    LiveKnowledge knowledge, KnowledgeAdministration administration, ISnapshotExchange exchange, ILogger<FollowingService> logger) : BackgroundService
{
    private string? _trouble;
    private string? _overtaken;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in exchange.ListenAsync(stoppingToken))
        {
            try
            {
                await administration.FollowReplicasAsync(stoppingToken);
                Tell(knowledge.Shared?.State.Trouble, error: null);
                TellOvertaken(knowledge.Shared?.State.Overtaken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever it is, what is served is served on, and the next time it is tried again.
                Tell(error.Message, error);
            }
        }
    }

    // What stays as it is, is told once.
    private void Tell(string? trouble, Exception? error)
    {
        if (string.Equals(trouble, _trouble, StringComparison.Ordinal))
        {
            return;
        }

        if (trouble is null)
        {
            Log.Mended(logger, knowledge.Shared?.State.Served ?? 0);
        }
        else
        {
            Log.Hindered(logger, trouble, error);
        }

        _trouble = trouble;
    }

    private void TellOvertaken(string? overtaken)
    {
        if (overtaken is not null && !string.Equals(overtaken, _overtaken, StringComparison.Ordinal))
        {
            Log.Overtaken(logger, overtaken);
        }

        _overtaken = overtaken;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "What replicas share cannot be followed; what was served before is served on. {Trouble}")]
        public static partial void Hindered(ILogger logger, string trouble, Exception? error);

        [LoggerMessage(3, LogLevel.Warning, "{Overtaken}. What was served before is served on.")]
        public static partial void Overtaken(ILogger logger, string overtaken);

        [LoggerMessage(2, LogLevel.Information, "What replicas share is followed again, at generation {Generation}.")]
        public static partial void Mended(ILogger logger, long generation);
    }
}
