namespace NewsBot.Storage;

/// <summary>The state store cannot be used; the message names it and says what to do.</summary>
/// <param name="message">What is wrong and what to do about it.</param>
/// <param name="cause">What it was noticed by.</param>
public sealed class StorageException(string message, Exception? cause = null) : Exception(message, cause);
