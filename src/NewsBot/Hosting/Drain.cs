using Microsoft.Extensions.Hosting;

namespace NewsBot.Hosting;

/// <summary>Knows whether all that had begun was finished when the program was stopped. The first service to be registered, and so the last to be stopped.</summary>
internal sealed class Drain : IHostedService
{
    /// <summary>Whether the time was over before all that had begun was finished.</summary>
    public bool IsCutShort { get; private set; }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        IsCutShort = cancellationToken.IsCancellationRequested;
        return Task.CompletedTask;
    }
}
