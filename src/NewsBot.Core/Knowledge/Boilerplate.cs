using System.Collections.Frozen;

namespace NewsBot.Core.Knowledge;

/// <summary>Lines that belong to the page and not to the article: prompts to share or subscribe, links to other stories, notices.</summary>
internal static class Boilerplate
{
    private const int Longest = 160;

    // What the whole line must be.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lines = FrozenSet.ToFrozenSet(
    [
        "ad", "advertisement", "advertising", "article continues below", "back to top", "close", "comments", "continue reading", "home",
        "image caption", "image copyright", "image source", "learn more", "leave a comment", "listen", "load more", "loading", "log in",
        "login", "menu", "more", "most popular", "most read", "newsletter", "next", "next article", "open menu", "popular", "previous",
        "previous article", "print", "print this article", "read full story", "read more", "read more here", "recommended", "register",
        "related", "related articles", "related content", "related news", "related stories", "related topics", "save", "search", "see also",
        "share", "share this", "share this article", "share this page", "share this post", "share this story", "show comments", "sign in",
        "sign up", "skip advertisement", "skip to content", "skip to main content", "skip to navigation", "sponsored", "sponsored content",
        "subscribe", "subscribe now", "tags", "this article was originally published here", "toggle navigation", "top stories", "topics",
        "trending", "trending now", "up next", "view comments", "watch live", "you may also like", "you might also like", "email this",
        "email this article", "email this story", "cookie policy", "manage cookies", "privacy policy", "terms and conditions",
        "terms of service", "terms of use", "tweet this", "for the full story, click here",
    ], StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    // What a short line may begin with, whatever follows.
    private static readonly string[] Openings =
    [
        "accept all cookies", "accept cookies", "advertisement -", "all rights reserved", "already a subscriber", "also read:",
        "by using this site",
        "click here to", "click to share", "copyright \u00A9", "copyright (c)", "don't miss:", "download our app",
        "download the app", "enter your email", "follow us on", "for more stories like this", "get our newsletter", "get the latest news",
        "join our newsletter", "like us on facebook", "more on this story", "more:", "most read in",
        "photo credit:", "photo:", "picture:", "read also:", "read more about", "read more at", "read more:", "read next:",
        "read the full article", "read the full report", "read the full story", "read the original",
        "related article:", "related:", "related story:", "related stories:",
        "see also:", "share on facebook", "share on linkedin", "share on twitter", "share on whatsapp", "share on x", "share this on",
        "share this story on", "sign up for our", "sign up here", "sign up to our", "story continues below", "subscribe for",
        "subscribe here", "subscribe to", "support local journalism", "this article was first published on",
        "this site uses cookies", "this website uses cookies", "we use cookies", "you have reached your limit",
        "\u00A9",
    ];

    /// <summary>Whether a line is such a line. Long ones never are, nor sentences that merely begin alike.</summary>
    public static bool Is(ReadOnlySpan<char> line)
    {
        if (line.Length > Longest)
        {
            return false;
        }

        var bare = line.Trim(" .:!>\u00BB\u2026-\u2013\u2014|\u25BA\u2192");
        return Lines.Contains(bare) || StartsWithOne(bare, Openings)
            || bare.EndsWith("all rights reserved", StringComparison.OrdinalIgnoreCase);
    }

    private static bool StartsWithOne(ReadOnlySpan<char> line, string[] openings)
    {
        if (line.IsEmpty)
        {
            return false;
        }

        var first = char.ToLowerInvariant(line[0]);
        foreach (var opening in openings)
        {
            if (opening[0] == first && line.StartsWith(opening, StringComparison.OrdinalIgnoreCase)
                && (opening.Length == line.Length || !char.IsLetterOrDigit(opening[^1]) || !char.IsLetterOrDigit(line[opening.Length])))
            {
                return true;
            }
        }

        return false;
    }
}
