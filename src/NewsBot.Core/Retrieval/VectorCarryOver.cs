namespace NewsBot.Core.Retrieval;

/// <summary>
/// Takes the vectors of texts that stay over from the segments before to those that take their place, whatever model they are
/// of, so that no text is embedded twice. The files before go with their segments.
/// </summary>
internal static class VectorCarryOver
{
    /// <summary>Fills the vectors of segments that were just written.</summary>
    /// <param name="before">The segments before; their files are still there.</param>
    /// <param name="written">The new segments.</param>
    public static void Run(IReadOnlyList<Segment> before, IReadOnlyList<Segment> written)
    {
        if (written.Count == 0)
        {
            return;
        }

        List<(Segment Segment, string Path)> files = [.. before.SelectMany(segment => segment.FindVectorFiles().Select(path => (segment, path)))];
        if (files.Count == 0)
        {
            return;
        }

        foreach (var segment in written)
        {
            var places = PlacesByText(segment);
            foreach (var model in files.GroupBy(file => VectorFile.ModelOf(file.Path), StringComparer.Ordinal))
            {
                Fill(VectorFile.PathOf(segment.Path, model.Key), segment.PassageCount, places, model.Select(file => VectorFile.TryOpen(file.Path, file.Segment.PassageCount)));
            }
        }
    }

    private static void Fill(string path, int passages, ILookup<UInt128, int> places, IEnumerable<VectorFile?> sources)
    {
        VectorWriter? writer = null;
        try
        {
            foreach (var source in sources.OfType<VectorFile>())
            {
                var entries = source.Entries;
                for (var number = 0; number < entries.Length; number++)
                {
                    if (entries[number].Checksum != 0 && places.Contains(entries[number].Text) && source.TryRead(number, out var vector))
                    {
                        writer ??= VectorWriter.Open(path, passages, source.Dimensions);
                        if (writer.Dimensions == source.Dimensions)
                        {
                            Write(writer, places[entries[number].Text], entries[number].Text, vector);
                        }
                    }
                }

                GC.KeepAlive(source);
            }
        }
        finally
        {
            writer?.Dispose();
        }
    }

    private static void Write(VectorWriter writer, IEnumerable<int> numbers, UInt128 text, ReadOnlySpan<float> vector)
    {
        foreach (var number in numbers)
        {
            writer.Write(number, text, vector);
        }
    }

    private static ILookup<UInt128, int> PlacesByText(Segment segment) =>
        Enumerable.Range(0, segment.PassageCount).ToLookup(number => EmbeddedText.HashOf(EmbeddedText.Of(segment, number)));
}
