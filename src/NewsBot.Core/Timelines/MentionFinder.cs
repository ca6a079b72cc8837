using NewsBot.Core.Questions;
using NewsBot.Core.Retrieval;

namespace NewsBot.Core.Timelines;

/// <summary>Finds all that the documents tell of the time a timeline covers and of its topic.</summary>
/// <param name="snapshot">The knowledge that is asked.</param>
internal sealed class MentionFinder(Snapshot snapshot)
{
    // Passages beyond these hold hardly a word of the topic.
    private const int MostPassages = 20_000;

    private readonly QuestionReader _questions = new(snapshot);
    private readonly EventFinder _events = new(new SentenceWords(snapshot));

    /// <summary>Finds the dated sentences that a timeline is made of, on all cores.</summary>
    /// <returns>The mentions, in an order that is the same for the same knowledge.</returns>
    /// <exception cref="QuestionException">The topic is too long or has no word to look for.</exception>
    public List<EventMention> Find(TimelineRequest request, CancellationToken cancellationToken)
    {
        var topic = request.Topic is null ? null : _questions.Read(new QuestionRequest(request.Topic, request.AsOf));
        var passages = topic is null ? AllPassages() : PassagesOn(topic);
        var found = new List<EventMention>[passages.Count];
        Parallel.For(
            0,
            passages.Count,
            new ParallelOptions { CancellationToken = cancellationToken },
            () => topic is null ? null : new TopicFilter(topic, snapshot),
            (i, _, filter) =>
            {
                found[i] = Find(passages[i], filter, request);
                return filter;
            },
            _ => { });
        return [.. found.SelectMany(mentions => mentions)];
    }

    private List<PassageId> AllPassages() => [.. snapshot.Articles.SelectMany(article => snapshot.PassagesOf(article.Path))];

    // In the order of the documents, so that what is found does not hang on scores.
    private List<PassageId> PassagesOn(Question topic)
    {
        var terms = topic.Terms.SelectMany(term => term.Alternatives.SelectMany(alternative => alternative.Stems).Prepend(term.Stem))
            .Distinct(StringComparer.Ordinal)
            .Select(stem => new QueryTerm(stem, 1f));
        return [.. snapshot.Search(new SearchQuery([.. terms], AsOf: topic.AsOf), MostPassages)
            .Select(scored => scored.Id)
            .OrderBy(id => id.Segment)
            .ThenBy(id => id.Number)];
    }

    private List<EventMention> Find(PassageId id, TopicFilter? filter, TimelineRequest request)
    {
        var passage = snapshot.Read(id);
        if (request.AsOf is { } asOf && !(passage.StatedOn?.Latest <= asOf))
        {
            return [];
        }

        var mentions = _events.Find(passage, filter?.Find(passage));
        mentions.RemoveAll(mention => mention.To < request.From || mention.From > request.To);
        return mentions;
    }
}
