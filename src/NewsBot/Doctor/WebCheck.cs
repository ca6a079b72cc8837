using System.Globalization;
using System.Net;
using System.Net.Sockets;
using NewsBot.Control;
using NewsBot.Core.Setup;
using NewsBot.Settings;

namespace NewsBot.Doctor;

/// <summary>Looks whether the web interface can listen where it is told to, or does already.</summary>
internal static class WebCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Looks at each address.</summary>
    /// <param name="web">Names the addresses.</param>
    /// <param name="dataDirectory">Tells of the bot that runs.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<IEnumerable<SetupFinding>> RunAsync(WebSettings web, string dataDirectory, CancellationToken cancellationToken)
    {
        var urls = web.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (urls.Length == 0)
        {
            return [Finding.Note($"Off: {WebSettings.UrlsKey} is empty.")];
        }

        var findings = new List<SetupFinding>();
        foreach (var url in urls)
        {
            findings.Add(await CheckAsync(url, RunningBotFile.Read(dataDirectory)?.Process, cancellationToken));
        }

        return findings;
    }

    private static async Task<SetupFinding> CheckAsync(string url, int? running, CancellationToken cancellationToken)
    {
        // "http://*:80" and "http://+:80" mean every address of the machine.
        var address = new Uri(url.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal));
        try
        {
            using var listener = new TcpListener(Place(address.Host), address.Port);
            listener.Start();
            return Finding.Good($"{url} is free.");
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return running is { } process && await ServesAsync(address, cancellationToken) is { } said
                ? Finding.Good(string.Create(CultureInfo.InvariantCulture, $"{url} is served by the running bot, the process {process}: {said}."))
                : Finding.Wrong($"{url} is taken by another program. Stop what listens there, or set {WebSettings.UrlsKey} to another address.");
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.AccessDenied)
        {
            return Finding.Wrong($"{url} may not be listened on by this account. Set {WebSettings.UrlsKey} to a port above 1023, with a proxy before it.");
        }
        catch (SocketException error)
        {
            return Finding.Wrong($"{url} cannot be listened on: {error.Message}. Set {WebSettings.UrlsKey} to an address of this machine.");
        }
    }

    // As the web server takes it: a name it does not know as this machine's means every address.
    private static IPAddress Place(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback
        : IPAddress.TryParse(host.AsSpan().Trim("[]"), out var given) ? given
        : IPAddress.Any;

    // What a bot says of its health; null where no bot answers.
    private static async Task<string?> ServesAsync(Uri address, CancellationToken cancellationToken)
    {
        var place = Place(address.Host);
        var builder = new UriBuilder(address) { Path = "/health/ready" };
        if (place.Equals(IPAddress.Any) || place.Equals(IPAddress.IPv6Any))
        {
            builder.Host = IPAddress.Loopback.ToString();
        }

        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = Patience, MaxResponseContentBufferSize = 1024 };
        try
        {
            using var response = await http.GetAsync(builder.Uri, cancellationToken);
            var said = await response.Content.ReadAsStringAsync(cancellationToken);
            return said.StartsWith("ready, knowledge", StringComparison.Ordinal) || response.StatusCode == HttpStatusCode.ServiceUnavailable ? said : null;
        }
        catch (Exception error) when (error is HttpRequestException || (error is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }
}
