using System.Text;
using System.Text.Json;
using NewsBot.CommandLine;

namespace NewsBot.Batches;

/// <summary>One line of a JSON Lines file, read.</summary>
internal sealed class BatchLine
{
    private readonly JsonElement _json;
    private readonly string _remedy;

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="remedy">How a line has to be written, as a sentence for whoever wrote another.</param>
    /// <exception cref="CommandException">The line is not JSON.</exception>
    public BatchLine(string line, string remedy)
    {
        _remedy = remedy;
        try
        {
            _json = JsonElement.Parse(line);
            RequireWholeCharacters(line);
        }
        catch (JsonException error)
        {
            throw new CommandException($"This is not JSON (see column {error.BytePositionInLine + 1}). {remedy}", error);
        }
        catch (InvalidOperationException error)
        {
            throw new CommandException($"A \\u escape stands for half a character; the other half is missing. {remedy}", error);
        }
    }

    /// <summary>What the line calls itself, or null.</summary>
    public JsonElement? Id => Field("id");

    /// <summary>A field that is neither missing nor null, or null.</summary>
    public JsonElement? Field(string name) =>
        _json.ValueKind == JsonValueKind.Object && _json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>The text of a field that a line must have.</summary>
    /// <exception cref="CommandException">There is no such text.</exception>
    public string Text(string name) =>
        Field(name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : throw new CommandException($"There is no \"{name}\". {_remedy}");

    // "\ud800" passes for JSON until somebody reads the string, be it the name of a field or deep within the id.
    private static void RequireWholeCharacters(string line)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(line));
        while (reader.Read())
        {
            if (reader.ValueIsEscaped)
            {
                reader.GetString();
            }
        }
    }
}
