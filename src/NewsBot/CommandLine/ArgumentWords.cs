using System.CommandLine;
using System.CommandLine.Parsing;

namespace NewsBot.CommandLine;

/// <summary>Arguments of free words, as they are typed without quotation marks.</summary>
internal static class ArgumentWords
{
    /// <summary>Whoever mistypes "--json" must not be answered as if it were part of the question.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="words">The argument.</param>
    /// <param name="what">What it is, for the message: "a question".</param>
    /// <exception cref="UsageException">One of the words looks like an option.</exception>
    public static void RejectMistypedOptions(ParseResult parsed, Argument<string[]> words, string what)
    {
        var isMeant = parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash);
        if (!isMeant && parsed.GetValue(words)?.FirstOrDefault(LooksLikeAnOption) is { } word)
        {
            throw new UsageException($"There is no option {word}. Put -- before {what} that begins like one.");
        }
    }

    private static bool LooksLikeAnOption(string word) =>
        word.StartsWith('-') && word.TrimStart('-') is [var first, ..] && char.IsAsciiLetter(first) && !word.Contains(' ', StringComparison.Ordinal);
}
