using NewsBot.Core.Citations;
using NewsBot.Core.Knowledge;
using NewsBot.Core.Retrieval;
using NewsBot.Core.Time;

namespace NewsBot.Core.Timelines;

/// <summary>Finds the sentences of a passage that tell of something and of when it was or is to be. Safe for use by several threads.</summary>
/// <param name="words">Reads what sentences are about.</param>
internal sealed class EventFinder(SentenceWords words)
{
    // Beside its date, a sentence that tells of something has at least so many words that say what.
    private const int FewestWords = 2;

    /// <summary>Finds the dated sentences of a passage.</summary>
    /// <param name="passage">The passage.</param>
    /// <param name="bears">For each sentence, whether it is wanted; null for all.</param>
    public List<EventMention> Find(Passage passage, bool[]? bears)
    {
        List<EventMention> mentions = [];
        var times = passage.Times;
        var next = 0;
        for (var index = 0; index < passage.Sentences.Count; index++)
        {
            var (span, _, kind) = passage.Sentences[index];
            List<TimeExpression> own = [];
            for (; next < times.Count && times[next].Span.Start < span.End; next++)
            {
                if (span.Contains(times[next].Span))
                {
                    own.Add(times[next]);
                }
            }

            if (own.Count > 0 && (kind is BlockKind.Paragraph or BlockKind.ListItem or BlockKind.Note) && bears?[index] != false)
            {
                Add(mentions, passage, index, own);
            }
        }

        return mentions;
    }

    private void Add(List<EventMention> mentions, Passage passage, int index, List<TimeExpression> times)
    {
        var dated = EventTimes.In(passage.Text, times);
        var span = passage.Sentences[index].Span;
        if (dated.Count == 0 || words.Read(span.In(passage.Text), span.Start, times) is not { Words.Length: >= FewestWords } about)
        {
            return;
        }

        var source = CitedSentence.Of(passage, index);
        foreach (var time in dated)
        {
            var inSentence = time.MovedBy(-span.Start);
            mentions.Add(new EventMention(source, inSentence, DatedStatus.Of(source.Text, inSentence, passage.StatedOn), about, passage.Ordinal == 0));
        }
    }
}
