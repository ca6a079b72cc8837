namespace NewsBot.Slack.Blocks;

/// <summary>Addresses that may be shown as links.</summary>
internal static class LinkAddress
{
    private const int MaxLength = 3000;

    /// <summary>An address in its escaped form, without brackets, quotes or spaces.</summary>
    /// <exception cref="ArgumentException">The address is not of the web, or is too long.</exception>
    public static string Of(Uri address)
    {
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
        {
            throw new ArgumentException("A link leads to an http or https address.", nameof(address));
        }

        var text = address.AbsoluteUri;
        BlockLimitException.ThrowUnless(text.Length, 1, MaxLength, "characters of a link");
        return text;
    }
}
