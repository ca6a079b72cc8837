using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsBot.Slack.Server;

/// <summary>One socket of the app, seen from Slack's side.</summary>
public sealed class AppSocket : IDisposable
{
    private readonly WebSocket _socket;
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _unacknowledged = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _gone = new();

    internal AppSocket(WebSocket socket) => _socket = socket;

    /// <summary>The acknowledgements that came, in order.</summary>
    public ConcurrentQueue<JsonObject> Acknowledgements { get; } = new();

    /// <summary>What the app sent that is no acknowledgement of anything sent to it on this socket.</summary>
    public ConcurrentQueue<string> Strays { get; } = new();

    /// <summary>Whether the app was asked to leave it.</summary>
    public bool IsLeaving { get; private set; }

    public void Dispose()
    {
        _sending.Dispose();
        _gone.Dispose();
    }

    /// <summary>Whether it was dropped.</summary>
    public bool IsDropped { get; private set; }

    /// <summary>Whether it answers nothing, not even a ping.</summary>
    public bool IsSilent { get; init; }

    /// <summary>Sends a frame as it is.</summary>
    public async Task SendRawAsync(string text, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    public Task SendAsync(JsonObject frame, CancellationToken cancellationToken) => SendRawAsync(frame.ToJsonString(), cancellationToken);

    /// <summary>Asks the app to leave the socket, which goes on until it does.</summary>
    public Task DisconnectAsync(string reason, CancellationToken cancellationToken)
    {
        IsLeaving = true;
        return SendAsync(
            new JsonObject { ["type"] = "disconnect", ["reason"] = reason, ["debug_info"] = new JsonObject { ["host"] = "invented" } }, cancellationToken);
    }

    /// <summary>Loses the connection without a word.</summary>
    public void Drop()
    {
        IsDropped = true;
        _socket.Abort();
    }

    /// <summary>Sends an envelope and waits for its acknowledgement.</summary>
    /// <returns>Whether it came, in time and on this socket.</returns>
    public async Task<bool> DeliverAsync(string id, JsonObject envelope, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        var acknowledged = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _unacknowledged[id] = acknowledged;
        try
        {
            await SendAsync(envelope, cancellationToken);
            using var deadline = new CancellationTokenSource(timeout, time);
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, _gone.Token, cancellationToken);
            await acknowledged.Task.WaitAsync(linked.Token);
            return true;
        }
        catch (Exception error) when (error is WebSocketException or ObjectDisposedException or InvalidOperationException
            || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
        finally
        {
            _unacknowledged.TryRemove(id, out _);
        }
    }

    internal async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            if (IsSilent)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            }

            while (_socket.State is WebSocketState.Open)
            {
                var length = 0;
                ValueWebSocketReceiveResult result;
                do
                {
                    result = await _socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
                    length += result.Count;
                }
                while (!result.EndOfMessage);

                if (result.MessageType is WebSocketMessageType.Close)
                {
                    await _sending.WaitAsync(cancellationToken);
                    await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, cancellationToken);
                    return;
                }

                Take(Encoding.UTF8.GetString(buffer, 0, length));
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException)
        {
            // The app is gone.
        }
        finally
        {
            await _gone.CancelAsync();
        }
    }

    private void Take(string text)
    {
        JsonObject? acknowledgement;
        try
        {
            acknowledgement = JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            acknowledgement = null;
        }

        if (acknowledgement?["envelope_id"]?.ToString() is { } id && _unacknowledged.TryGetValue(id, out var waiting))
        {
            Acknowledgements.Enqueue(acknowledgement);
            waiting.TrySetResult();
        }
        else
        {
            Strays.Enqueue(text);
        }
    }
}
