using System.Numerics.Tensors;

namespace NewsBot.Core.Embeddings;

/// <summary>Vectors of length 1, whose product is their cosine.</summary>
internal static class UnitVector
{
    /// <summary>The vector of length 1 that points the same way.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public static float[] Of(ReadOnlySpan<float> vector)
    {
        var length = vector.IsEmpty ? 0 : TensorPrimitives.Norm(vector);
        if (!float.IsFinite(length) || length <= 0)
        {
            throw new InvalidDataException("The embedding model gave a vector that points nowhere.");
        }

        var unit = new float[vector.Length];
        TensorPrimitives.Divide(vector, length, unit);
        return unit;
    }
}
