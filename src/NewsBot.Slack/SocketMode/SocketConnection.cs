using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using NewsBot.Core.Concurrency;
using NewsBot.Slack.Events;

namespace NewsBot.Slack.SocketMode;

/// <summary>Why a socket is to be replaced.</summary>
internal enum Leave
{
    /// <summary>Slack asks for it, as it does every few hours; the socket works on for some seconds.</summary>
    Refresh,

    /// <summary>The app has more sockets than it may.</summary>
    TooManySockets,

    /// <summary>The app was taken off Socket Mode.</summary>
    LinkDisabled,

    /// <summary>The socket was closed or lost.</summary>
    Lost,
}

/// <summary>
/// One open socket. Each envelope is put into the inbox, which knows what comes again, and acknowledged once it is claimed, before it
/// is worked on.
/// </summary>
internal sealed partial class SocketConnection : IAsyncDisposable
{
    private const int MaxFrameBytes = 4 * 1024 * 1024;
    private const int ReceiveBytes = 16 * 1024;

    private static readonly TimeSpan HelloTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

    private readonly ClientWebSocket _socket;
    private readonly SlackInbox _inbox;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource<Leave> _leaving = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ArrayBufferWriter<byte> _frame = new(ReceiveBytes);
    private readonly ArrayBufferWriter<byte> _ack = new();

    private readonly RunningTasks _acknowledging = new();
    private Task _pump = Task.CompletedTask;

    private SocketConnection(ClientWebSocket socket, SlackInbox inbox, TimeProvider time, ILogger logger)
    {
        _socket = socket;
        _inbox = inbox;
        _time = time;
        _logger = logger;
    }

    /// <summary>When it was ready, by the clock's <see cref="TimeProvider.GetTimestamp"/>.</summary>
    public long Opened { get; private set; }

    /// <summary>Ends, once, when the socket is to be replaced.</summary>
    public Task<Leave> Leaving => _leaving.Task;

    /// <summary>Opens a socket; it is ready once Slack has said hello.</summary>
    /// <exception cref="WebSocketException">The socket was not opened, or was closed before the hello.</exception>
    /// <exception cref="OperationCanceledException">There was no hello in time, or the caller gave up.</exception>
    public static async Task<SocketConnection> OpenAsync(
        Uri url, SlackOptions options, SlackInbox inbox, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = options.KeepAliveInterval;
        socket.Options.KeepAliveTimeout = options.KeepAliveTimeout;
        var connection = new SocketConnection(socket, inbox, time, logger);
        try
        {
            using var deadline = new Deadline(HelloTimeout, time, cancellationToken);
            await socket.ConnectAsync(url, deadline.Token);
            while (await connection.ReceiveAsync(deadline.Token) && connection.Parse() is var frame)
            {
                if (frame is { Type: "hello" })
                {
                    connection.Opened = time.GetTimestamp();
                    Log.Ready(logger, frame.NumConnections);
                    connection._pump = connection.PumpAsync();
                    return connection;
                }

                if (frame is { Type: "disconnect", Reason: "link_disabled" })
                {
                    throw LinkDisabled();
                }
            }

            throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>What the operator is told when the app was taken off Socket Mode.</summary>
    public static SocketModeException LinkDisabled() =>
        new("Slack has turned Socket Mode off for this app (link_disabled). Turn it on again on the app's page Socket Mode, or use HTTP mode, then restart.");

    /// <summary>Closes the socket in good order, or leaves it where the other side does not answer. It never fails, as the next socket does not depend on this one.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            using var deadline = new Deadline(CloseTimeout, _time, CancellationToken.None);
            await _acknowledging.EndAsync().WaitAsync(deadline.Token);
            await CloseAsync(deadline.Token);
            await _pump.WaitAsync(deadline.Token);
        }
        catch (Exception error) when (IsOfLostSocket(error))
        {
            Log.NotClosed(_logger, error.Message);
        }
        catch (Exception error)
        {
            Log.Broken(_logger, error);
        }

        try
        {
            await _stop.CancelAsync();
            await _pump;
            await _acknowledging.EndAsync();
        }
        catch (Exception error)
        {
            Log.Broken(_logger, error);
        }

        _socket.Dispose();
        _sending.Dispose();
        _stop.Dispose();
    }

    // What a socket may fail with that the other side, the network or this side has ended; receiving is cancelled as well where the
    // other side answers no ping any more.
    private static bool IsOfLostSocket(Exception error) =>
        error is WebSocketException or IOException or ObjectDisposedException or OperationCanceledException;

    private async Task PumpAsync()
    {
        try
        {
            while (await ReceiveAsync(_stop.Token))
            {
                if (Parse() is { } frame)
                {
                    await HandleAsync(frame);
                }
            }

            Log.Closed(_logger, _socket.CloseStatus, _socket.CloseStatusDescription);
            await CloseAsync(_stop.Token);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Left on purpose.
        }
        catch (Exception error) when (error is InvalidDataException || IsOfLostSocket(error))
        {
            Log.Lost(_logger, error.Message);
        }
        catch (Exception error)
        {
            Log.Broken(_logger, error);
        }
        finally
        {
            _leaving.TrySetResult(Leave.Lost);
        }
    }

