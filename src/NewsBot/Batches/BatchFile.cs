using NewsBot.CommandLine;
using NewsBot.Output;

namespace NewsBot.Batches;

/// <summary>A JSON Lines file that is open for reading.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record BatchFile(string Name, Stream Content) : IAsyncDisposable
{
    private const string StandardInput = "-";

    /// <summary>Opens a file, or standard input for <c>-</c>.</summary>
    /// <exception cref="CommandException">The file cannot be read.</exception>
    public static BatchFile Open(string path, Terminal terminal)
    {
        if (path == StandardInput)
        {
            return new BatchFile("standard input", terminal.In);
        }

        try
        {
            return new BatchFile(path, File.OpenRead(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CommandException($"The lines of {path} cannot be read: {error.Message} Give a readable JSON Lines file, or - for standard input.", error);
        }
    }

    /// <summary>How much of the file has been read, from 0 to 1; null where its length is not known.</summary>
    public double? PartRead => Content.CanSeek && Content.Length > 0 ? (double)Content.Position / Content.Length : null;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
