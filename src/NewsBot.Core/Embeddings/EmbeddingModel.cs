using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;

namespace NewsBot.Core.Embeddings;

/// <summary>
/// A model that turns texts into vectors, so that passages are found by what they mean as well as by their words. It decides
/// what is looked at, never what is said: quotes and checks are the same with it and without.
/// </summary>
/// <param name="Generator">Any embedding generator; timeouts, retries and limits are its own affair.</param>
/// <param name="Name">Names the model: vectors of another name are of no use and are made anew.</param>
public sealed record EmbeddingModel(IEmbeddingGenerator<string, Embedding<float>> Generator, string Name)
{
    private const int KeyLength = 16;

    /// <summary>How many numbers a vector shall have, above zero; null for as many as the model gives by itself.</summary>
    public int? Dimensions { get; init; }

    /// <summary>How many passages are sent in one request; 64 by default, above zero.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>How many requests are under way at once while passages are embedded; 4 by default, above zero.</summary>
    public int MaxConcurrentRequests { get; init; } = 4;

    /// <summary>Tells its vectors from those of another model, in the name of a file.</summary>
    internal string Key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Name}\n{Dimensions}")))[..KeyLength];

    /// <summary>Asks for the vectors of some texts.</summary>
    /// <param name="texts">The texts; at least one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A vector of length 1 for each text, in their order.</returns>
    /// <exception cref="InvalidDataException">The model gave something else.</exception>
    public async Task<IReadOnlyList<float[]>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var options = new EmbeddingGenerationOptions { Dimensions = Dimensions };
        var embeddings = await Generator.GenerateAsync(texts, options, cancellationToken);
        if (embeddings.Count != texts.Count)
        {
            throw new InvalidDataException($"The embedding model gave {embeddings.Count} vectors for {texts.Count} texts.");
        }

        var vectors = embeddings.Select(embedding => UnitVector.Of(embedding.Vector.Span)).ToArray();
        return vectors.All(vector => vector.Length == vectors[0].Length)
            ? vectors
            : throw new InvalidDataException("The embedding model gave vectors of different lengths.");
    }
}
