using System.Numerics.Tensors;

namespace NewsBot.Core.Retrieval;

/// <summary>What was found by meaning.</summary>
/// <param name="Found">The passages, the most alike first; of equal ones the later statement first. Scores are cosines, above 0 and up to 1.</param>
/// <param name="Searched">How many passages within the bounds have a vector.</param>
/// <param name="Missing">How many have none.</param>
internal sealed record AlikePassages(IReadOnlyList<ScoredPassage> Found, int Searched, int Missing);

/// <summary>The vectors of a snapshot's passages, as far as there are any: what is made while this is in use is found too.</summary>
/// <param name="snapshot">The knowledge.</param>
/// <param name="model">Names the model whose vectors they are.</param>
internal sealed class PassageVectors(Snapshot snapshot, string model)
{
    // Cosines are compared as whole numbers, as scores of words are; this is finer than a float tells apart.
    private const int Unit = 1 << 30;

    private readonly VectorFile?[] _files = new VectorFile?[snapshot.Segments.Count];

    /// <summary>How many numbers the vectors have; null where there are none.</summary>
    public int? Dimensions => Enumerable.Range(0, _files.Length).Select(FileOf).FirstOrDefault(file => file is not null)?.Dimensions;

    /// <summary>Finds the passages whose vectors have the greatest cosines with one, by comparing it with all.</summary>
    /// <param name="vector">The vector, of length 1.</param>
    /// <param name="from">Only passages that may have been stated on this day or later; null for no such bound.</param>
    /// <param name="asOf">Only passages that were certainly stated on this day or before; null for no such bound.</param>
    /// <param name="count">How many passages at most; above zero.</param>
    public AlikePassages Search(ReadOnlySpan<float> vector, DateOnly? from, DateOnly? asOf, int count)
    {
        var segments = snapshot.Segments;
        var top = new TopPassages(segments, count);
        var (searched, missing) = (0, 0);
        for (var i = 0; i < segments.Count; i++)
        {
            var (first, end) = PassageSearch.RangeOf(segments[i].Segment, from, asOf);
            var file = FileOf(i);
            for (var number = first; number < end; number++)
            {
                if (!segments[i].IsLive(number))
                {
                    continue;
                }

                if (file is null || file.Dimensions != vector.Length || !file.TryRead(number, out var other))
                {
                    missing++;
                    continue;
                }

                searched++;
                var score = (int)(TensorPrimitives.Dot(vector, other) * Unit);
                if (score >= top.Threshold)
                {
                    top.Offer(score, new(i, number));
                }
            }

            GC.KeepAlive(file);
        }

        GC.KeepAlive(snapshot);
        return new(Array.ConvertAll(top.TakeAll(), found => new ScoredPassage(found.Id, (float)found.Score / Unit)), searched, missing);
    }

    private VectorFile? FileOf(int segment)
    {
        var opened = snapshot.Segments[segment].Segment;
        return _files[segment] ??= VectorFile.TryOpen(VectorFile.PathOf(opened.Path, model), opened.PassageCount);
    }
}
