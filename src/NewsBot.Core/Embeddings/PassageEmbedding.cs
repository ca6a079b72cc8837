using NewsBot.Core.Knowledge;
using NewsBot.Core.Retrieval;

namespace NewsBot.Core.Embeddings;

/// <summary>How far embedding is.</summary>
/// <param name="Done">Passages that have a vector.</param>
/// <param name="Total">All passages.</param>
public readonly record struct EmbeddingProgress(int Done, int Total);

/// <summary>What embedding did.</summary>
/// <param name="Passages">How many passages there are.</param>
/// <param name="Embedded">How many of them got a vector now; the others had one.</param>
/// <param name="IsOutdated">Whether it ended early because the documents were reloaded meanwhile: the next snapshot has what was made so far.</param>
public sealed record EmbeddingReport(int Passages, int Embedded, bool IsOutdated);

/// <summary>Makes the vectors of a snapshot's passages that are missing, and keeps them in the index.</summary>
/// <remarks>
/// What is made is kept at once, so whoever is interrupted goes on where they were. Vectors of another model are deleted.
/// The index can be read and written meanwhile.
/// </remarks>
public static class PassageEmbedding
{
    /// <summary>Makes what is missing.</summary>
    /// <param name="snapshot">The knowledge.</param>
    /// <param name="model">Makes the vectors.</param>
    /// <param name="isAnew">Whether to make all anew, because the model behind the name is another one.</param>
    /// <param name="progress">Told how far it is, from several threads; null to tell nobody.</param>
    /// <param name="cancellationToken">Stops; what was made is kept.</param>
    /// <exception cref="KnowledgeException">Another process is at it, or the vectors cannot be kept. The message says what to do.</exception>
    /// <exception cref="InvalidDataException">The model gave something that is no vector.</exception>
    public static async Task<EmbeddingReport> RunAsync(
        Snapshot snapshot, EmbeddingModel model, bool isAnew, IProgress<EmbeddingProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(model);
        if (snapshot.Segments.Count == 0)
        {
            return new(0, 0, IsOutdated: false);
        }

        var folder = Path.GetDirectoryName(snapshot.Segments[0].Segment.Path)!;
        try
        {
            using var turn = new IndexFiles(folder, IndexFiles.CreateOnDisk).TryLockVectors()
                ?? throw new KnowledgeException("Another NewsBot is embedding these documents. Its vectors serve this one, too.");
            foreach (var file in Directory.GetFiles(folder, $"*{VectorFile.Suffix}"))
            {
                if (isAnew || !string.Equals(VectorFile.ModelOf(file), model.Key, StringComparison.Ordinal))
                {
                    IndexFiles.TryDelete(file);
                }
            }

            return await new Run(snapshot, model, progress).MakeAsync(cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KnowledgeException(
                $"The vectors of the documents cannot be kept in {folder}: {e.Message} Make sure that there is room on its disk and that this account may write it.", e)
            { IsAboutIndex = true };
        }
    }

    /// <summary>A text that is to be embedded, and the passages of a segment that have it.</summary>
    private sealed record Wanted(string Text, List<int> Numbers);

    private sealed class Run(Snapshot snapshot, EmbeddingModel model, IProgress<EmbeddingProgress>? progress)
    {
        private int _done;
        private int _embedded;
        private volatile bool _isOutdated;

        public async Task<EmbeddingReport> MakeAsync(CancellationToken cancellationToken)
        {
            var wanted = snapshot.Segments.Select(FindWanted).ToArray();
            _done = snapshot.PassageCount - wanted.Sum(texts => texts.Sum(text => text.Numbers.Count));
            progress?.Report(new(_done, snapshot.PassageCount));
            for (var i = 0; i < wanted.Length && !_isOutdated; i++)
            {
                await FillAsync(snapshot.Segments[i].Segment, wanted[i], cancellationToken);
            }

            return new(snapshot.PassageCount, _embedded, _isOutdated);
        }

        private List<Wanted> FindWanted(LiveSegment live)
        {
            var segment = live.Segment;
            var file = VectorFile.TryOpen(VectorFile.PathOf(segment.Path, model.Key), segment.PassageCount);
            var byText = new Dictionary<string, Wanted>(StringComparer.Ordinal);
            for (var number = 0; number < segment.PassageCount; number++)
            {
                if (live.IsLive(number) && file?.TryRead(number, out _) != true)
                {
                    var text = EmbeddedText.Of(segment, number);
                    if (!byText.TryGetValue(text, out var known))
                    {
                        byText[text] = known = new(text, []);
                    }

                    known.Numbers.Add(number);
                }
            }

            GC.KeepAlive(file);
            return [.. byText.Values];
        }

        private async Task FillAsync(Segment segment, List<Wanted> wanted, CancellationToken cancellationToken)
        {
            using var file = new SegmentVectors(segment, model.Key);
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = model.MaxConcurrentRequests, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(wanted.Chunk(model.BatchSize), parallel, async (batch, token) =>
            {
                // A segment that was replaced takes its vectors along; who asks next asks for those of the next one.
                _isOutdated |= !File.Exists(segment.Path);
                if (_isOutdated)
                {
                    return;
                }

                var vectors = await model.EmbedAsync([.. batch.Select(text => text.Text)], token);
                for (var i = 0; i < batch.Length; i++)
                {
                    file.Write(batch[i].Numbers, EmbeddedText.HashOf(batch[i].Text), vectors[i]);
                    Interlocked.Add(ref _embedded, batch[i].Numbers.Count);
                    progress?.Report(new(Interlocked.Add(ref _done, batch[i].Numbers.Count), snapshot.PassageCount));
                }
            });
        }
    }

    /// <summary>The file of a segment's vectors, which can be made only when it is known how long they are.</summary>
    private sealed class SegmentVectors(Segment segment, string model) : IDisposable
    {
        private readonly Lock _opening = new();
        private VectorWriter? _writer;

        public void Write(List<int> numbers, UInt128 text, float[] vector)
        {
            lock (_opening)
            {
                _writer ??= VectorWriter.Open(VectorFile.PathOf(segment.Path, model), segment.PassageCount, vector.Length);
            }

            if (_writer.Dimensions != vector.Length)
            {
                throw new InvalidDataException("The embedding model gave vectors of different lengths.");
            }

            numbers.ForEach(number => _writer.Write(number, text, vector));
        }

        public void Dispose() => _writer?.Dispose();
    }
}
