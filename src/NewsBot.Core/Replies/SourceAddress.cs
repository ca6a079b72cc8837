using System.Globalization;
using NewsBot.Core.Citations;

namespace NewsBot.Core.Replies;

/// <summary>
/// Where readers of a chat see a quote in its article: a page that the bot serves,
/// <c>BASE/articles/DOCUMENT?start=N&amp;end=N&amp;version=VERSION#passage</c>.
/// </summary>
/// <param name="publicBaseUrl">The address under which they reach the bot, of http or https.</param>
public sealed class SourceAddress(Uri publicBaseUrl)
{
    private readonly string _articles = $"{publicBaseUrl.AbsoluteUri.TrimEnd('/')}/articles/";

    /// <summary>The address of a quote; whatever the document is called, it holds no space, quotation mark or bracket.</summary>
    /// <param name="citation">The quote. Its version tells the page whether the article is still the one that was quoted.</param>
    public Uri Of(Citation citation)
    {
        ArgumentNullException.ThrowIfNull(citation);
        var document = string.Join('/', citation.Document.Split('/').Select(Uri.EscapeDataString));
        return new Uri(string.Create(
            CultureInfo.InvariantCulture, $"{_articles}{document}?start={citation.Start}&end={citation.End}&version={citation.Version}#passage"));
    }
}
