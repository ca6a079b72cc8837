using NewsBot.Core.Knowledge;
using NewsBot.Core.Language;
using NewsBot.Core.Retrieval;
using NewsBot.Core.Statements;
using NewsBot.Core.Time;

namespace NewsBot.Core.Timelines;

/// <summary>Finds whether the documents tell what became of a plan or a claim. Not safe for use by several threads.</summary>
/// <param name="snapshot">The knowledge that is asked.</param>
/// <param name="asOf">The last day whose knowledge may be used; null for all of it.</param>
internal sealed class OutcomeFinder(Snapshot snapshot, DateOnly? asOf)
{
    // A report of the outcome holds the rare words of the plan; farther down come other matters.
    private const int Passages = 10;

    // The sentence beside its headline, which says what "it" is.
    private const float HeadlineWeight = 0.4f;

    private readonly StatementReader _statements = new(snapshot);

    /// <summary>Whether a later report supersedes what is told of an event.</summary>
    public bool IsSuperseded(EventGroup group) =>
        group.Best.Status is EventStatus.Planned or EventStatus.Claimed && IsSuperseded(group.Best);

    private bool IsSuperseded(EventMention mention)
    {
        var own = _statements.Read(mention.Source.Passage);
        var told = own.Passage.Sentences[mention.Source.Index].Kind == BlockKind.ListItem
            ? _statements.ReadItem(own.Passage, mention.Source.Index)
            : own[mention.Source.Index];
        foreach (var found in snapshot.Search(new SearchQuery(Terms(mention), mention.Source.StatedOn?.Earliest, asOf), Passages))
        {
            var later = _statements.Read(found.Id);
            for (var index = 0; index < later.Passage.Sentences.Count; index++)
            {
                if (MaySupersede(later.Passage, index, told) && Supersedes(later[index], told, mention))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // An article overtakes itself by a note alone.
    private static bool MaySupersede(Passage later, int index, Statement older) => later.Sentences[index].Kind switch
    {
        BlockKind.Heading or BlockKind.Header or BlockKind.NoteLabel => false,
        BlockKind.Note => true,
        _ => !string.Equals(later.Article.Path, older.Passage.Article.Path, StringComparison.Ordinal),
    };

    // Nobody can tell that a thing happened before its day; that it will not, they can.
    private static bool Supersedes(Statement newer, Statement older, EventMention mention) =>
        Supersession.Overtakes(newer.Status, newer.StatedOn, mention.Status, older.StatedOn)
        && (newer.Status == EventStatus.Denied || newer.StatedOn?.Latest >= mention.From)
        && (newer.Status == EventStatus.Denied ? Matter.IsSame(newer.Matter, older.Matter) : Matter.IsSameEvent(newer.Matter, older.Matter));

    private static List<QueryTerm> Terms(EventMention mention)
    {
        var terms = new Dictionary<string, float>(StringComparer.Ordinal);
        Add(mention.Source.Article.Title, HeadlineWeight);
        Add(mention.Source.Text, 1);
        return [.. terms.Select(term => new QueryTerm(term.Key, term.Value))];

        void Add(string text, float weight)
        {
            var reader = new TokenReader(text, stackalloc char[TokenReader.BufferLength]);
            while (reader.Read())
            {
                if (reader is { IsStopWord: false, IsCompound: false, IsNumber: false })
                {
                    terms[reader.Stem.ToString()] = weight;
                }
            }
        }
    }
}
