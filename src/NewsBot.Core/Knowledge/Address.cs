namespace NewsBot.Core.Knowledge;

/// <summary>The web address an article can be read at.</summary>
internal static class Address
{
    /// <summary>The address if it is absolute and http or https, else null: nothing else is ever shown as a link.</summary>
    public static string? Check(string? address) =>
        Uri.TryCreate(address?.Trim(), UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && uri.Host.Length > 0
            ? uri.AbsoluteUri
            : null;

    /// <summary>The site of an address: its host without <c>www.</c></summary>
    public static string Site(string address)
    {
        var host = new Uri(address).Host;
        return host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
    }
}
