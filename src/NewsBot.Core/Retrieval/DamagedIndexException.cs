namespace NewsBot.Core.Retrieval;

/// <summary>A part of the index is not what was written. Opening the index again makes it good, if the part could be put aside.</summary>
public sealed class DamagedIndexException : Exception
{
    /// <summary>Makes one for a part that has been put aside.</summary>
    public DamagedIndexException(string message)
        : base(message)
    {
        IsPutAside = true;
    }

    /// <summary>Makes one for a part that could not be put aside, and why.</summary>
    public DamagedIndexException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Whether the next opening finds the damaged part missing, and makes it anew.</summary>
    public bool IsPutAside { get; }
}
