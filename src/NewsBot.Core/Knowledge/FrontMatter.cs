using NewsBot.Core.Language;
using NewsBot.Core.Time;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NewsBot.Core.Knowledge;

/// <summary>
/// Reads YAML front matter: the lines between <c>---</c> and <c>---</c> at the head of a file. Keys known are title, author,
/// publisher (also source, site), published (also date), updated, url, language and aliases; others are passed over.
/// </summary>
internal static class FrontMatter
{
    // Longer than any, and short enough that no malice in it keeps the parser busy.
    private const int LongestFrontMatter = 16 * 1024;

    private const string Remedy = "Mend the front matter; a value with a colon or a quotation mark in it needs quotation marks around it.";

    /// <summary>Finds the front matter of a text.</summary>
    /// <param name="text">The whole text of the file.</param>
    /// <param name="bodyStart">Where the text after the front matter begins; 0 where there is none.</param>
    /// <param name="bodyLine">The 1-based line the text after the front matter begins on.</param>
    /// <exception cref="UnreadableException">The front matter is not closed, or is no valid YAML.</exception>
    public static Metadata Read(string text, out int bodyStart, out int bodyLine)
    {
        (bodyStart, bodyLine) = (0, 1);
        if (!text.StartsWith("---", StringComparison.Ordinal))
        {
            return new Metadata();
        }

        var lines = new List<Range>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is >= 0 and var found ? found : text.Length;
            lines.Add(start..end);
            start = end + 1;
            var line = text.AsSpan(lines[^1]).TrimEnd();
            if (lines.Count == 1 && line is not "---")
            {
                return new Metadata();
            }

            if (start > LongestFrontMatter)
            {
                break;
            }

            if (lines.Count > 1 && line is "---" or "...")
            {
                (bodyStart, bodyLine) = (Math.Min(start, text.Length), lines.Count + 1);
                return Parse(text, lines);
            }
        }

        // A line drawn across the head of a plain text is no front matter; one with a key under it was meant as such.
        return lines.Count > 1 && IsKeyLine(text.AsSpan(lines[1]))
            ? throw new UnreadableException(
                "The front matter that opens on line 1 is not closed within 16 KB.", "Close it with a line of three hyphens.", line: 1)
            : new Metadata();
    }

    private static bool IsKeyLine(ReadOnlySpan<char> line)
    {
        var colon = line.IndexOf(':');
        return colon > 0 && !line[..colon].Contains(' ');
    }

    private static Metadata Parse(string text, List<Range> lines)
    {
        var metadata = new Metadata();
        var yaml = text[lines[1].Start..lines[^1].Start];
        var parser = new Parser(new StringReader(yaml));
        try
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                return metadata;
            }

            if (!parser.TryConsume<MappingStart>(out var root))
            {
                throw new UnreadableException("The front matter is not a list of keys and values.", Remedy, 2);
            }

            while (!parser.TryConsume<MappingEnd>(out _))
            {
                ReadField(parser, metadata, text, lines);
            }

            return metadata;
        }
        catch (Exception e) when (e is YamlException or InvalidOperationException or ArgumentException)
        {
            // The parser counts from the line after the opening hyphens. Some faults it has no place and no words for.
            var line = (e as YamlException)?.Start.Line ?? parser.Current?.Start.Line ?? 1;
            var reason = e is YamlException ? TextCleaner.Clean(e.InnerException?.Message ?? e.Message).TrimEnd('.') : "it ends too early";
            throw new UnreadableException($"The front matter is no valid YAML: {reason}.", Remedy, (int)line + 1);
        }
    }

    private static void ReadField(Parser parser, Metadata metadata, string text, List<Range> lines)
    {
        if (!parser.TryConsume<Scalar>(out var key))
        {
            parser.SkipThisAndNestedEvents();
            parser.SkipThisAndNestedEvents();
            return;
        }

        if (string.Equals(key.Value, "aliases", StringComparison.OrdinalIgnoreCase))
        {
            ReadAliases(parser, metadata.Aliases);
            return;
        }

        var values = new List<string>();
        var last = ReadScalars(parser, values);
        if (values.Count == 0)
        {
            return;
        }

        var value = string.Join(", ", values);
        switch (key.Value.ToLowerInvariant())
        {
            case "title":
                metadata.Title = value;
                metadata.TitleLine = (int)key.Start.Line + 1;
                break;
            case "author":
                metadata.Author ??= value;
                Keep(isUpdate: false);
                break;
            case "publisher" or "source" or "site":
                metadata.Publisher ??= value;
                Keep(isUpdate: false);
                break;
            case "published" or "date":
                metadata.Published ??= HeaderDate.TryParse(value, out var published) ? published : null;
                Keep(isUpdate: false);
                break;
            case "updated":
                metadata.Updated ??= HeaderDate.TryParse(value, out var updated) ? updated : null;
                Keep(isUpdate: true);
                break;
            case "url":
                metadata.Url ??= Address.Check(value);
                break;
            case "language":
                metadata.Language ??= value;
                break;
        }

        // The lines from the key to the end of its value, as they stand in the file.
        void Keep(bool isUpdate)
        {
            var first = (int)key.Start.Line;
            var writer = new DraftWriter();
            writer.Begin(DraftKind.Paragraph, first + 1);
            for (var i = first; i <= Math.Min(last, lines.Count - 2); i++)
            {
                writer.Append(text.AsSpan(lines[i]));
                writer.Append("\n");
            }

            writer.End();
            foreach (var line in writer.Blocks)
            {
                line.HasOwnDate = isUpdate;
                metadata.Lines.Add(line);
            }
        }
    }

    // The scalars of a value or a list of values, without those that are empty; returns the line the last one ends on.
    private static int ReadScalars(Parser parser, List<string> values)
    {
        var last = 0;
        var depth = 0;
        do
        {
            var next = parser.Consume<ParsingEvent>();
            depth += next.NestingIncrease;
            if (next is Scalar scalar && !IsNull(scalar) && TextCleaner.Clean(scalar.Value) is { Length: > 0 } value)
            {
                values.Add(value);
                last = (int)(scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded ? scalar.End.Line - 1 : scalar.End.Line);
            }
        }
        while (depth > 0);

        return last;
    }

    private static void ReadAliases(Parser parser, List<Alias> aliases)
    {
        if (!parser.TryConsume<MappingStart>(out _))
        {
            parser.SkipThisAndNestedEvents();
            return;
        }

        var fullNames = new List<string>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.TryConsume<Scalar>(out var name))
            {
                parser.SkipThisAndNestedEvents();
                parser.SkipThisAndNestedEvents();
                continue;
            }

            fullNames.Clear();
            ReadScalars(parser, fullNames);
            foreach (var fullName in fullNames)
            {
                aliases.Add(new Alias(TextCleaner.Clean(name.Value), fullName, IsStated: true));
            }
        }
    }

    private static bool IsNull(Scalar scalar) =>
        scalar is { Style: ScalarStyle.Plain, Value: "" or "~" or "null" or "Null" or "NULL" };
}
