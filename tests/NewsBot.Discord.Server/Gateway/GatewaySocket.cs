using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace NewsBot.Discord.Server.Gateway;

/// <summary>One connection of a client. What is sent goes out in the order in which it was given, faults included.</summary>
internal sealed class GatewaySocket(WebSocket socket, HttpContext context, int number, GatewayHub hub)
{
    private const int MostReceivedBytes = 4096;
    private const int MostReceivedInMinute = 120;

    private readonly Channel<Func<Task>> _outgoing = Channel.CreateUnbounded<Func<Task>>();
    private readonly Queue<DateTimeOffset> _received = [];
    private Deflater? _deflater;
    private int _events;

    public int Number { get; } = number;

    public string Path { get; } = context.Request.Path;

    public GatewaySession? Session { get; set; }

    /// <summary>Whether heartbeats are answered.</summary>
    public bool Acknowledges { get; set; } = true;

    /// <summary>Cuts the connection after each so many events; 0 for never.</summary>
    public int DropEvery { get; set; }

    public async Task RunAsync()
    {
        using var deflater = context.Request.Query["compress"] == "zlib-stream" ? new Deflater() : null;
        _deflater = deflater;
        var writing = WriteAsync();
        Send($$$"""{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":{{{(int)hub.World.Options.HeartbeatInterval.TotalMilliseconds}}}}}""");
        if (context.Request.Query["v"] != "10" || context.Request.Query["encoding"] != "json")
        {
            Close(4012);
        }

        int? closedByClient = null;
        try
        {
            closedByClient = await ReadAsync();
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or IOException)
        {
            // It was cut, by either side.
        }

        hub.Ended(this, closedByClient);
        _outgoing.Writer.TryComplete();
        await writing;
    }

    public void SendEvent(string payload)
    {
        Send(payload);
        if (DropEvery > 0 && ++_events % DropEvery == 0)
        {
            Drop();
        }
    }

    public void Send(string payload) => _outgoing.Writer.TryWrite(async () =>
    {
        var bytes = Encoding.UTF8.GetBytes(payload);
        await (_deflater is null
            ? socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, context.RequestAborted)
            : socket.SendAsync(_deflater.Deflate(bytes), WebSocketMessageType.Binary, endOfMessage: true, context.RequestAborted));
    });

    public void Close(int code) => _outgoing.Writer.TryWrite(() => socket.CloseOutputAsync((WebSocketCloseStatus)code, null, context.RequestAborted));

    /// <summary>Cuts the connection without a word.</summary>
    public void Drop() => _outgoing.Writer.TryWrite(() =>
    {
        context.Abort();
        return Task.CompletedTask;
    });

    private async Task WriteAsync()
    {
        try
        {
            await foreach (var send in _outgoing.Reader.ReadAllAsync())
            {
                await send();
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // Nobody listens any more; what is read next says so too.
        }
    }

    // Returns the code the client closed the connection with.
    private async Task<int?> ReadAsync()
    {
        var buffer = new byte[MostReceivedBytes + 1];
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), context.RequestAborted);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return (int?)socket.CloseStatus;
            }

            length += part.Count;
            if (length > MostReceivedBytes)
            {
                Close(4002);
                length = 0;
            }
            else if (part.EndOfMessage)
            {
                Handle(buffer.AsSpan(0, length));
                length = 0;
            }
        }
    }

    private void Handle(ReadOnlySpan<byte> bytes)
    {
        var now = hub.World.Clock.GetUtcNow();
        while (_received.TryPeek(out var oldest) && now - oldest >= TimeSpan.FromMinutes(1))
        {
            _received.Dequeue();
        }

        _received.Enqueue(now);
        if (_received.Count > MostReceivedInMinute)
        {
            Close(4008);
            return;
        }

        try
        {
            var payload = JsonNode.Parse(bytes)!.AsObject();
            hub.Handle(this, (int)payload["op"]!, payload["d"]);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or NullReferenceException)
        {
            Close(4002);
        }
    }
}
