using System.Text.Json;
using AngleSharp.Dom;
using NewsBot.Core.Time;

namespace NewsBot.Core.Knowledge;

/// <summary>
/// Reads what a web page states about its article: schema.org JSON-LD first, then meta tags (Open Graph, Dublin Core and the
/// usual names), then the page's own title and <c>time</c> elements.
/// </summary>
internal static class HtmlMetadata
{
    /// <summary>Reads the metadata of a page.</summary>
    /// <param name="document">The page.</param>
    /// <param name="main">The part of it that holds the article.</param>
    public static Metadata Read(IDocument document, IElement? main)
    {
        var stated = new Metadata { Language = document.DocumentElement?.GetAttribute("lang") };
        foreach (var script in document.QuerySelectorAll("script[type='application/ld+json']"))
        {
            ReadLinkedData(script.TextContent, stated);
        }

        foreach (var meta in document.QuerySelectorAll("meta[content]"))
        {
            ReadMeta(meta, stated);
        }

        ReadTitle(document, main, stated);
        stated.Url ??= Address.Check(document.QuerySelector("link[rel=canonical]")?.GetAttribute("href"));
        var time = document.QuerySelector("time[itemprop=datePublished][datetime]") ?? main?.QuerySelector("time[datetime]");
        if (HeaderDate.TryParse(time?.GetAttribute("datetime"), out var date))
        {
            stated.Published ??= date;
        }

        return stated;
    }

    /// <summary>The 1-based line of the file an element begins on; null for one the parser added.</summary>
    public static int? LineOf(IElement element) =>
        element.SourceReference?.Position.Line is > 0 and var line ? line : null;

    private static void ReadMeta(IElement meta, Metadata stated)
    {
        var name = meta.GetAttribute("property") ?? meta.GetAttribute("name") ?? meta.GetAttribute("itemprop");
        var value = TextCleaner.Clean(meta.GetAttribute("content")!);
        if (name is null || value.Length == 0)
        {
            return;
        }

        switch (name.ToLowerInvariant())
        {
            case "og:title" or "twitter:title" or "dc.title" or "headline":
                SetTitle(stated, value, meta);
                break;
            case "author" or "article:author" or "byl" or "parsely-author" or "sailthru.author" or "dc.creator" when Address.Check(value) is null:
                stated.Author ??= Byline.TryParse(value, out var byline) ? byline.Author : value;
                break;
            case "og:site_name" or "publisher" or "dc.publisher" or "application-name" when Address.Check(value) is null:
                stated.Publisher ??= value;
                break;
            case "article:published_time" or "datepublished" or "date" or "pubdate" or "publishdate" or "publish-date" or "parsely-pub-date"
                or "dc.date" or "dc.date.issued" or "dcterms.created" or "sailthru.date" when HeaderDate.TryParse(value, out var published):
                stated.Published ??= published;
                break;
            case "article:modified_time" or "og:updated_time" or "datemodified" or "last-modified" or "dcterms.modified" when HeaderDate.TryParse(value, out var updated):
                stated.Updated ??= updated;
                break;
            case "og:url":
                stated.Url ??= Address.Check(value);
                break;
        }
    }

    // The headline above the text, else what the head says; a title of the page without the name of the site.
    private static void ReadTitle(IDocument document, IElement? main, Metadata stated)
    {
        if ((main?.QuerySelector("h1") ?? document.QuerySelector("h1")) is { } headline && TextCleaner.Clean(headline.TextContent) is { Length: > 0 } text)
        {
            stated.Title = text;
            stated.TitleLine = LineOf(headline) ?? 1;
        }
        else if (document.QuerySelector("title") is { } title && TextCleaner.Clean(title.TextContent) is { Length: > 0 } name)
        {
            var cut = name.LastIndexOfAny(['|', '\u2013', '\u2014', '-']);
            var isSite = cut > 0 && name[cut - 1] == ' ' && (name[cut] == '|' || name.AsSpan(cut + 1).Trim().Equals(stated.Publisher, StringComparison.OrdinalIgnoreCase));
            SetTitle(stated, isSite ? name[..cut].TrimEnd() : name, title);
        }
    }

    private static void SetTitle(Metadata stated, string title, IElement source)
    {
        if (stated.Title is null)
        {
            stated.Title = title;
            stated.TitleLine = LineOf(source) ?? 1;
        }
    }

    private static void ReadLinkedData(string json, Metadata stated)
    {
        try
        {
            using var data = JsonDocument.Parse(json, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            foreach (var item in Items(data.RootElement))
            {
                if (IsArticle(item))
                {
                    ReadArticle(item, stated);
                    return;
                }
            }
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            // Pages with broken linked data are many, and tell the same in their meta tags.
        }
    }

    private static JsonElement[] Items(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Array => [.. root.EnumerateArray()],
        JsonValueKind.Object when root.TryGetProperty("@graph", out var graph) && graph.ValueKind == JsonValueKind.Array => [.. graph.EnumerateArray()],
        _ => [root],
    };

    private static bool IsArticle(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("@type", out var type))
        {
            return false;
        }

        var types = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().ToArray() : [type];
        return types.Any(one => one.ValueKind == JsonValueKind.String
            && (one.GetString()!.EndsWith("Article", StringComparison.Ordinal) || one.GetString() is "BlogPosting" or "LiveBlogPosting" or "Report"));
    }

    private static void ReadArticle(JsonElement item, Metadata stated)
    {
        stated.Author ??= Names(item, "author");
        stated.Publisher ??= Names(item, "publisher");
        stated.Title ??= Names(item, "headline");
        stated.Url ??= Address.Check(Names(item, "url"));
        stated.Published ??= HeaderDate.TryParse(Names(item, "datePublished"), out var published) ? published : null;
        stated.Updated ??= HeaderDate.TryParse(Names(item, "dateModified"), out var updated) ? updated : null;
    }

    // A string, an object with a name, or a list of these; null where there is none.
    private static string? Names(JsonElement item, string property)
    {
        if (!item.TryGetProperty(property, out var value))
        {
            return null;
        }

        var all = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : [value];
        var names = all.Select(Name).Where(name => !string.IsNullOrEmpty(name)).ToArray();
        return names.Length > 0 ? string.Join(", ", names) : null;

        static string? Name(JsonElement value) => value.ValueKind switch
        {
            JsonValueKind.String => TextCleaner.Clean(value.GetString()!),
            JsonValueKind.Object when value.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String => TextCleaner.Clean(name.GetString()!),
            _ => null,
        };
    }
}
