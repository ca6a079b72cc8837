using System.Collections.Concurrent;
using NewsBot.Core.Language;
using NewsBot.Core.Retrieval;
using NewsBot.Core.Time;

namespace NewsBot.Core.Timelines;

/// <summary>Reads what sentences are about, apart from their times. Safe for use by several threads.</summary>
/// <param name="snapshot">The knowledge, for how rare words are.</param>
internal sealed class SentenceWords(Snapshot snapshot)
{
    private readonly ConcurrentDictionary<uint, float> _rarities = new();

    /// <summary>Reads the content words of a sentence.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="offset">Where it begins in the text that the times' spans are in.</param>
    /// <param name="times">Its times, whose words do not count.</param>
    public WordVector Read(ReadOnlySpan<char> sentence, int offset, List<TimeExpression> times)
    {
        var words = new List<WeightedWord>();
        var reader = new TokenReader(sentence, stackalloc char[TokenReader.BufferLength]);
        while (reader.Read())
        {
            if (reader is { IsStopWord: false, IsCompound: false, IsNumber: false } && !IsOfTime(new TextSpan(offset + reader.Span.Start, reader.Span.Length)))
            {
                words.Add(new WeightedWord(Segment.HashOf(reader.Stem), Rarity(reader.Stem)));
            }
        }

        return Normalise(words);

        bool IsOfTime(TextSpan word)
        {
            foreach (var time in times)
            {
                if (time.Span.Contains(word))
                {
                    return true;
                }
            }

            return false;
        }
    }

    private float Rarity(ReadOnlySpan<char> stem)
    {
        var id = Segment.HashOf(stem);
        return _rarities.TryGetValue(id, out var known) ? known : _rarities[id] = snapshot.Rarity(stem);
    }

    // Each word once.
    private static WordVector Normalise(List<WeightedWord> words)
    {
        List<WeightedWord> distinct = [.. words.DistinctBy(word => word.Id).OrderBy(word => word.Id)];
        var length = MathF.Sqrt(distinct.Sum(word => word.Weight * word.Weight));
        return new WordVector([.. distinct.Select(word => word with { Weight = word.Weight / length })]);
    }
}