    private async Task HandleAsync(SocketFrame frame)
    {
        var received = _time.GetUtcNow();
        if (frame.EnvelopeId is { } envelope)
        {
            // What there is no room for, or is not claimed yet, stays unacknowledged, so that it is not lost should the program end.
            var taken = Read(frame, received) is { } delivery
                ? await _inbox.AddAsync(delivery with { Received = received, RetryAttempt = frame.RetryAttempt ?? 0 }, _stop.Token)
                : Task.FromResult(true);

            // The socket brings others meanwhile.
            _acknowledging.Add(AcknowledgeAsync(envelope, taken));
        }
        else if (frame.Type is "disconnect")
        {
            Log.DisconnectAsked(_logger, frame.Reason);
            _leaving.TrySetResult(frame.Reason switch
            {
                "link_disabled" => Leave.LinkDisabled,
                "too_many_websockets" => Leave.TooManySockets,
                _ => Leave.Refresh,
            });
        }
        else
        {
            Log.Unknown(_logger, frame.Type);
        }
    }

    private SlackDelivery? Read(SocketFrame frame, DateTimeOffset received)
    {
        try
        {
            var payload = frame.Payload ?? throw new JsonException("The payload is missing.");
            var delivery = frame.Type switch
            {
                "events_api" => DeliveryReader.Event(payload.Deserialize(SlackJson.Wire.EventEnvelope)!),
                "slash_commands" => DeliveryReader.Command(payload.Deserialize(SlackJson.Wire.SlashCommand)!, received),
                "interactive" => DeliveryReader.Interaction(payload, received),
                _ => null,
            };
            if (delivery is null)
            {
                Log.Unknown(_logger, frame.Type);
            }

            return delivery;
        }
        catch (JsonException error)
        {
            Log.Malformed(_logger, frame.Type, error.Message);
            return null;
        }
    }

    private async Task AcknowledgeAsync(string envelope, Task<bool> taken)
    {
        try
        {
            if (await taken)
            {
                await AcknowledgeAsync(envelope);
            }
            else
            {
                Log.NotTaken(_logger);
            }
        }
        catch (Exception error) when (IsOfLostSocket(error))
        {
            // Nobody can tell whether it arrived: if it did not, the repetition will be known.
            Log.NotAcknowledged(_logger, error.Message);
        }
        catch (Exception error)
        {
            Log.Broken(_logger, error);
        }
    }

    private async Task AcknowledgeAsync(string envelope)
    {
        await _sending.WaitAsync(_stop.Token);
        try
        {
            if (_socket.State is not WebSocketState.Open)
            {
                return; // it was left; Slack sends the envelope again by another socket
            }

            _ack.ResetWrittenCount();
            using (var json = new Utf8JsonWriter(_ack))
            {
                json.WriteStartObject();
                json.WriteString("envelope_id", envelope);
                json.WriteEndObject();
            }

            await _socket.SendAsync(_ack.WrittenMemory, WebSocketMessageType.Text, endOfMessage: true, _stop.Token);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task CloseAsync(CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, cancellationToken);
            }
        }
        finally
        {
            _sending.Release();
        }
    }

    // Receives one message into the frame buffer; false when the other side has closed.
    private async Task<bool> ReceiveAsync(CancellationToken cancellationToken)
    {
        _frame.ResetWrittenCount();
        while (true)
        {
            var result = await _socket.ReceiveAsync(_frame.GetMemory(ReceiveBytes), cancellationToken);
            if (result.MessageType is WebSocketMessageType.Close)
            {
                return false;
            }

            _frame.Advance(result.Count);
            if (_frame.WrittenCount > MaxFrameBytes)
            {
                throw new InvalidDataException($"A message is longer than {MaxFrameBytes} bytes.");
            }

            if (result.EndOfMessage)
            {
                return true;
            }
        }
    }

    private SocketFrame? Parse()
    {
        try
        {
            return JsonSerializer.Deserialize(_frame.WrittenSpan, SlackJson.Wire.SocketFrame);
        }
        catch (JsonException error)
        {
            Log.Malformed(_logger, type: null, error.Message);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "A socket to Slack is ready; the app has {Connections}.")]
        public static partial void Ready(ILogger logger, int? connections);

        [LoggerMessage(Level = LogLevel.Information, Message = "Slack asks to leave the socket: {Reason}.")]
        public static partial void DisconnectAsked(ILogger logger, string? reason);

        [LoggerMessage(Level = LogLevel.Information, Message = "The socket to Slack was closed: {Status} {Description}.")]
        public static partial void Closed(ILogger logger, WebSocketCloseStatus? status, string? description);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The socket to Slack was lost: {Reason}")]
        public static partial void Lost(ILogger logger, string reason);

        [LoggerMessage(Level = LogLevel.Debug, Message = "The socket to Slack was left without its consent: {Reason}")]
        public static partial void NotClosed(ILogger logger, string reason);

        [LoggerMessage(Level = LogLevel.Error, Message = "Something broke at a socket to Slack.")]
        public static partial void Broken(ILogger logger, Exception error);

        [LoggerMessage(Level = LogLevel.Debug, Message = "A delivery could not be acknowledged: {Reason}")]
        public static partial void NotAcknowledged(ILogger logger, string reason);

        [LoggerMessage(Level = LogLevel.Information, Message = "A delivery that is not claimed yet was not acknowledged; Slack sends it again.")]
        public static partial void NotTaken(ILogger logger);

        [LoggerMessage(Level = LogLevel.Information, Message = "Slack sent \"{Type}\", which has no use here; left out.")]
        public static partial void Unknown(ILogger logger, string? type);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Slack sent \"{Type}\" in a form that cannot be read; left out: {Reason}")]
        public static partial void Malformed(ILogger logger, string? type, string reason);
    }
}
