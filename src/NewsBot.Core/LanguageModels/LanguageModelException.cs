namespace NewsBot.Core.LanguageModels;

/// <summary>
/// A language model cannot be used. The message says what is wrong and what to do about it, and may be shown to any reader:
/// it holds no key, address or text of theirs.
/// </summary>
/// <param name="message">What is wrong and the remedy, in whole sentences.</param>
/// <param name="inner">What caused it.</param>
public sealed class LanguageModelException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether the same request may succeed when it is sent again.</summary>
    public bool IsTransient { get; init; }

    /// <summary>How long the service asks to wait before that; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What a reader is told of any failure of a model: the message of an unknown exception may hold an address or a key.</summary>
    internal static string Describe(Exception error) =>
        error is LanguageModelException ? error.Message : $"The language model could not be used ({error.GetType().Name}).";
}
