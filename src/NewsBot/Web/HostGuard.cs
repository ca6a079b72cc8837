using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using NewsBot.Settings;

namespace NewsBot.Web;

/// <summary>
/// Answers only under names that are the bot's. Else a foreign site could have its own name resolve to this machine and read,
/// through the browser of somebody who can reach the bot, what the bot says (DNS rebinding).
/// </summary>
/// <remarks>
/// A number is nobody's name to give away, so addresses of numbers are fine, whatever network they are of. Where the request
/// came by the public address, its scheme and folder are those of that address: what stands between may speak plain HTTP
/// and leave the folder away.
/// </remarks>
internal sealed class HostGuard
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase) { "localhost" };
    private readonly Uri? _public;

    /// <summary>Makes the guard.</summary>
    /// <param name="web">Names the addresses that are the bot's.</param>
    public HostGuard(WebSettings web)
    {
        _public = web.PublicBaseUrl;
        foreach (var url in web.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Uri.TryCreate(url, UriKind.Absolute, out var address))
            {
                _names.Add(address.Host);
            }
        }

        if (_public is not null)
        {
            _names.Add(_public.Host);
        }
    }

    /// <summary>Whether the bot may be asked under a name.</summary>
    /// <param name="host">The name, or an address of numbers.</param>
    public bool Knows(string host) => _names.Contains(host) || IPAddress.TryParse(host.AsSpan().Trim("[]"), out _);

    /// <summary>Guards every request but those under the given paths, which tell nothing or prove by themselves who sent them.</summary>
    public void Use(IApplicationBuilder host, params PathString[] open) => host.Use(async (context, next) =>
    {
        var request = context.Request;
        if (!Array.Exists(open, path => request.Path.StartsWithSegments(path)) && !Knows(request.Host.Host))
        {
            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            await context.Response.WriteAsync($"The bot does not answer under this name. Its operator can set {WebSettings.PublicBaseUrlKey} to it.\n");
            return;
        }

        if (_public is not null && string.Equals(request.Host.Host, _public.Host, StringComparison.OrdinalIgnoreCase) && (request.Host.Port ?? _public.Port) == _public.Port)
        {
            request.Scheme = _public.Scheme;
            var folder = new PathString(_public.AbsolutePath.TrimEnd('/'));
            request.Path = request.Path.StartsWithSegments(folder, out var rest) ? rest : request.Path;
            request.PathBase = folder;
        }

        await next(context);
    });
}
