using NewsBot.Core.Evidence;
using NewsBot.Core.Questions;
using NewsBot.Core.Retrieval;

namespace NewsBot.Core.Timelines;

/// <summary>Tells which sentences bear on a topic. Made once for a topic; not safe for use by several threads.</summary>
internal sealed class TopicFilter
{
    // What stands beside a sentence, or in its headline, says what the sentence is about, but less surely than its own words;
    // under a headline alone comes much else.
    private const float NeighbourWorth = 0.5f;
    private const float HeadlineWorth = 0.4f;

    // A sentence bears on the topic when it and its context hold this share of the topic's words, weighted by rarity.
    private const float Enough = 0.45f;

    private readonly SentenceMatcher _matcher;
    private readonly float[] _weights;

    /// <summary>Makes a filter.</summary>
    /// <param name="topic">The topic, read.</param>
    /// <param name="snapshot">The knowledge, for how rare the topic's words are.</param>
    public TopicFilter(Question topic, Snapshot snapshot)
    {
        _matcher = new SentenceMatcher(topic);
        _weights = [.. topic.Terms.Select(term => snapshot.Rarity(term.Stem) * term.Importance)];
    }

    /// <summary>For each sentence of a passage, whether it bears on the topic.</summary>
    public bool[] Find(Passage passage)
    {
        var headline = _matcher.Match(passage.Article.Title).Strengths;
        var sentences = passage.Sentences.Select(sentence => _matcher.Match(sentence.Span.In(passage.Text)).Strengths).ToArray();
        var bears = new bool[sentences.Length];
        for (var i = 0; i < bears.Length; i++)
        {
            float held = 0, all = 0;
            for (var term = 0; term < _weights.Length; term++)
            {
                var before = i > 0 ? sentences[i - 1][term] : 0;
                var after = i + 1 < sentences.Length ? sentences[i + 1][term] : 0;
                var context = Math.Max(HeadlineWorth * headline[term], NeighbourWorth * Math.Max(before, after));
                held += _weights[term] * Math.Max(sentences[i][term], context);
                all += _weights[term];
            }

            bears[i] = held >= Enough * all;
        }

        return bears;
    }
}
