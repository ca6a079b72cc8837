using NewsBot.Core.Citations;
using NewsBot.Core.Evidence;

namespace NewsBot.Core.Checking;

/// <summary>What the documents say to something somebody stated.</summary>
public enum CheckOutcome
{
    /// <summary>They say the same, and nothing later overtook it.</summary>
    Supported,

    /// <summary>They said the same, and a later report overtook it.</summary>
    Outdated,

    /// <summary>They say otherwise: another number or date, or that it did not happen.</summary>
    Contradicted,

    /// <summary>They neither say so nor say otherwise.</summary>
    NotInSources,
}

/// <summary>A statement and what the documents say to it.</summary>
/// <param name="Text">The statement, as it was made.</param>
/// <param name="Outcome">What the documents say to it.</param>
/// <param name="Citations">Numbers of the citations that show it; none where the documents say nothing.</param>
public sealed record CheckedStatement(string Text, CheckOutcome Outcome, IReadOnlyList<int> Citations);

/// <summary>
/// A text held against the documents sentence by sentence, in which every quote has been compared with the article it names.
/// Only <see cref="CitationVerifier"/> makes one.
/// </summary>
public sealed class VerifiedCheck
{
    internal VerifiedCheck()
    {
    }

    /// <summary>The statements of the text, in their order; none where it states nothing.</summary>
    public IReadOnlyList<CheckedStatement> Statements { get; internal init; } = [];

    /// <summary>How many further statements were left out, as only the first <see cref="StatementChecker.MaxStatements"/> are checked.</summary>
    public int Omitted { get; internal init; }

    /// <summary>The quotes, in order of <see cref="Citation.Number"/>.</summary>
    public IReadOnlyList<Citation> Citations { get; internal init; } = [];
}

/// <summary>A statement with the sentences that show what the documents say to it, not yet verified.</summary>
internal sealed record CheckDraft(string Text, CheckOutcome Outcome, IReadOnlyList<EvidenceSentence> Sources);
