using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace NewsBot.Core.LanguageModels;

/// <summary>
/// Writes what is handed to a model as data: one JSON object a line between two tags. JSON escapes the brackets of tags, so
/// that no text can end the data and begin to give orders.
/// </summary>
/// <param name="tag">The name of the tags.</param>
internal sealed class DataLines(string tag)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly StringBuilder _lines = new StringBuilder().Append('<').Append(tag).Append(">\n");

    /// <summary>Adds an object.</summary>
    /// <param name="write">Writes its properties.</param>
    public DataLines Add(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        _lines.Append(Encoding.UTF8.GetString(buffer.WrittenSpan)).Append('\n');
        return this;
    }

    /// <summary>The lines between their tags.</summary>
    public override string ToString() => $"{_lines}</{tag}>";
}
