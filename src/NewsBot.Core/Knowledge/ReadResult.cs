namespace NewsBot.Core.Knowledge;

/// <summary>What became of one file: an article, or a reason why not. A file that cannot be read is a value, not an exception.</summary>
public abstract record ReadResult
{
    private ReadResult()
    {
    }

    /// <summary>The file is an article.</summary>
    public sealed record Read(Article Article) : ReadResult;

    /// <summary>The file cannot be used.</summary>
    public sealed record Rejected(RejectedFile File) : ReadResult;
}

/// <summary>A file of the knowledge folder that was left out.</summary>
/// <param name="Path">Its path under the knowledge folder, with <c>/</c> between folders.</param>
/// <param name="Reason">What is wrong with it, as a sentence.</param>
/// <param name="Remedy">What the operator can do about it, as a sentence.</param>
/// <param name="Line">The 1-based line that is wrong, where it is one line.</param>
public sealed record RejectedFile(string Path, string Reason, string Remedy, int? Line = null)
{
    /// <summary>One line for a person: file, line, reason and remedy.</summary>
    public override string ToString() => $"{Path}{(Line is { } line ? $":{line}" : "")}: {Reason} {Remedy}";
}
