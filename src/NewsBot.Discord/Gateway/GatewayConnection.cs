using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace NewsBot.Discord.Gateway;

/// <summary>One connection to the gateway: payloads go in and come out whole. One reader, any number of writers.</summary>
internal sealed class GatewayConnection : IDisposable
{
    private const int MostSentBytes = 4096;

    private readonly ClientWebSocket _socket = new();
    private readonly Inflater? _inflater;
    private readonly PayloadBuffer _received = new();
    private readonly PayloadBuffer _inflated = new();
    private readonly SendLimiter _limiter;
    private readonly SemaphoreSlim _sending = new(1);

    private GatewayConnection(bool compress, TimeProvider clock)
    {
        _inflater = compress ? new Inflater() : null;
        _limiter = new SendLimiter(clock);
    }

    /// <summary>The code Discord closed the connection with; null if it did not, or gave none.</summary>
    public int? CloseCode => (int?)_socket.CloseStatus;

    /// <summary>Connects.</summary>
    /// <param name="http">Makes the connections; shared by all, as each of its own would cost memory.</param>
    /// <param name="url">The gateway or where a session is to be resumed.</param>
    /// <param name="compress">Whether to be sent compressed payloads.</param>
    /// <param name="userAgent">What the client calls itself.</param>
    /// <param name="clock">The time.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="WebSocketException">There is no connection to be had.</exception>
    public static async Task<GatewayConnection> OpenAsync(
        HttpMessageInvoker http, Uri url, bool compress, string userAgent, TimeProvider clock, CancellationToken cancellationToken)
    {
        var connection = new GatewayConnection(compress, clock);
        try
        {
            // The protocol has heartbeats of its own.
            connection._socket.Options.KeepAliveInterval = TimeSpan.Zero;
            connection._socket.Options.SetRequestHeader("User-Agent", userAgent);
            var address = new UriBuilder(url) { Query = compress ? "v=10&encoding=json&compress=zlib-stream" : "v=10&encoding=json" };
            await connection._socket.ConnectAsync(address.Uri, http, cancellationToken);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Waits for the next payload.</summary>
    /// <returns>Its bytes, valid until the next call; null once the connection is closed.</returns>
    /// <exception cref="WebSocketException">The connection is lost.</exception>
    /// <exception cref="InvalidDataException">What came cannot be inflated, or is too large.</exception>
    public async Task<ReadOnlyMemory<byte>?> ReceiveAsync(CancellationToken cancellationToken)
    {
        _received.Clear();
        _inflated.Clear();
        while (true)
        {
            var part = await _socket.ReceiveAsync(_received.Room(), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            _received.Advance(part.Count);
            if (!part.EndOfMessage)
            {
                continue;
            }

            if (_inflater is null || part.MessageType == WebSocketMessageType.Text)
            {
                return _received.Written;
            }

            if (Inflater.IsWhole(_received.Written.Span))
            {
                _inflater.Inflate(_received.Written, _inflated);
                return _inflated.Written;
            }
        }
    }

    /// <summary>Sends a payload, when the limit allows.</summary>
    /// <exception cref="WebSocketException">The connection is lost.</exception>
    /// <exception cref="InvalidOperationException">The payload is longer than Discord takes.</exception>
    public async Task SendAsync<T>(T payload, JsonTypeInfo<T> type, bool heartbeat, CancellationToken cancellationToken)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(payload, type);
        if (bytes.Length > MostSentBytes)
        {
            throw new InvalidOperationException($"A payload to the gateway has {bytes.Length} bytes; Discord takes {MostSentBytes}.");
        }

        await _limiter.WaitAsync(heartbeat, cancellationToken);
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await _socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Tells Discord that the connection ends, without waiting for what it says to that; does nothing where there is none.</summary>
    public async Task CloseAsync(WebSocketCloseStatus code, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await _socket.CloseOutputAsync(code, statusDescription: null, cancellationToken);
            }
        }
        catch (WebSocketException)
        {
            // It was lost meanwhile, which is as good.
        }
        finally
        {
            _sending.Release();
        }
    }

    public void Dispose()
    {
        _socket.Dispose();
        _inflater?.Dispose();
        _received.Dispose();
        _inflated.Dispose();
        _sending.Dispose();
    }
}
