using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace NewsBot.Web;

/// <summary>A file of the page that is part of the program. Its address names its content, so that browsers may keep it.</summary>
internal sealed class PageFile
{
    private readonly byte[] _content;
    private readonly string _type;

    public PageFile(string name, string type)
    {
        using var stream = typeof(PageFile).Assembly.GetManifestResourceStream($"NewsBot.Web.Assets.{name}")!;
        _content = new byte[stream.Length];
        stream.ReadExactly(_content);
        _type = type;
        Path = $"/assets/{Convert.ToHexStringLower(SHA256.HashData(_content).AsSpan(0, 8))}-{name}";
    }

    /// <summary>The path it is served under.</summary>
    public string Path { get; }

    /// <summary>Serves it.</summary>
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, (HttpResponse response) =>
    {
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(_content, _type);
    });
}

/// <summary>What the page needs besides its HTML.</summary>
internal static class PageFiles
{
    /// <summary>How it looks.</summary>
    public static PageFile Style { get; } = new("style.css", "text/css; charset=utf-8");

    /// <summary>Its icon.</summary>
    public static PageFile Icon { get; } = new("icon.svg", "image/svg+xml");

    /// <summary>Serves them.</summary>
    public static void MapPageFiles(this IEndpointRouteBuilder routes)
    {
        Style.Map(routes);
        Icon.Map(routes);
    }
}
