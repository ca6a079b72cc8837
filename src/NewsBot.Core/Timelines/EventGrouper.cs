using NewsBot.Core.Retrieval;
using NewsBot.Core.Time;

namespace NewsBot.Core.Timelines;

/// <summary>What several sentences tell of one event, with one status.</summary>
/// <param name="Mentions">The sentences, the one that tells it best first.</param>
internal sealed record EventGroup(IReadOnlyList<EventMention> Mentions)
{
    /// <summary>The sentence that tells it best.</summary>
    public EventMention Best => Mentions[0];

    /// <summary>How many articles tell of it.</summary>
    public int Articles { get; } = Mentions.Select(mention => mention.Source.Article.Path).Distinct(StringComparer.Ordinal).Count();
}

/// <summary>Puts together the sentences that tell of the same event: on the same date, with the same status, in like words.</summary>
/// <param name="snapshot">The knowledge, for how rare words are.</param>
internal sealed class EventGrouper(Snapshot snapshot)
{
    // The cosine from which two sentences with one date tell of one event.
    private const float SameEvent = 0.3f;

    // A sentence that tells an event best has a length that is read at a glance.
    private const int ShortText = 50;
    private const int LongText = 280;

    private readonly MentionWords _words = new(snapshot);

    /// <summary>Groups mentions.</summary>
    public List<EventGroup> Group(IReadOnlyList<EventMention> mentions) =>
    [
        .. mentions
            .GroupBy(mention => (mention.From, mention.To, mention.Status))
            .SelectMany(GroupOneDate),
    ];

    private IEnumerable<EventGroup> GroupOneDate(IEnumerable<EventMention> mentions)
    {
        var clusters = new List<Cluster>();
        var clustersWith = new Dictionary<int, List<Cluster>>();
        foreach (var mention in mentions.OrderByDescending(Worth))
        {
            var words = _words.Of(mention);
            var cluster = words.SelectMany(word => clustersWith.GetValueOrDefault(word.Id) ?? [])
                .Distinct()
                .Select(cluster => (Cluster: cluster, Similarity: MentionWords.Similarity(cluster.Words, words)))
                .Where(candidate => candidate.Similarity >= SameEvent)
                .OrderByDescending(candidate => candidate.Similarity)
                .FirstOrDefault().Cluster;
            if (cluster is null)
            {
                cluster = new Cluster(words, []);
                clusters.Add(cluster);
                foreach (var word in words)
                {
                    if (!clustersWith.TryGetValue(word.Id, out var with))
                    {
                        clustersWith.Add(word.Id, with = []);
                    }

                    with.Add(cluster);
                }
            }

            cluster.Mentions.Add(mention);
        }

        return clusters.Select(cluster => new EventGroup(cluster.Mentions));
    }

    // How well a sentence tells an event by itself.
    private static float Worth(EventMention mention) =>
        (mention.IsLead ? 1f : 0)
        + (mention.Source.Text.Length is >= ShortText and <= LongText ? 1f : 0)
        + (mention.Time.Precision == TimePrecision.Day ? 0.5f : 0);

    private sealed record Cluster(WeightedWord[] Words, List<EventMention> Mentions);
}
