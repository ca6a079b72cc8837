using NewsBot.Core.Citations;
using NewsBot.Core.Time;

namespace NewsBot.Core.Replies;

/// <summary>What the bot says, in blocks without markup. Each platform has one renderer that shows them as its readers know it.</summary>
/// <param name="Blocks">The blocks, in the order they are read.</param>
public sealed record Reply(IReadOnlyList<ReplyBlock> Blocks)
{
    /// <summary>What a reader may do with it, in the order it is offered; a platform without buttons leaves it out.</summary>
    public IReadOnlyList<ReplyAction> Actions { get; init; } = [];

    /// <summary>A reply of one paragraph.</summary>
    public static Reply Of(string text) => new([new ReplyBlock.Paragraph(text)]);
}

/// <summary>A part of a reply. Its texts may hold anything that articles and users write; a renderer makes them harmless.</summary>
public abstract record ReplyBlock
{
    private ReplyBlock()
    {
    }

    /// <summary>The one line to read first: whether it happened, or that the documents do not say.</summary>
    /// <param name="Text">The line.</param>
    /// <param name="Status">Whether it happened; null where the line tells something else.</param>
    public sealed record Verdict(string Text, EventStatus? Status) : ReplyBlock;

    /// <summary>Running text of the bot's own.</summary>
    /// <param name="Text">The text; line ends part paragraphs.</param>
    public sealed record Paragraph(string Text) : ReplyBlock;

    /// <summary>What articles say, a statement each.</summary>
    /// <param name="Heading">What the statements have in common, such as "Earlier reports"; null for the answer itself.</param>
    /// <param name="Items">At least one.</param>
    public sealed record Statements(string? Heading, IReadOnlyList<ReplyStatement> Items) : ReplyBlock;

    /// <summary>What happened when, in order of time.</summary>
    /// <param name="Events">At least one.</param>
    public sealed record Timeline(IReadOnlyList<ReplyEvent> Events) : ReplyBlock;

    /// <summary>Where it comes from.</summary>
    /// <param name="Heading">What the citations are to the reply.</param>
    /// <param name="Citations">At least one, by number.</param>
    public sealed record Sources(string Heading, IReadOnlyList<Citation> Citations) : ReplyBlock;

    /// <summary>Where it comes from, to be read to the letter.</summary>
    /// <param name="Heading">What the quotes are to the reply.</param>
    /// <param name="Items">At least one, by number.</param>
    public sealed record Quotes(string Heading, IReadOnlyList<ReplyQuote> Items) : ReplyBlock
    {
        /// <summary>The quotes of citations.</summary>
        /// <param name="heading">What the quotes are to the reply.</param>
        /// <param name="citations">At least one, by number.</param>
        /// <param name="addresses">Where readers see quotes in their articles; null where they cannot.</param>
        public static Quotes Of(string heading, IReadOnlyList<Citation> citations, SourceAddress? addresses) =>
            new(heading, [.. citations.Select(citation => new ReplyQuote(citation, addresses?.Of(citation)))]);
    }

    /// <summary>Small print: what was left out, what the answer does not use.</summary>
    /// <param name="Text">The text, of one line.</param>
    public sealed record Remark(string Text) : ReplyBlock;
}

/// <summary>One thing said, with the numbers of the citations that bear it out.</summary>
/// <param name="Label">What stands before it, such as its date; null for nothing.</param>
/// <param name="Text">The statement.</param>
/// <param name="Citations">Numbers of citations; none for words of the bot's own.</param>
public sealed record ReplyStatement(string? Label, string Text, IReadOnlyList<int> Citations);

/// <summary>An event of a timeline.</summary>
/// <param name="When">When it was, with no more precision than its source has.</param>
/// <param name="Mark">What a reader must know of it before the text, such as "planned, superseded"; null for what simply happened.</param>
/// <param name="Text">The sentence that tells of it.</param>
/// <param name="Citations">Numbers of the citations that tell of it.</param>
public sealed record ReplyEvent(string When, string? Mark, string Text, IReadOnlyList<int> Citations);

/// <summary>A quote to be read to the letter.</summary>
/// <param name="Citation">The quote and where it stands.</param>
/// <param name="Page">Where it can be seen in its article, an address of http or https; null where readers cannot.</param>
public sealed record ReplyQuote(Citation Citation, Uri? Page);

/// <summary>Something a reader may do with a reply.</summary>
public enum ReplyAction
{
    /// <summary>See the sources with their exact quotes.</summary>
    ShowSources,

    /// <summary>See what happened when.</summary>
    ShowTimeline,

    /// <summary>Say that the answer helped.</summary>
    Helpful,

    /// <summary>Say that the answer did not help.</summary>
    NotHelpful,

    /// <summary>See the page before.</summary>
    PreviousPage,

    /// <summary>See the next page.</summary>
    NextPage,
}
