using System.Globalization;

namespace NewsBot.Core.Reloading;

/// <summary>Reads files that people attached in a chat, which may be larger than is said of them.</summary>
public static class AttachedFile
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>Reads a file up to a size.</summary>
    /// <param name="content">The file.</param>
    /// <param name="maxBytes">The most bytes it may have.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Its bytes; null where it has more, of which no more than a buffer was read.</returns>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        var whole = new MemoryStream();
        var buffer = new byte[BufferBytes];
        for (int count; (count = await content.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            whole.Write(buffer, 0, count);
            if (whole.Length > maxBytes)
            {
                return null;
            }
        }

        return whole.GetBuffer().AsMemory(0, (int)whole.Length);
    }

    /// <summary>Tells whoever attached a file that it is too large.</summary>
    /// <param name="maxBytes">The most bytes it may have.</param>
    public static string TooLarge(long maxBytes) =>
        string.Create(CultureInfo.InvariantCulture, $"The file is too large: {maxBytes / (1024.0 * 1024):0.#} MB is the limit.");
}
