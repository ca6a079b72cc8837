namespace NewsBot.Core.Knowledge;

/// <summary>The knowledge folder as a whole, or its index, cannot be used. The message names the folder and what to do about it.</summary>
public sealed class KnowledgeException : Exception
{
    /// <summary>Makes one with a message for the operator.</summary>
    public KnowledgeException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with a message for the operator and the failure behind it.</summary>
    public KnowledgeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Whether it is the folder of the index that cannot be used, and not that of the documents.</summary>
    public bool IsAboutIndex { get; init; }
}
