using NewsBot.Core.Time;

namespace NewsBot.Core.Knowledge;

/// <summary>Reads files into articles. Bad content is a <see cref="ReadResult.Rejected"/>, never an exception. Thread-safe.</summary>
public sealed class ArticleReader
{
    internal const string Unexpected = "Reading the file failed unexpectedly:";

    private readonly long _maxBytes;
    private readonly Func<string, Stream> _open;

    /// <summary>Whether PDF documents can be read: whether the program <c>pdftotext</c> is installed.</summary>
    public static bool ReadsPdf => PdfReader.FindProgram() is not null;

    /// <summary>Makes a reader.</summary>
    /// <param name="maxFileBytes">Files of more bytes are refused.</param>
    public ArticleReader(long maxFileBytes = KnowledgeFolder.DefaultMaxFileBytes)
        : this(maxFileBytes, Open)
    {
    }

    internal ArticleReader(long maxFileBytes, Func<string, Stream> open)
    {
        _maxBytes = Math.Min(maxFileBytes, Array.MaxLength);
        _open = open;
    }

    /// <summary>Reads a file of the knowledge folder.</summary>
    public ReadResult Read(KnowledgeFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        try
        {
            using var stream = _open(file.FullPath);
            return ReadContent(file.Path, ReadAll(stream));
        }
        catch (UnreadableException e)
        {
            return Rejected(file.Path, e.Message, e.Remedy);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Rejected(file.Path, "The file vanished before it could be read.", "Put it back, or reload the knowledge folder.");
        }
        catch (UnauthorizedAccessException)
        {
            return Rejected(file.Path, "The file may not be read.", KnowledgeFolder.GivePermission);
        }
        catch (IOException e)
        {
            return Rejected(file.Path, $"The file cannot be read: {e.Message}", KnowledgeFolder.CheckDisk);
        }
    }

    /// <summary>Reads a document that is already in memory.</summary>
    /// <param name="path">What to call it; the ending tells the format, and none of the known ones means plain text.</param>
    /// <param name="content">The bytes of the file.</param>
    /// <param name="published">When it was published, whatever the document says; null where the document is to tell.</param>
    public static ReadResult ReadContent(string path, ReadOnlyMemory<byte> content, PartialDate? published = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            var draft = ReadDraft(Path.GetExtension(path), content);
            draft.Stated.Published = published ?? draft.Stated.Published;
            return new ReadResult.Read(ArticleBuilder.Build(path, draft));
        }
        catch (UnreadableException e)
        {
            return Rejected(path, e.Message, e.Remedy, e.Line);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // One file that a parser stumbles over must not keep the others from being read.
            return Rejected(
                path,
                $"{Unexpected} {e.GetType().Name}: {e.Message}",
                "Report it with the file, and save the article as plain text meanwhile.");
        }
    }

    private static Draft ReadDraft(string ending, ReadOnlyMemory<byte> content) => ending.ToLowerInvariant() switch
    {
        ".docx" => WordReader.Read(content),
        ".pdf" => PdfReader.Read(content),
        ".html" or ".htm" => HtmlReader.Read(Decode(content)),
        ".md" or ".markdown" => ReadMarkdown(Decode(content)),
        _ => ReadText(Decode(content)),
    };

    private static Draft ReadMarkdown(string text)
    {
        var stated = FrontMatter.Read(text, out var start, out var line);
        var blocks = MarkdownReader.Read(text[start..], line);

        // Without front matter and headings it is a plain text by another name, and its line breaks may mean more.
        var isWritten = start > 0 || blocks.Exists(block => block.Kind == DraftKind.Heading);
        return new Draft(stated, isWritten ? LineWrap.SplitShortLines(blocks) : LineWrap.Split(blocks));
    }

    private static Draft ReadText(string text)
    {
        var stated = FrontMatter.Read(text, out var start, out var line);
        return new Draft(stated, LineWrap.Split(PlainTextReader.Read(text.AsSpan(start), line)));
    }

    private static string Decode(ReadOnlyMemory<byte> content)
    {
        if (content.IsEmpty)
        {
            throw new UnreadableException("The file is empty.", "Fill it or remove it.");
        }

        return TextDecoder.Decode(content.Span)
            ?? throw new UnreadableException("The file holds binary data, not text.", "Give it the ending of its format, or remove it.");
    }

    private byte[] ReadAll(Stream stream)
    {
        // A file that grew since it was listed is still bounded.
        if (stream.Length > _maxBytes)
        {
            throw new UnreadableException(
                $"The file is larger than the limit of {_maxBytes} bytes.", "Split it into one file per article, or raise the limit.");
        }

        var bytes = new byte[stream.Length];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return read == bytes.Length ? bytes : bytes[..read];
    }

    private static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    private static ReadResult.Rejected Rejected(string path, string reason, string remedy, int? line = null) =>
        new(new RejectedFile(path, reason, remedy, line));
}
