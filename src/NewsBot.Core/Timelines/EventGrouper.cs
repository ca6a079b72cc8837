namespace NewsBot.Core.Timelines;

/// <summary>What several sentences tell of one event, with one status.</summary>
/// <param name="Mentions">The sentences, the one that tells it best first.</param>
internal sealed record EventGroup(IReadOnlyList<EventMention> Mentions)
{
    /// <summary>The sentence that tells it best.</summary>
    public EventMention Best => Mentions[0];

    /// <summary>How many articles tell of it.</summary>
    public int Articles { get; } = Mentions.Count == 1 ? 1 : Mentions.Select(mention => mention.Source.Article.Path).Distinct(StringComparer.Ordinal).Count();
}

/// <summary>Puts together the sentences that tell of the same event: on the same date, with the same status, in like words.</summary>
internal static class EventGrouper
{
    // The cosine from which two sentences with one date tell of one event.
    private const float SameEvent = 0.3f;

    /// <summary>Groups mentions, on all cores.</summary>
    /// <returns>The groups, in the order of their first mentions.</returns>
    public static List<EventGroup> Group(IReadOnlyList<EventMention> mentions, CancellationToken cancellationToken) =>
    [
        .. mentions
            .GroupBy(mention => (mention.From, mention.To, mention.Status))
            .AsParallel()
            .AsOrdered()
            .WithCancellation(cancellationToken)
            .SelectMany(GroupOneDate),
    ];

    // Each sentence goes to the event that it is most like, or opens one. The likeness to all events at once is added up word
    // by word, so that events with no word in common cost nothing.
    private static IEnumerable<EventGroup> GroupOneDate(IEnumerable<EventMention> mentions)
    {
        var events = new List<List<EventMention>>();
        var likeness = new List<float>();
        var eventsWith = new Dictionary<uint, List<(int Event, float Weight)>>();
        foreach (var mention in mentions)
        {
            foreach (var word in mention.Words.Words)
            {
                foreach (var (at, weight) in eventsWith.GetValueOrDefault(word.Id) ?? [])
                {
                    likeness[at] += word.Weight * weight;
                }
            }

            var (best, most) = (-1, SameEvent);
            for (var at = 0; at < events.Count; at++)
            {
                (best, most) = likeness[at] > most ? (at, likeness[at]) : (best, most);
                likeness[at] = 0;
            }

            if (best >= 0)
            {
                events[best].Add(mention);
                continue;
            }

            foreach (var word in mention.Words.Words)
            {
                if (!eventsWith.TryGetValue(word.Id, out var with))
                {
                    eventsWith.Add(word.Id, with = []);
                }

                with.Add((events.Count, word.Weight));
            }

            events.Add([mention]);
            likeness.Add(0);
        }

        return events.Select(told => new EventGroup(ClearestFirst(told)));
    }

    private static List<EventMention> ClearestFirst(List<EventMention> mentions)
    {
        // So many others tell what is common to all.
        const int Sample = 20;
        return mentions.Count == 1 ? mentions :
        [
            .. mentions.OrderByDescending(mention =>
                Clarity.Of(mention) + mentions.Take(Sample).Average(other => WordVector.Similarity(mention.Words, other.Words))),
        ];
    }
}
