using NewsBot.Core.Retrieval;

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

    private readonly MentionWords _words = new(snapshot);

    /// <summary>Groups mentions.</summary>
    /// <returns>The groups, in the order of their first mentions.</returns>
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
        foreach (var mention in mentions)
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
                clusters.Add(cluster = new Cluster(words, []));
                foreach (var word in words)
                {
                    if (!clustersWith.TryGetValue(word.Id, out var with))
                    {
                        clustersWith.Add(word.Id, with = []);
                    }

                    with.Add(cluster);
                }
            }

            cluster.Mentions.Add((mention, words));
        }

        return clusters.Select(cluster => new EventGroup(cluster.InOrder()));
    }

    // The sentences of one event, around the one it was opened with.
    private sealed record Cluster(WeightedWord[] Words, List<(EventMention Mention, WeightedWord[] Words)> Mentions)
    {
        // So many others tell what is common to all.
        private const int Sample = 20;

        public List<EventMention> InOrder() =>
        [
            .. Mentions
                .OrderByDescending(told => Clarity.Of(told.Mention) + Mentions.Take(Sample).Average(other => MentionWords.Similarity(told.Words, other.Words)))
                .Select(told => told.Mention),
        ];
    }
}
