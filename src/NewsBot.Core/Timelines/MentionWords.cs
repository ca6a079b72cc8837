using NewsBot.Core.Language;
using NewsBot.Core.Retrieval;

namespace NewsBot.Core.Timelines;

/// <summary>
/// The words of dated sentences as sparse vectors, each weighted by how rare it is, so that two can be compared by the cosine
/// of their angle (G. Salton's vector space model). Not safe for use by several threads.
/// </summary>
/// <param name="snapshot">The knowledge, for how rare words are.</param>
internal sealed class MentionWords(Snapshot snapshot)
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<float> _weights = [];

    /// <summary>The vector of a mention: its content words without those of its time, ordered by id, of length 1.</summary>
    public WeightedWord[] Of(EventMention mention)
    {
        var ids = new SortedSet<int>();
        var known = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
        var reader = new TokenReader(mention.Source.Text, stackalloc char[TokenReader.BufferLength]);
        while (reader.Read())
        {
            if (reader is { IsStopWord: false, IsCompound: false, IsNumber: false } && !mention.Time.Span.Contains(reader.Span))
            {
                if (!known.TryGetValue(reader.Stem, out var id))
                {
                    id = _weights.Count;
                    _weights.Add(snapshot.Rarity(reader.Stem));
                    _ids.Add(reader.Stem.ToString(), id);
                }

                ids.Add(id);
            }
        }

        var length = MathF.Sqrt(ids.Sum(id => _weights[id] * _weights[id]));
        return [.. ids.Select(id => new WeightedWord(id, _weights[id] / length))];
    }

    /// <summary>The cosine of two vectors, from 0 (no word in common) to 1.</summary>
    public static float Similarity(WeightedWord[] first, WeightedWord[] second)
    {
        var (i, j, sum) = (0, 0, 0f);
        while (i < first.Length && j < second.Length)
        {
            if (first[i].Id == second[j].Id)
            {
                sum += first[i++].Weight * second[j++].Weight;
            }
            else if (first[i].Id < second[j].Id)
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return sum;
    }
}

/// <summary>A word of a vector.</summary>
/// <param name="Id">Which word.</param>
/// <param name="Weight">Its weight; the squares of a vector's weights add up to 1.</param>
internal readonly record struct WeightedWord(int Id, float Weight);
