using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using NewsBot.Core.Concurrency;

namespace NewsBot.Discord.Talking;

/// <summary>
/// What is to be answered, in the order it came, by so many workers at once. What one of them throws is logged and harms no
/// other. There is room for so much to wait; who adds something takes room for it before. Safe for use from many threads at once.
/// </summary>
/// <param name="logger">Told of what fails.</param>
/// <param name="mostWaiting">How much may wait; above zero.</param>
/// <param name="workers">How much is done at once; above zero.</param>
internal sealed partial class WorkQueue(ILogger<WorkQueue> logger, int mostWaiting = WorkQueue.MostWaiting, int workers = WorkQueue.Workers) : IDisposable
{
    // Some minutes of waiting for the busiest; who would wait longer is told at once.
    private const int MostWaiting = 5_000;

    // Most of an answer's time is waiting for Discord, and for its rate limits.
    private const int Workers = 32;

    private readonly SemaphoreSlim _room = new(mostWaiting);
    private readonly Channel<Func<CancellationToken, Task>> _waiting = Channel.CreateUnbounded<Func<CancellationToken, Task>>();
    private readonly RunningTasks _started = new();
    private CancellationToken _giveUp;

    /// <summary>Takes room for one more, where there is some now.</summary>
    public bool TryTakeRoom() => _room.Wait(TimeSpan.Zero);

    /// <summary>Takes room for one more, waiting for it.</summary>
    public Task TakeRoomAsync(CancellationToken cancellationToken) => _room.WaitAsync(cancellationToken);

    /// <summary>Gives room back for which there is nothing to be done.</summary>
    public void GiveRoomBack() => _room.Release();

    /// <summary>Adds something to be done, where room was taken for it.</summary>
    /// <returns>False where nothing more is taken in.</returns>
    public bool Add(Func<CancellationToken, Task> work) => _waiting.Writer.TryWrite(work);

    /// <summary>Does something beside the queue, at once: for what is small and cannot wait.</summary>
    /// <returns>Ends, without an error, when it is done or has failed.</returns>
    public Task Start(Func<CancellationToken, Task> work)
    {
        var running = Task.Run(() => DoAsync(work, _giveUp), CancellationToken.None);
        _started.Add(running);
        return running;
    }

    /// <summary>Takes nothing more in: <see cref="RunAsync"/> ends when all is done.</summary>
    public void Complete() => _waiting.Writer.TryComplete();

    /// <summary>Does what is added, until <see cref="Complete"/>.</summary>
    /// <param name="giveUp">Ends what is being done, and leaves the rest.</param>
    public async Task RunAsync(CancellationToken giveUp)
    {
        _giveUp = giveUp;
        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(() => WorkAsync(giveUp), CancellationToken.None)));
        await _started.EndAsync();
    }

    /// <inheritdoc/>
    public void Dispose() => _room.Dispose();

    private async Task WorkAsync(CancellationToken giveUp)
    {
        while (await _waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (!giveUp.IsCancellationRequested && _waiting.Reader.TryRead(out var work))
            {
                _room.Release();
                await DoAsync(work, giveUp);
            }

            if (giveUp.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task DoAsync(Func<CancellationToken, Task> work, CancellationToken giveUp)
    {
        try
        {
            await work(giveUp);
        }
        catch (OperationCanceledException) when (giveUp.IsCancellationRequested)
        {
        }
        catch (Exception error)
        {
            Log.Failed(logger, error);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(50, LogLevel.Error, "Discord: an event could not be handled.")]
        public static partial void Failed(ILogger logger, Exception error);
    }
}
