using NewsBot.Core.Citations;
using NewsBot.Core.Knowledge;
using NewsBot.Core.Language;
using NewsBot.Core.Retrieval;
using NewsBot.Core.Time;

namespace NewsBot.Core.Timelines;

/// <summary>Finds the sentences of a passage that tell of something and of when it was or is to be.</summary>
internal static class EventFinder
{
    // Beside its date, a sentence that tells of something has at least so many words that say what.
    private const int FewestWords = 3;

    /// <summary>Finds the dated sentences of a passage.</summary>
    /// <param name="passage">The passage.</param>
    /// <param name="bears">Whether a sentence, by its index, is wanted.</param>
    public static List<EventMention> Find(Passage passage, Func<int, bool> bears)
    {
        List<EventMention> mentions = [];
        var times = TimeRecognizer.Find(passage.Text, new TextSpan(0, passage.Text.Length), passage.StatedOn);
        for (var index = 0; index < passage.Sentences.Count; index++)
        {
            var sentence = passage.Sentences[index];
            List<TimeExpression> own = [.. times.Where(time => sentence.Span.Contains(time.Span))];
            if (own.Count == 0 || sentence.Kind is not (BlockKind.Paragraph or BlockKind.ListItem or BlockKind.Note)
                || !bears(index) || CountWords(passage.Text, sentence.Span, own) < FewestWords)
            {
                continue;
            }

            var dated = EventTimes.In(passage.Text, own);
            if (dated.Count == 0)
            {
                continue;
            }

            var source = CitedSentence.Of(passage, index);
            foreach (var time in dated)
            {
                var inSentence = time with { Span = new TextSpan(time.Span.Start - sentence.Span.Start, time.Span.Length) };
                mentions.Add(new EventMention(source, inSentence, DatedStatus.Of(source.Text, inSentence, passage.StatedOn), passage.Ordinal == 0));
            }
        }

        return mentions;
    }

    private static int CountWords(string text, TextSpan sentence, List<TimeExpression> times)
    {
        var words = 0;
        var reader = new TokenReader(sentence.In(text), stackalloc char[TokenReader.BufferLength]);
        while (reader.Read())
        {
            if (reader is { IsStopWord: false, IsCompound: false, IsNumber: false })
            {
                var span = new TextSpan(sentence.Start + reader.Span.Start, reader.Span.Length);
                words += times.Exists(time => time.Span.Contains(span)) ? 0 : 1;
            }
        }

        return words;
    }
}
