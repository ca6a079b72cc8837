using System.Net;
using System.Net.Sockets;
using NewsBot.Storage.Postgres;

namespace NewsBot.Storage.Tests.Postgres;

/// <summary>
/// A network between a replica and its database that breaks once at the worst moment: after a transaction was committed, before
/// anybody hears of it. It may also be one that takes its time to come up.
/// </summary>
internal sealed class CommitCuttingProxy : IAsyncDisposable
{
    private readonly PostgresAddress _behind;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private int _cuts;
    private int _refusals;

    /// <summary>Makes one that cuts the first so many connections when it has heard who wants in.</summary>
    public CommitCuttingProxy(PostgresAddress behind, int refusals = 0)
    {
        (_behind, _refusals) = (behind, refusals);
        _listener.Start();

        // What is encrypted cannot be looked into.
        Address = PostgresAddress.TryRead(new Npgsql.NpgsqlConnectionStringBuilder(behind.Parts.ConnectionString)
        {
            Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
            SslMode = Npgsql.SslMode.Disable,
        }.ConnectionString)!;
        _accepting = AcceptAsync();
    }

    /// <summary>The database as it is reached through here.</summary>
    public PostgresAddress Address { get; }

    /// <summary>How often a connection was cut.</summary>
    public int Cuts => _cuts;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> passing = [];
        try
        {
            while (true)
            {
                passing.Add(PassAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        finally
        {
            await Task.WhenAll(passing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task PassAsync(TcpClient client)
    {
        using var near = client;
        if (Interlocked.Decrement(ref _refusals) >= 0)
        {
            _ = await near.GetStream().ReadAsync(new byte[1], _stop.Token);
            return;
        }

        using var far = new TcpClient();
        await far.ConnectAsync(_behind.Parts.Host!, _behind.Parts.Port, _stop.Token);
        var isCommitting = false;
        var sending = CopyAsync(near.GetStream(), far.GetStream(), bytes =>
        {
            isCommitting |= bytes.IndexOf("COMMIT\0"u8) >= 0 && Interlocked.CompareExchange(ref _cuts, 1, 0) == 0;
            return true;
        });
        var answering = CopyAsync(far.GetStream(), near.GetStream(), _ => !isCommitting);
        await Task.WhenAny(sending, answering);
    }

    // Ends, and with it the connection, where something does not pass.
    private async Task CopyAsync(NetworkStream from, NetworkStream to, Passes passes)
    {
        var buffer = new byte[1 << 16];
        while (await from.ReadAsync(buffer, _stop.Token) is var count and > 0 && passes(buffer.AsSpan(0, count)))
        {
            await to.WriteAsync(buffer.AsMemory(0, count), _stop.Token);
        }
    }

    private delegate bool Passes(ReadOnlySpan<byte> bytes);
}
