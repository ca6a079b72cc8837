using NewsBot.Core.Knowledge;
using NewsBot.Core.Language;
using NewsBot.Core.Retrieval;

namespace NewsBot.Core.Statements;

/// <summary>
/// Reads statements from the passages of one snapshot. It remembers how rare words are and what it read last, so one reader
/// serves many sentences; not safe for use by several threads.
/// </summary>
/// <param name="snapshot">The knowledge the passages are from.</param>
internal sealed class StatementReader(Snapshot snapshot)
{
    // Passages that are compared with each other come one soon after the other: of one time, or of one matter.
    private const int MostRemembered = 512;

    private readonly Dictionary<string, float> _rarities = new(StringComparer.Ordinal);
    private readonly Dictionary<PassageId, PassageStatements> _passages = [];

    /// <summary>Reads a passage; what its sentences state is read when it is asked for.</summary>
    public PassageStatements Read(PassageId id)
    {
        if (!_passages.TryGetValue(id, out var passage))
        {
            if (_passages.Count == MostRemembered)
            {
                _passages.Clear();
            }

            _passages.Add(id, passage = new PassageStatements(snapshot.Read(id), this));
        }

        return passage;
    }

    /// <summary>Reads what one sentence of a passage states.</summary>
    public Statement Read(Passage passage, int index) => new(passage, index, MatterOf);

    /// <summary>Reads what one item of a list states, which says in few words something of the matter that the headline names.</summary>
    public Statement ReadItem(Passage passage, int index)
    {
        // Capitals tell no names in headlines, many of which have them throughout.
        var headline = passage.Article.Title.ToLowerInvariant();
        return new(passage, index, statement => Matter.Of($"{headline}\n{statement.Text}", "", snapshot.Aliases, Rarity));
    }

    private Matter MatterOf(Statement statement)
    {
        var before = statement.Index > 0 ? statement.Passage.Sentences[statement.Index - 1].Span.Of(statement.Passage.Text) : "";

        // What "it" is stands in the sentence before.
        return Matter.Of(
            Anaphora.PointsBack(statement.Text) ? $"{before}\n{statement.Text}" : statement.Text,
            statement.Kind == BlockKind.Title ? "" : $"{statement.Passage.Article.Title}\n{before}",
            snapshot.Aliases,
            Rarity);
    }

    private float Rarity(string stem)
    {
        if (!_rarities.TryGetValue(stem, out var rarity))
        {
            rarity = snapshot.Rarity(stem);
            _rarities.Add(stem, rarity);
        }

        return rarity;
    }
}
