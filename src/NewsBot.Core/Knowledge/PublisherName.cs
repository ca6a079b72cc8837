namespace NewsBot.Core.Knowledge;

/// <summary>Knows a publisher by its name where nothing labels it as one.</summary>
internal static class PublisherName
{
    /// <summary>Whether a short line or the end of a byline names a news agency, or ends in a word that newspapers are called by.</summary>
    public static bool IsKnown(ReadOnlySpan<char> name)
    {
        name = name.Trim();
        if (name.IsEmpty || name.Length > 40 || Prose.CountWords(name) > 5)
        {
            return false;
        }

        if (name.StartsWith("The ", StringComparison.OrdinalIgnoreCase))
        {
            name = name[4..];
        }

        foreach (var agency in (ReadOnlySpan<string>)
            [
                "Reuters", "Associated Press", "AP", "AFP", "Agence France-Presse", "UPI", "Bloomberg", "Bloomberg News", "BBC", "BBC News",
                "CNN", "Al Jazeera", "Deutsche Welle", "DPA", "EFE", "ANSA", "TASS", "Interfax", "Xinhua", "Kyodo", "Kyodo News", "Yonhap",
                "Bernama", "Antara", "PTI", "ANI", "AAP", "PA", "PA Media", "Press Association", "Canadian Press", "NPR",
            ])
        {
            if (name.Equals(agency, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        var last = name[(name.LastIndexOf(' ') + 1)..];
        return last.Length < name.Length && char.IsUpper(name[0]) && last is
            "Times" or "Post" or "Herald" or "Journal" or "Gazette" or "Tribune" or "Chronicle" or "Telegraph" or "Guardian" or "Mail"
            or "Press" or "Courier" or "Inquirer" or "Observer" or "Dispatch" or "Examiner" or "Independent" or "Register" or "Republic"
            or "Sun" or "Star" or "Globe" or "Bulletin" or "Wire" or "Agency";
    }

    /// <summary>Whether a line is the name of the site an address leads to, as "Daily Echo" is of <c>dailyecho.com</c>.</summary>
    public static bool IsSite(ReadOnlySpan<char> line, string? site)
    {
        if (site is null || line.Length > 40)
        {
            return false;
        }

        var label = site.AsSpan(0, site.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? dot : site.Length);
        var matched = 0;
        foreach (var c in line)
        {
            if (char.IsLetterOrDigit(c) && matched < label.Length)
            {
                if (char.ToLowerInvariant(c) != char.ToLowerInvariant(label[matched]))
                {
                    return false;
                }

                matched++;
            }
            else if (c == ' ' && matched == label.Length)
            {
                break;
            }
        }

        return label.Length > 1 && matched == label.Length;
    }
}
