using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Core.Embeddings;
using NewsBot.Core.Knowledge;
using NewsBot.Core.LanguageModels;
using NewsBot.Core.Reloading;

namespace NewsBot.Embeddings;

/// <summary>
/// Makes the vectors that are missing, at the start and after each reload, while questions are answered: what has no vector
/// yet is found by its words. What fails is tried again. A replica without documents of its own makes none: it takes those that
/// the others publish.
/// </summary>
internal sealed partial class EmbeddingService(LiveKnowledge knowledge, EmbeddingModel model, TimeProvider time, ILogger<EmbeddingService> logger) : BackgroundService
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMinutes(1);

    private readonly Channel<bool> _wanted = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        // What was loaded at the start is served by now.
        _wanted.Writer.TryWrite(true);
        knowledge.Reloaded += _ => _wanted.Writer.TryWrite(true);
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!knowledge.HasFolder)
        {
            return;
        }

        await foreach (var _ in _wanted.Reader.ReadAllAsync(stoppingToken))
        {
            while (!await TryEmbedAsync(stoppingToken))
            {
                await Task.Delay(BetweenTries, time, stoppingToken);
            }
        }
    }

    // Where the documents were reloaded meanwhile, that has been told already.
    private async Task<bool> TryEmbedAsync(CancellationToken cancellationToken)
    {
        try
        {
            var report = await PassageEmbedding.RunAsync(knowledge.Current.Snapshot, model, isAnew: false, progress: null, cancellationToken);
            if (report.Embedded > 0)
            {
                Log.Embedded(logger, report.Embedded, report.Passages, model.Name);
                if (knowledge.Shared is not null)
                {
                    // Publishes them.
                    await knowledge.ReloadAsync(progress: null, cancellationToken);
                }
            }

            return true;
        }
        catch (Exception error) when (error is KnowledgeException or LanguageModelException or InvalidDataException)
        {
            Log.Failed(logger, BetweenTries, error.Message);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Embedded {Embedded} of {Passages} passages with {Model}.")]
        public static partial void Embedded(ILogger logger, int embedded, int passages, string model);

        [LoggerMessage(2, LogLevel.Warning, "Passages could not be embedded and are found by their words; it is tried again after {Pause}. {Reason}")]
        public static partial void Failed(ILogger logger, TimeSpan pause, string reason);
    }
}
