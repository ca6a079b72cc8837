using NewsBot.Core.Retrieval;
using NewsBot.Core.Statements;

namespace NewsBot.Core.Evidence;

/// <summary>What each sentence of the evidence states, read once.</summary>
/// <param name="snapshot">The knowledge that the evidence was found in.</param>
internal sealed class StatementsOf(Snapshot snapshot)
{
    private readonly StatementReader _reader = new(snapshot);
    private readonly Dictionary<Passage, PassageStatements> _read = new(ReferenceEqualityComparer.Instance);

    /// <summary>What a sentence states.</summary>
    public Statement this[EvidenceSentence sentence] => this[sentence.Passage, sentence.Index];

    /// <summary>What a sentence of a passage states.</summary>
    public Statement this[Passage passage, int index]
    {
        get
        {
            if (!_read.TryGetValue(passage, out var statements))
            {
                _read.Add(passage, statements = new PassageStatements(passage, _reader));
            }

            return statements[index];
        }
    }
}
