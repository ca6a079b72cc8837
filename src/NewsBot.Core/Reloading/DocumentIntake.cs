using System.Buffers;
using System.Globalization;
using System.Text;
using NewsBot.Core.Knowledge;

namespace NewsBot.Core.Reloading;

/// <summary>A file that somebody uploaded. Nothing of it is trusted.</summary>
/// <param name="Name">Its name, as given.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Replaces">Whether it may take the place of a document of the same name.</param>
public sealed record UploadedDocument(string Name, ReadOnlyMemory<byte> Content, bool Replaces = false);

/// <summary>An uploaded file cannot be used. The message says why and what to do.</summary>
public sealed class UploadException : Exception
{
    /// <summary>Makes one with a message for whoever uploaded the file.</summary>
    public UploadException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with a message for whoever uploaded the file and the failure behind it.</summary>
    public UploadException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>Puts uploaded files into the knowledge folder: never elsewhere, whole or not at all, and only what can be read as a document.</summary>
internal static class DocumentIntake
{
    // File systems allow 255 bytes; some of them are for the name it is written under.
    private const int MaxNameBytes = 200;

    // What Windows does not allow in names, and what would name a place elsewhere.
    private static readonly SearchValues<char> NotInNames = SearchValues.Create("/\\:*?\"<>|");

    private static readonly HashSet<string> Devices = new(
        ["CON", "PRN", "AUX", "NUL", .. from port in (string[])["COM", "LPT"] from number in Enumerable.Range(0, 10) select $"{port}{number}"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Checks a file and puts it into the folder.</summary>
    /// <param name="folder">The knowledge folder.</param>
    /// <param name="maxBytes">Files of more bytes are refused.</param>
    /// <param name="document">The file.</param>
    /// <param name="cancellationToken">Gives up; nothing is left behind.</param>
    /// <returns>What was put there, in words for the audit log.</returns>
    /// <exception cref="UploadException">It cannot be used, or not be written; the folder is as it was.</exception>
    public static async Task<string> AddAsync(string folder, long maxBytes, UploadedDocument document, CancellationToken cancellationToken)
    {
        Check(document, maxBytes);

        // Hidden, so that it is no document until it is whole.
        var temporary = Path.Combine(folder, $".{Guid.NewGuid():N}.upload");
        var place = Path.Combine(folder, document.Name);
        try
        {
            // Who was not told that it is there, as the bot died, asks again.
            if (await HoldsAsync(place, document.Content, cancellationToken))
            {
                return string.Create(CultureInfo.InvariantCulture, $"{document.Name}, {document.Content.Length:N0} bytes, there already");
            }

            try
            {
                await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
                {
                    await file.WriteAsync(document.Content, cancellationToken);
                    file.Flush(flushToDisk: true);
                }

                File.Move(temporary, place, document.Replaces);
            }
            finally
            {
                File.Delete(temporary);
            }
        }
        catch (IOException error) when (!document.Replaces && Path.Exists(place))
        {
            throw new UploadException($"There is a document {document.Name} already. Give yours another name, or say that it is to replace the other.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UploadException($"{document.Name} cannot be written to the knowledge folder: {error.Message}", error);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{document.Name}, {document.Content.Length:N0} bytes{(document.Replaces ? ", replacing" : "")}");
    }

    private static async Task<bool> HoldsAsync(string place, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        new FileInfo(place) is { Exists: true } file && file.Length == content.Length
        && (await File.ReadAllBytesAsync(place, cancellationToken)).AsSpan().SequenceEqual(content.Span);

    private static void Check(UploadedDocument document, long maxBytes)
    {
        if (!IsUsableName(document.Name))
        {
            throw new UploadException("The file's name cannot be used. Give it a plain name of letters, digits, spaces, hyphens and dots.");
        }

        if (!KnowledgeFolder.IsDocument(document.Name))
        {
            throw new UploadException("This is no kind of file that can be read. Documents end in .md, .txt, .html, .docx or .pdf.");
        }

        if (document.Content.Length > maxBytes)
        {
            throw new UploadException(string.Create(CultureInfo.InvariantCulture, $"The file has {document.Content.Length:N0} bytes; the limit is {maxBytes:N0}. Split it into one file per article."));
        }

        // The content must be what the name says; its reader knows.
        if (ArticleReader.ReadContent(document.Name, document.Content) is ReadResult.Rejected(var rejected))
        {
            throw new UploadException($"{rejected}");
        }
    }

    private static bool IsUsableName(string name) =>
        name.Length > 0
        && name[0] is not ('.' or ' ' or '~' or '-')
        && Encoding.UTF8.GetByteCount(name) <= MaxNameBytes
        && !name.AsSpan().ContainsAny(NotInNames)
        && !Devices.Contains(name.Split('.')[0])
        && name.EnumerateRunes().All(rune => Rune.GetUnicodeCategory(rune) is not (
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))
        && !name.Contains(Rune.ReplacementChar.ToString(), StringComparison.Ordinal);
}
