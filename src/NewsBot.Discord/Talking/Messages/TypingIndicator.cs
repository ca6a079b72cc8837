using Microsoft.Extensions.Logging;
using NewsBot.Discord.Entities;
using NewsBot.Discord.Rest;

namespace NewsBot.Discord.Talking.Messages;

/// <summary>Shows that the bot is typing, until it is disposed of.</summary>
internal sealed partial class TypingIndicator : IAsyncDisposable
{
    // Discord shows it for ten seconds.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(8);

    // Shown after the answer, it would stand there for ten seconds; but no answer waits long for it.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _done = new();
    private readonly TimeProvider _time;
    private readonly Task _showing;
    private Task _request = Task.CompletedTask;

    private TypingIndicator(DiscordRestClient rest, Snowflake channel, TimeProvider time, ILogger logger)
    {
        _time = time;
        _showing = ShowAsync(rest, channel, logger);
    }

    /// <summary>Begins to show it.</summary>
    public static TypingIndicator Start(DiscordRestClient rest, Snowflake channel, TimeProvider time, ILogger logger) => new(rest, channel, time, logger);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _request.WaitAsync(Grace, _time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _done.CancelAsync();
        await _showing;
        _done.Dispose();
    }

    private async Task ShowAsync(DiscordRestClient rest, Snowflake channel, ILogger logger)
    {
        try
        {
            while (true)
            {
                _request = rest.TriggerTypingAsync(channel, _done.Token);
                await _request;
                await Task.Delay(Interval, _time, _done.Token);
            }
        }
        catch (OperationCanceledException) when (_done.IsCancellationRequested)
        {
        }
        catch (DiscordRestException error)
        {
            Log.NotShown(logger, channel, error.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(60, LogLevel.Debug, "Discord: typing is not shown in channel {Channel}. {Reason}")]
        public static partial void NotShown(ILogger logger, Snowflake channel, string reason);
    }
}
