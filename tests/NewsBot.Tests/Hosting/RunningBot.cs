using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NewsBot.Tests.Infrastructure;

namespace NewsBot.Tests.Hosting;

/// <summary><c>newsbot run</c> as a process of its own, on a port that the system chose.</summary>
internal sealed partial class RunningBot : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    // Longer than anything takes, however busy the machine is.
    private static readonly TimeSpan Hung = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly Task<string> _output;

    private readonly string _running;

    private RunningBot(Process process, Uri address, string running, Task<string> output)
    {
        _running = running;
        _process = process;
        _output = output;
        Complaints = process.StandardError.ReadToEndAsync(CancellationToken.None);
        Http = new HttpClient { BaseAddress = address };
    }

    /// <summary>How often tests kill it; set NEWSBOT_TEST_KILLS for more.</summary>
    public static int Kills { get; } = int.Parse(Environment.GetEnvironmentVariable("NEWSBOT_TEST_KILLS") ?? "6", CultureInfo.InvariantCulture);

    public HttpClient Http { get; }

    public int ProcessId => _process.Id;

    /// <summary>What it wrote to standard error once it listened, when it has ended.</summary>
    public Task<string> Complaints { get; }

    public static Task<RunningBot> StartAsync(string folder, CancellationToken cancellationToken, params string[] settings) =>
        StartAsync(folder, logged: null, cancellationToken, settings);

    /// <summary>Starts it, and tells each line that it logs.</summary>
    public static Task<RunningBot> StartAsync(string folder, Action<string>? logged, CancellationToken cancellationToken, params string[] settings) =>
        ListeningAsync(ProgramDriver.Start(ProgramDriver.Program, folder, new Dictionary<string, string>(), Arguments(folder, settings)), folder, logged, cancellationToken);

    /// <summary>Starts it with a data folder that is a disk of its own; see <see cref="ProgramDriver.StartWithSmallDisk"/>.</summary>
    public static Task<RunningBot> StartWithSmallDiskAsync(string folder, int megabytes, CancellationToken cancellationToken, params string[] settings)
    {
        var data = Directory.CreateDirectory(Path.Combine(folder, "data")).FullName;
        return ListeningAsync(ProgramDriver.StartWithSmallDisk(data, megabytes, folder, Arguments(folder, settings)), folder, logged: null, cancellationToken);
    }

    private static string[] Arguments(string folder, string[] settings) =>
    [
        "run",
        $"--Knowledge:Directory={Path.Combine(folder, "news")}",
        $"--Storage:DataDirectory={Path.Combine(folder, "data")}",
        "--Web:Urls=http://127.0.0.1:0",
        .. settings,
    ];

    private static async Task<RunningBot> ListeningAsync(Process process, string folder, Action<string>? logged, CancellationToken cancellationToken)
    {
        var output = ReadAsync(process.StandardOutput, logged);
        var said = new List<string>();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            while (await process.StandardError.ReadLineAsync(patience.Token) is { } line)
            {
                said.Add(line);
                if (Listening.Match(line) is { Success: true } match)
                {
                    return new RunningBot(process, new Uri(match.Groups["address"].Value), Path.Combine(folder, "data", "running.json"), output);
                }
            }

            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException error)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();
            throw new TimeoutException($"The bot did not listen in time: {string.Join('\n', said)}{await output}", error);
        }

        throw new InvalidOperationException($"The bot ended with {process.ExitCode}: {string.Join('\n', said)}");
    }

    private static async Task<string> ReadAsync(StreamReader output, Action<string>? logged)
    {
        var log = new StringBuilder();
        while (await output.ReadLineAsync(CancellationToken.None) is { } line)
        {
            log.AppendLine(line);
            logged?.Invoke(line);
        }

        return log.ToString();
    }

    public Task<JsonElement> AskAsync(string question, CancellationToken cancellationToken) => AskAsync(Http, question, cancellationToken);

    public static async Task<JsonElement> AskAsync(HttpClient client, string question, CancellationToken cancellationToken)
    {
        using var response = await client.PostAsJsonAsync("api/ask", new { question }, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
    }

    /// <summary>Gives it a command as its owner does.</summary>
    /// <returns>The report, as JSON.</returns>
    public async Task<string> ControlAsync(string command, CancellationToken cancellationToken)
    {
        using var running = JsonDocument.Parse(await File.ReadAllTextAsync(_running, cancellationToken));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(running.RootElement.GetProperty("address").GetString()!), $"control/{command}"));
        request.Headers.Authorization = new("Bearer", running.RootElement.GetProperty("key").GetString());
        request.Headers.Accept.Add(new("application/json"));
        using var response = await Http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }

    /// <summary>Waits for something that it is to bring about.</summary>
    /// <exception cref="InvalidOperationException">It ended instead, or hangs; the message is what it logged.</exception>
    public async Task BringsAboutAsync(Task what)
    {
        using var hung = new CancellationTokenSource(Hung);
        var ended = _process.WaitForExitAsync(hung.Token);
        if (await Task.WhenAny(what, ended) != what)
        {
            var how = ended.IsCompletedSuccessfully ? string.Create(CultureInfo.InvariantCulture, $"ended with {_process.ExitCode}") : "hangs";
            await KillAsync();
            throw new InvalidOperationException($"The bot {how}: {await _output}{await Complaints}");
        }

        await hung.CancelAsync();
        await what;
    }

    /// <summary>Ends it as the system does when memory runs out: at once, wherever it is.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>A client with an address of its own, as another person has it: each may ask so many questions a minute.</summary>
    public HttpClient ClientOf(int person)
    {
        var address = new IPEndPoint(new IPAddress([127, 0, (byte)(1 + (person / 250)), (byte)(1 + (person % 250))]), 0);
        return new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (context, token) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(address);
                await socket.ConnectAsync(context.DnsEndPoint, token);
                return new NetworkStream(socket, ownsSocket: true);
            },
        })
        {
            BaseAddress = Http.BaseAddress,
        };
    }

    /// <summary>Ends it as a supervisor does.</summary>
    /// <returns>Its exit code and what it logged.</returns>
    public async Task<(int ExitCode, string Log)> StopAsync(string signal, CancellationToken cancellationToken)
    {
        await SignalAsync(signal, cancellationToken);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return (_process.ExitCode, await _output);
    }

    public async Task SignalAsync(string signal, CancellationToken cancellationToken)
    {
        using var kill = Process.Start("kill", [signal, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    [GeneratedRegex(@"^Listening on (?<address>\S+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Listening { get; }
}
