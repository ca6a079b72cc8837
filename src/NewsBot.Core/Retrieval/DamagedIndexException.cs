namespace NewsBot.Core.Retrieval;

/// <summary>A part of the index is not what was written. It has been put aside; opening the index again makes it anew.</summary>
public sealed class DamagedIndexException : Exception
{
    /// <summary>Makes one with a message for the operator.</summary>
    public DamagedIndexException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with a message for the operator and the failure behind it.</summary>
    public DamagedIndexException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
