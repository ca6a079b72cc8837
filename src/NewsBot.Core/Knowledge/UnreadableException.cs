namespace NewsBot.Core.Knowledge;

/// <summary>A document cannot be read. <see cref="ArticleReader"/> turns it into a <see cref="ReadResult.Rejected"/>.</summary>
/// <param name="reason">What is wrong with the document, as a sentence.</param>
/// <param name="remedy">What the operator can do about it, as a sentence.</param>
/// <param name="line">The 1-based line that is wrong, where it is one line.</param>
internal sealed class UnreadableException(string reason, string remedy, int? line = null) : Exception(reason)
{
    public string Remedy { get; } = remedy;

    public int? Line { get; } = line;
}
