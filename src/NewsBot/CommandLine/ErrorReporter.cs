using NewsBot.Core.Knowledge;
using NewsBot.Core.Questions;
using NewsBot.Core.Retrieval;
using NewsBot.Output;
using NewsBot.Settings;
using NewsBot.Storage;

namespace NewsBot.CommandLine;

/// <summary>The one way in which a failure becomes a message.</summary>
/// <param name="terminal">Where the messages go.</param>
/// <param name="isVerbose">Whether <c>--verbose</c> asks for the details.</param>
internal sealed class ErrorReporter(Terminal terminal, bool isVerbose)
{
    /// <summary>Tells the person at the terminal what went wrong.</summary>
    /// <param name="error">What went wrong.</param>
    /// <param name="place">Where, such as a file and line; null for the command as a whole.</param>
    public void Report(Exception error, string? place = null)
    {
        var isExpected = error is CommandException or SettingsException or UsageException or QuestionException or KnowledgeException or DamagedIndexException or StorageException;
        var message = isExpected ? error.Message : $"Something unexpected went wrong: {error.Message} (--verbose shows the details)";
        terminal.Warn(place is null ? message : $"{place}: {message}");
        if (isVerbose)
        {
            terminal.Error.WriteLine(error.ToString());
        }
    }
}
