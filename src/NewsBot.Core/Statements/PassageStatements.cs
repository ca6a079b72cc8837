using NewsBot.Core.Retrieval;

namespace NewsBot.Core.Statements;

/// <summary>What the sentences of a passage state, each read once. Not safe for use by several threads.</summary>
/// <param name="passage">The passage.</param>
/// <param name="reader">Reads its sentences.</param>
internal sealed class PassageStatements(Passage passage, StatementReader reader)
{
    private readonly Statement?[] _statements = new Statement?[passage.Sentences.Count];

    /// <summary>The passage.</summary>
    public Passage Passage => passage;

    /// <summary>What a sentence of it states.</summary>
    public Statement this[int index] => _statements[index] ??= reader.Read(passage, index);
}
