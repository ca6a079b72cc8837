using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using NewsBot.Core.Reloading;

namespace NewsBot.Slack.WebApi;

/// <summary>A file cannot be downloaded. The message says why and what to do, and holds neither token nor address.</summary>
public sealed class SlackFileException : Exception
{
    internal SlackFileException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}

/// <summary>
/// Downloads files that people attached: with the bot token, and therefore from Slack's own host alone; up to a size and
/// within a time.
/// </summary>
internal sealed class SlackFiles : IDisposable
{
    // https://docs.slack.dev/reference/objects/file-object and https://docs.slack.dev/govslack
    private static readonly Dictionary<string, string> FileHosts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["slack.com"] = "files.slack.com",
        ["slack-gov.com"] = "files.slack-gov.com",
    };

    // For all of a file: a document is a few megabytes.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly SlackOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;

    /// <summary>Makes one.</summary>
    /// <param name="options">The bot token, and where the Web API is: what is not Slack's own serves its files itself.</param>
    /// <param name="time">The clock.</param>
    public SlackFiles(SlackOptions options, TimeProvider time)
    {
        (_options, _time) = (options, time);

        // A redirect would take the token elsewhere.
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("NewsBot", "1.0"));
    }

    /// <summary>Downloads a file.</summary>
    /// <param name="file">The file, as it was told of; never trusted.</param>
    /// <param name="maxBytes">A file of more bytes is given up.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SlackFileException">It is too large, elsewhere, or cannot be had.</exception>
    public async Task<ReadOnlyMemory<byte>> DownloadAsync(SharedFile file, long maxBytes, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(file.UrlPrivateDownload, UriKind.Absolute, out var address) || !IsOwn(_options.ApiBaseUrl, address))
        {
            throw new SlackFileException("This file is not on Slack's own servers, so it is not downloaded. Save it and attach it itself.");
        }

        if (file.Size > maxBytes)
        {
            throw new SlackFileException(AttachedFile.TooLarge(maxBytes));
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _options.BotToken);
        using var deadline = new Deadline(Patience, _time, cancellationToken);
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            ThrowUnlessGiven(response.StatusCode);
            await using var content = await response.Content.ReadAsStreamAsync(deadline.Token);
            var bytes = await AttachedFile.ReadAsync(content, maxBytes, deadline.Token) ?? throw new SlackFileException(AttachedFile.TooLarge(maxBytes));
            return file.Size is not { } size || size == bytes.Length
                ? bytes
                : throw new SlackFileException("What Slack gave out is not the whole file. Attach it again.");
        }
        catch (Exception error) when (error is HttpRequestException or IOException || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new SlackFileException("The file could not be downloaded from Slack. Try again.", error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    // Who may not have a file is sent to a page to sign in at.
    private static void ThrowUnlessGiven(HttpStatusCode status)
    {
        if (status is HttpStatusCode.Found or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            throw new SlackFileException(
                "Slack does not let me have the file. I need the scope files:read: whoever runs me adds it on the app's page OAuth & Permissions and installs the app again. I must also be in the channel.");
        }

        if (status is not HttpStatusCode.OK)
        {
            throw new SlackFileException(string.Create(CultureInfo.InvariantCulture, $"Slack does not give the file out ({(int)status}). Attach it again."));
        }
    }

    /// <summary>Whether a file is served by whoever the token is of.</summary>
    /// <param name="api">Where the Web API is.</param>
    /// <param name="address">Where the file is said to be.</param>
    internal static bool IsOwn(Uri api, Uri address) =>
        address.UserInfo.Length == 0
        && (FileHosts.TryGetValue(api.Host, out var files)
            ? address is { Scheme: "https", IsDefaultPort: true } && address.Host.Equals(files, StringComparison.OrdinalIgnoreCase)
            : string.Equals(address.GetLeftPart(UriPartial.Authority), api.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase));
}
