using System.Globalization;
using System.Runtime.InteropServices;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using NewsBot.Core.Time;

namespace NewsBot.Core.Knowledge;

/// <summary>Reads Word documents (<c>.docx</c>). The line of a part is the number of its paragraph, from 1.</summary>
internal sealed class WordReader
{
    // A compressed part can be a thousand times its size in the file.
    private const long MostCharactersInPart = 10_000_000;

    private readonly DraftWriter _writer = new();
    private readonly Dictionary<string, int> _levels = new(StringComparer.Ordinal);
    private DraftKind _kind;
    private int _level;
    private int _paragraph;

    /// <summary>Reads a document.</summary>
    /// <exception cref="UnreadableException">It is no Word document, or a damaged one.</exception>
    public static Draft Read(ReadOnlyMemory<byte> content)
    {
        using var stream = MemoryMarshal.TryGetArray(content, out var bytes)
            ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
            : new MemoryStream(content.ToArray(), writable: false);
        try
        {
            using var document = WordprocessingDocument.Open(stream, isEditable: false, new OpenSettings { MaxCharactersInPart = MostCharactersInPart });
            if (document.MainDocumentPart is not { } main)
            {
                throw new UnreadableException("The Word document has no text in it.", "Save it again from a word processor, or remove it.");
            }

            var reader = new WordReader();
            reader.ReadStyles(main.StyleDefinitionsPart);
            reader.ReadParagraphs(main);
            return new Draft(new Metadata { Properties = ReadProperties(document) }, reader._writer.Blocks);
        }
        catch (Exception e) when (e is OpenXmlPackageException or FormatException or InvalidDataException or XmlException or IOException
            or ArgumentException or InvalidOperationException or NotSupportedException)
        {
            throw new UnreadableException(
                $"The file is no Word document, or a damaged one: {TextCleaner.Clean(e.Message)}", "Open it in a word processor and save it again as .docx.");
        }
    }

    private static DocumentProperties ReadProperties(WordprocessingDocument document)
    {
        var properties = document.PackageProperties;
        PartialDate? created = properties.Created is { } moment ? PartialDate.OfDay(DateOnly.FromDateTime(moment)) : null;
        return new DocumentProperties(Clean(properties.Title), Clean(properties.Creator), created);

        static string? Clean(string? value) => value is not null && TextCleaner.Clean(value) is { Length: > 0 } text ? text : null;
    }

    // The names of heading styles are English in every language version; their identifiers are not.
    private void ReadStyles(StyleDefinitionsPart? styles)
    {
        if (styles is null)
        {
            return;
        }

        using var reader = OpenXmlReader.Create(styles);
        string? id = null;
        while (reader.Read())
        {
            if (!reader.IsStartElement)
            {
                continue;
            }

            if (reader.ElementType == typeof(Style))
            {
                id = Attribute(reader, "styleId");
            }
            else if (reader.ElementType == typeof(StyleName) && id is not null && Attribute(reader, "val") is { } name && LevelOf(name) is > 0 and var level)
            {
                _levels[id] = level;
            }
        }
    }

    // The document is read as a stream of elements: however deep it nests, nothing here does.
    private void ReadParagraphs(MainDocumentPart main)
    {
        using var reader = OpenXmlReader.Create(main);
        var inFallback = 0;
        while (reader.Read())
        {
            var type = reader.ElementType;
            if (type == typeof(AlternateContentFallback))
            {
                // It says what the choice before it has said.
                inFallback += reader.IsStartElement ? 1 : -1;
            }
            else if (inFallback > 0)
            {
                continue;
            }
            else if (type == typeof(Paragraph))
            {
                _writer.End();
                (_kind, _level) = (DraftKind.Paragraph, 0);
                if (reader.IsStartElement)
                {
                    _writer.Begin(DraftKind.Paragraph, ++_paragraph);
                }
            }
            else if (reader.IsStartElement)
            {
                ReadInParagraph(reader, type);
            }
        }

        _writer.End();
    }

    private void ReadInParagraph(OpenXmlReader reader, Type type)
    {
        if (type == typeof(ParagraphStyleId) && Attribute(reader, "val") is { } style)
        {
            var level = _levels.GetValueOrDefault(style, LevelOf(style));
            if (level > 0)
            {
                _writer.Begin(DraftKind.Heading, _paragraph, level);
                (_kind, _level) = (DraftKind.Heading, level);
            }
        }
        else if (type == typeof(NumberingProperties) && _kind != DraftKind.Heading)
        {
            _writer.Begin(DraftKind.ListItem, _paragraph);
            _kind = DraftKind.ListItem;
        }
        else if (type == typeof(Text))
        {
            _writer.Append(reader.GetText());
        }
        else if (type == typeof(TabChar) || type == typeof(Break) || type == typeof(CarriageReturn))
        {
            _writer.Append(" ");
        }
    }

    // "Heading 1", "heading1" and "Title" as styles are named; 0 for any other.
    private static int LevelOf(string style)
    {
        if (style.Equals("Title", StringComparison.OrdinalIgnoreCase))
        {
            return 1;
        }

        return style.StartsWith("heading", StringComparison.OrdinalIgnoreCase)
            && int.TryParse(style.AsSpan("heading".Length).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level is >= 1 and <= 9
                ? Math.Min(level, 6)
                : 0;
    }

    private static string? Attribute(OpenXmlReader reader, string name)
    {
        foreach (var attribute in reader.Attributes)
        {
            if (string.Equals(attribute.LocalName, name, StringComparison.Ordinal))
            {
                return attribute.Value;
            }
        }

        return null;
    }
}
