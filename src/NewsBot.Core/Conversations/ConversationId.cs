namespace NewsBot.Core.Conversations;

/// <summary>Names a conversation, such as a chat's thread, in the words of whoever holds it. Opaque: it is only ever compared.</summary>
public readonly record struct ConversationId
{
    /// <summary>The most characters an id has.</summary>
    public const int MaxLength = 200;

    /// <summary>Makes an id.</summary>
    /// <param name="value">Such as <c>discord:81384788765712384</c>; not empty, of at most <see cref="MaxLength"/> characters.</param>
    /// <exception cref="ArgumentException">The value is empty or too long.</exception>
    public ConversationId(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        Value = value.Length <= MaxLength ? value : throw new ArgumentException($"An id has at most {MaxLength} characters; this one has {value.Length}.", nameof(value));
    }

    /// <summary>The id as it was given.</summary>
    public string Value { get; }

    /// <summary>The id as it was given.</summary>
    public override string ToString() => Value;
}
