using NewsBot.Settings;

namespace NewsBot.CommandLine;

/// <summary>
/// Takes settings such as <c>--Storage:DataDirectory=/srv/data</c> out of the command line, which may stand anywhere in it:
/// the parser of commands would read the colon as the end of an option's name.
/// </summary>
internal static class SettingArguments
{
    /// <summary>Parts the arguments into commands and settings.</summary>
    /// <returns>What the command parser is to read, and the settings as <c>--Key:Name=value</c>.</returns>
    /// <exception cref="UsageException">There is no setting of that name.</exception>
    public static (string[] Commands, string[] Settings) Split(string[] arguments)
    {
        var commands = new List<string>();
        var settings = new List<string>();
        var end = Array.IndexOf(arguments, "--");
        for (var i = 0; i < arguments.Length; i++)
        {
            if ((end >= 0 && i >= end) || Key(arguments[i]) is not { } key)
            {
                commands.Add(arguments[i]);
                continue;
            }

            if (!BotSettings.Keys.Contains(key, StringComparer.OrdinalIgnoreCase))
            {
                throw new UsageException($"There is no setting {key}. Settings are: {string.Join(", ", BotSettings.Keys)}.");
            }

            var takesNext = !arguments[i].Contains('=', StringComparison.Ordinal) && i + 1 < arguments.Length;
            settings.Add(takesNext ? $"{arguments[i]}={arguments[++i]}" : arguments[i]);
        }

        return ([.. commands], [.. settings]);
    }

    // "Storage:DataDirectory" of "--Storage:DataDirectory=/srv/data"; null where the argument is not of that form.
    private static string? Key(string argument)
    {
        if (!argument.StartsWith("--", StringComparison.Ordinal))
        {
            return null;
        }

        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        var key = equals < 0 ? argument[2..] : argument[2..equals];
        return key.Contains(':', StringComparison.Ordinal) && key.All(c => char.IsAsciiLetterOrDigit(c) || c == ':') ? key : null;
    }
}
