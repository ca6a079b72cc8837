using NewsBot.Core.Citations;
using NewsBot.Core.Retrieval;
using NewsBot.Core.Statements;
using NewsBot.Core.Time;

namespace NewsBot.Core.Timelines;

/// <summary>
/// Finds where sources contradict each other about events of a timeline: different days for one event, different figures of
/// one day, and whether something happened on a day. Not safe for use by several threads.
/// </summary>
/// <param name="snapshot">The knowledge that is asked.</param>
internal sealed class EventDisputes(Snapshot snapshot)
{
    // Of one event told by very many, so many sources are compared with the clearest.
    private const int MostSources = 12;

    private readonly StatementReader _statements = new(snapshot);

    /// <summary>Finds the contradictions.</summary>
    /// <param name="groups">The events, in order.</param>
    public List<CitedDispute> Find(IReadOnlyList<EventGroup> groups)
    {
        var disputes = new List<CitedDispute>();
        foreach (var group in groups)
        {
            AddFigures(disputes, group);
        }

        AddTimes(disputes, groups);
        AddOutcomes(disputes, groups);
        return disputes;
    }

    private void AddFigures(List<CitedDispute> disputes, EventGroup group)
    {
        if (group.Articles < 2)
        {
            return;
        }

        var best = Read(group.Best);
        foreach (var mention in group.Mentions.Skip(1).Take(MostSources))
        {
            if (Contradiction.OfFigures(best, Read(mention)) is { } found)
            {
                disputes.Add(Dispute(found, group.Best, mention));
                return;
            }
        }
    }

    // Two like sentences with two dates mostly tell of two events; a large figure that both give tells that it is one.
    private void AddTimes(List<CitedDispute> disputes, IReadOnlyList<EventGroup> groups)
    {
        var withFigure = groups.SelectMany(
            group => QuantityReader.Find(group.Best.Source.Text).Select(quantity => quantity.Value).Where(value => value >= Matter.LargeFigure).Distinct(),
            (group, figure) => (group, figure));
        var compared = new HashSet<(EventGroup, EventGroup)>();
        foreach (var same in withFigure.GroupBy(pair => pair.figure, pair => pair.group))
        {
            EventGroup[] told = [.. same];
            for (var i = 0; i < told.Length; i++)
            {
                for (var j = i + 1; j < told.Length; j++)
                {
                    var (first, second) = (Read(told[i].Best), Read(told[j].Best));
                    if (compared.Add((told[i], told[j])) && Matter.IsSameEvent(first.Matter, second.Matter) && Contradiction.OfTimes(first, second) is { } found)
                    {
                        disputes.Add(Dispute(found, told[i].Best, told[j].Best));
                    }
                }
            }
        }
    }

    // What a later report overtook is no contradiction: it is marked as superseded, or was true when it was stated.
    private void AddOutcomes(List<CitedDispute> disputes, IReadOnlyList<EventGroup> groups)
    {
        foreach (var date in groups.Select(group => group.Best).GroupBy(told => (told.From, told.To)))
        {
            foreach (var denied in date.Where(told => told.Status == EventStatus.Denied))
            {
                foreach (var other in date.Where(told => Contradiction.OfOutcomes(told.Status, told.Source.StatedOn, denied.Status, denied.Source.StatedOn)))
                {
                    if (!string.Equals(other.Source.Article.Path, denied.Source.Article.Path, StringComparison.Ordinal)
                        && Matter.IsSameEvent(Read(other).Matter, Read(denied).Matter))
                    {
                        disputes.Add(new CitedDispute(
                            ContradictionKind.Outcome,
                            [new CitedSide(other.Source.Text, other.Source), new CitedSide(denied.Source.Text, denied.Source)]));
                    }
                }
            }
        }
    }

    private Statement Read(EventMention mention) => _statements.Read(mention.Source.Passage)[mention.Source.Index];

    private static CitedDispute Dispute(Contradiction found, EventMention first, EventMention second) => new(
        found.Kind,
        [new CitedSide(found.First.Of(first.Source.Text), first.Source), new CitedSide(found.Second.Of(second.Source.Text), second.Source)]);
}
