using System.Text.RegularExpressions;

namespace NewsBot.Core.LanguageModels;

/// <summary>Takes out of what people type what no model has to know: mentions of people, addresses of mail, paths, keys and tokens.</summary>
internal static partial class OutgoingText
{
    private const string Left = "…";

    /// <summary>The text as it may leave the machine.</summary>
    public static string Clean(string text) => Token().Replace(Path().Replace(Mention().Replace(text, Left), Left), Left).Trim();

    // "<@123>", "<!channel>", "@everyone", "someone@example.org"
    [GeneratedRegex(@"<[@#!][^>]*>|[\w.+-]*@[\w.-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Mention();

    [GeneratedRegex(@"(?:\b[A-Za-z]:\\|\\\\|~/|(?<![\w/])/(?=[\w.-]+/))\S+", RegexOptions.CultureInvariant)]
    private static partial Regex Path();

    // A run of many letters and digits is no word.
    [GeneratedRegex(@"(?<!\S)(?=\S*\d)(?=\S*[A-Za-z])[A-Za-z0-9_\-.=+/:]{20,}", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
