using Microsoft.Extensions.AI;
using NewsBot.Core.Embeddings;
using NewsBot.Core.Language;

namespace NewsBot.Core.Tests.Embeddings;

/// <summary>
/// Turns texts into vectors in which words of one meaning are one number: how often the text has them. It remembers what it
/// was given.
/// </summary>
internal sealed class SynonymEmbedder(int dimensions = 96) : IEmbeddingGenerator<string, Embedding<float>>
{
    private static readonly string[][] Meanings =
    [
        ["ferry", "boat", "vessel"],
        ["sank", "foundered", "sink"],
        ["mayor", "townhead"],
        ["resigned", "stepped", "quit"],
        ["storm", "gale"],
    ];

    private readonly List<string> _texts = [];

    /// <summary>Done before each reply, with the texts asked about.</summary>
    public Action<IReadOnlyList<string>> OnRequest { get; set; } = _ => { };

    /// <summary>All texts that were turned into vectors, in order.</summary>
    public IReadOnlyList<string> Texts
    {
        get
        {
            lock (_texts)
            {
                return [.. _texts];
            }
        }
    }

    public EmbeddingModel Model(string name = "synonyms") => new(this, name) { BatchSize = 2, MaxConcurrentRequests = 1 };

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        string[] texts = [.. values];
        OnRequest(texts);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_texts)
        {
            _texts.AddRange(texts);
        }

        return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(texts.Select(text => new Embedding<float>(VectorOf(text)))));
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private float[] VectorOf(string text)
    {
        var vector = new float[dimensions];
        var words = new TokenReader(text, new char[TokenReader.BufferLength]);
        while (words.Read())
        {
            var word = words.Surface.ToString();
            var meaning = Array.FindIndex(Meanings, meaning => meaning.Contains(word, StringComparer.Ordinal));

            // Words of no listed meaning share the other numbers, and count little.
            vector[meaning >= 0 ? meaning : Meanings.Length + (word.Sum(letter => letter) % (dimensions - Meanings.Length))] += meaning >= 0 ? 1 : 0.1f;
        }

        return vector;
    }
}
