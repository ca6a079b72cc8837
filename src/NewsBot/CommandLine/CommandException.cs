namespace NewsBot.CommandLine;

/// <summary>A command cannot be carried out; the message says what is wrong and what to do about it.</summary>
/// <param name="message">For the person at the terminal.</param>
/// <param name="inner">What caused it, shown with <c>--verbose</c>.</param>
internal sealed class CommandException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The command line says something that cannot be meant; the message says what and what to do instead.</summary>
internal sealed class UsageException(string message) : Exception(message);
