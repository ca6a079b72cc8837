using System.Net;
using System.Text.RegularExpressions;

namespace NewsBot.Slack.Events;

/// <summary>Text as Slack delivers it: escaped, with names and links in angle brackets.</summary>
public static partial class IncomingText
{
    /// <summary>Whether a text names somebody.</summary>
    public static bool Mentions(string text, UserId user)
    {
        foreach (var token in Tokens().EnumerateMatches(text))
        {
            var inner = text.AsSpan(token.Index + 1, token.Length - 2);
            if (inner.StartsWith("@") && inner[1..].StartsWith(user.Value) && (inner.Length == user.Value.Length + 1 || inner[user.Value.Length + 1] == '|'))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a text names any person, group or channel of people.</summary>
    public static bool MentionsAnybody(string text)
    {
        foreach (var token in Tokens().EnumerateMatches(text))
        {
            if (text[token.Index + 1] is '@' or '!')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The words of a text, as its writer saw them. What it says stays untrusted.</summary>
    /// <param name="text">A text from Slack.</param>
    /// <param name="self">The bot, whose name is left out.</param>
    public static string Plain(string text, UserId self) =>
        WebUtility.HtmlDecode(Tokens().Replace(text, token => Shown(token.Groups["target"].Value, token.Groups["label"].Value, self))).Trim();

    // <@U1>, <@U1|name>, <#C1|name>, <!here>, <!subteam^S1|@name>, <!date^…|words>, <https://a.example|words>, <mailto:a@b.example|a@b.example>
    private static string Shown(string target, string label, UserId self) => target switch
    {
        ['@', .. var user] when user == self.Value => "",
        ['@', .. var user] => label is "" ? $"@{user}" : $"@{label}",
        ['#', .. var channel] => label is "" ? $"#{channel}" : $"#{label}",
        ['!', .. var command] => label is "" ? $"@{command}" : label,
        _ => label is "" ? target : label,
    };

    [GeneratedRegex("<(?<target>[^<>|]+)\\|?(?<label>[^<>]*)>", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Tokens();
}
