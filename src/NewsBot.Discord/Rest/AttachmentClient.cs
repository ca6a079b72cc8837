using System.Globalization;
using NewsBot.Core.Reloading;
using NewsBot.Discord.Entities;

namespace NewsBot.Discord.Rest;

/// <summary>A file cannot be downloaded. The message says why.</summary>
internal sealed class AttachmentException : Exception
{
    public AttachmentException(string message)
        : base(message)
    {
    }

    public AttachmentException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>
/// Downloads files that users attached: from Discord's own hosts alone, without the bot's token, up to a size and within a
/// time.
/// </summary>
internal sealed class AttachmentClient : IDisposable
{
    // https://docs.discord.com/developers/reference#cdn-formatting
    private static readonly string[] Hosts = ["cdn.discordapp.com", "media.discordapp.net"];

    // For all of a file: an attachment is a few megabytes.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Uri _api;
    private readonly TimeProvider _clock;
    private readonly HttpClient _http;

    /// <summary>Makes one.</summary>
    /// <param name="options">Where the API is: what is not Discord's own serves its files itself.</param>
    /// <param name="clock">What time limits go by.</param>
    public AttachmentClient(DiscordRestOptions options, TimeProvider clock)
    {
        _api = options.ApiBaseUrl;
        _clock = clock;
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd(options.UserAgent);
    }

    /// <summary>Downloads a file.</summary>
    /// <param name="file">The file, as it was told of.</param>
    /// <param name="maxBytes">A file of more bytes is given up.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AttachmentException">It is too large, elsewhere, or cannot be had.</exception>
    public async Task<ReadOnlyMemory<byte>> DownloadAsync(Attachment file, long maxBytes, CancellationToken cancellationToken)
    {
        if (file.Url is not { IsAbsoluteUri: true } address || !IsDiscords(address))
        {
            throw new AttachmentException("This file is not on Discord's servers, so it is not downloaded. Attach it again.");
        }

        if (file.Size > maxBytes)
        {
            throw new AttachmentException(AttachedFile.TooLarge(maxBytes));
        }

        using var late = new CancellationTokenSource(Patience, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            using var response = await _http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, either.Token);
            if (!response.IsSuccessStatusCode)
            {
                throw new AttachmentException(string.Create(CultureInfo.InvariantCulture, $"Discord does not give the file out ({(int)response.StatusCode}). Attach it again."));
            }

            await using var content = await response.Content.ReadAsStreamAsync(either.Token);
            return await AttachedFile.ReadAsync(content, maxBytes, either.Token) ?? throw new AttachmentException(AttachedFile.TooLarge(maxBytes));
        }
        catch (Exception error) when (error is HttpRequestException or IOException || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new AttachmentException("The file could not be downloaded from Discord. Try again.", error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private bool IsDiscords(Uri address) =>
        _api == DiscordRestOptions.DefaultApiBaseUrl
            ? string.Equals(address.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal) && address.IsDefaultPort && Hosts.Contains(address.Host, StringComparer.OrdinalIgnoreCase)
            : string.Equals(address.GetLeftPart(UriPartial.Authority), _api.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase);
}
