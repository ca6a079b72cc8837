using System.Text;
using System.Text.RegularExpressions;

namespace NewsBot.Discord.Talking.Messages;

/// <summary>Finds the question in what somebody wrote.</summary>
internal static partial class QuestionText
{
    private static readonly char[] AfterMention = [' ', '\n', '\t', ',', ':', ';', '-', '.', '!'];

    /// <summary>The text without mentions, channels and custom emoji; empty where no letter or digit is left to ask with.</summary>
    /// <param name="content">A message's text.</param>
    public static string Read(string content)
    {
        var text = MarkupPattern.Replace(content, " ").TrimStart(AfterMention).TrimEnd();
        return text.EnumerateRunes().Any(Rune.IsLetterOrDigit) ? text : "";
    }

    // <@1>, <@!1>, <@&1>, <#1>, <:wave:1>, <a:wave:1>
    [GeneratedRegex("<(?:@[!&]?|#|a?:[A-Za-z0-9_]{1,32}:)[0-9]{1,20}>", RegexOptions.CultureInvariant)]
    private static partial Regex MarkupPattern { get; }
}
