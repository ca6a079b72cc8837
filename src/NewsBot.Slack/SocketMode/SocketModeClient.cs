using System.Net.WebSockets;
using Microsoft.Extensions.Logging;
using NewsBot.Slack.Events;
using NewsBot.Slack.WebApi;

namespace NewsBot.Slack.SocketMode;

/// <summary>
/// Keeps sockets open that Slack sends by, without a gap: when Slack asks to leave one, the next is opened first. Deliveries
/// are found in the inbox.
/// </summary>
/// <param name="options">Tokens and limits, without <see cref="SlackOptions.Problems"/>.</param>
/// <param name="api">Asked for addresses to open sockets at.</param>
/// <param name="inbox">Where deliveries are put.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Told of sockets coming and going; never of their addresses or of what is said.</param>
public sealed partial class SocketModeClient(
    SlackOptions options, SlackWebApi api, SlackInbox inbox, TimeProvider time, ILogger<SocketModeClient> logger)
{
    // A socket that was lost sooner counts as a failure, so that one that never lasts is not opened again and again.
    private static readonly TimeSpan Lasting = TimeSpan.FromMinutes(1);

    /// <summary>Runs until it is cancelled.</summary>
    /// <exception cref="SocketModeException">It cannot go on until the operator acts.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var sockets = Enumerable.Range(0, options.Sockets).Select(_ => KeepOpenAsync(stop.Token)).ToList();
        try
        {
            await await Task.WhenAny(sockets);
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(sockets).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task KeepOpenAsync(CancellationToken cancellationToken)
    {
        var backoff = new Backoff(Random.Shared.NextDouble);
        var connection = await OpenAsync(backoff, cancellationToken);
        try
        {
            while (true)
            {
                var leave = await connection.Leaving.WaitAsync(cancellationToken);
                if (leave is Leave.LinkDisabled)
                {
                    throw SocketConnection.LinkDisabled();
                }

                if (time.GetElapsedTime(connection.Opened) >= Lasting)
                {
                    backoff.Reset();
                }
                else if (leave is not Leave.Refresh)
                {
                    await WaitAsync(backoff, leave.ToString(), cancellationToken);
                }

                var old = connection;
                connection = await OpenAsync(backoff, cancellationToken);
                await CloseAsync(old);
            }
        }
        finally
        {
            await CloseAsync(connection);
        }
    }

    private async Task<SocketConnection> OpenAsync(Backoff backoff, CancellationToken cancellationToken)
    {
        while (true)
        {
            string problem;
            try
            {
                var url = await api.OpenConnectionAsync(cancellationToken);
                var connection = await SocketConnection.OpenAsync(url, options, inbox, time, logger, cancellationToken);
                SocketMetrics.CountOpened();
                return connection;
            }
            catch (SlackApiException error) when (error.Kind is SlackErrorKind.Authentication or SlackErrorKind.MissingScope)
            {
                throw new SocketModeException(
                    $"Slack does not open a socket ({error.Error}). Give AppToken an App-Level Token (xapp-…) of this app with the scope connections:write, and see that the app is installed.",
                    error);
            }
            catch (SlackApiException error)
            {
                problem = error.Message;
            }
            catch (Exception error) when (error is WebSocketException or IOException or InvalidDataException)
            {
                problem = error.Message;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                problem = "no hello in time";
            }

            await WaitAsync(backoff, problem, cancellationToken);
        }
    }

    private static async Task CloseAsync(SocketConnection connection)
    {
        await connection.DisposeAsync();
        SocketMetrics.CountClosed();
    }

    private Task WaitAsync(Backoff backoff, string problem, CancellationToken cancellationToken)
    {
        var wait = backoff.Next();
        Log.Waiting(logger, problem, wait.TotalSeconds);
        SocketMetrics.CountFailure();
        return Task.Delay(wait, time, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "No socket to Slack ({Problem}); trying again in {Seconds:F1} s.")]
        public static partial void Waiting(ILogger logger, string problem, double seconds);
    }
}
