using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NewsBot.Discord.Server.Protocol;

/// <summary>
/// Checks JSON against the small schema language of <c>calls.json</c>: that of JSON Schema, but objects are closed unless they are
/// <c>open</c>, <c>ref</c> is a name, and <c>on</c> and <c>cases</c> choose a schema by the value of a member.
/// </summary>
internal sealed partial class SchemaValidator(JsonObject schemas, List<string> problems, List<string> ignored)
{
    public void Check(JsonNode? value, JsonObject schema, string place)
    {
        if ((string?)schema["ref"] is { } name)
        {
            Check(value, schemas[name]!.AsObject(), place);
            return;
        }

        if ((string?)schema["on"] is { } member)
        {
            var key = (value as JsonObject)?[member]?.ToJsonString() ?? "missing";
            if (schema["cases"]![key] is { } chosen)
            {
                Check(value, schemas[(string)chosen!]!.AsObject(), place);
            }
            else
            {
                problems.Add($"{place}.{member}: {key} is not known");
            }

            return;
        }

        if (!HasType(value, schema))
        {
            problems.Add($"{place}: is {Kind(value)}, not {string.Join(" or ", schema["type"]!.AsArray().Select(type => (string)type!))}");
            return;
        }

        if (schema["enum"]?.AsArray() is { } allowed && !allowed.Any(each => JsonNode.DeepEquals(each, value)))
        {
            problems.Add($"{place}: {value?.ToJsonString() ?? "null"} is not allowed");
        }

        switch (value)
        {
            case JsonObject members:
                CheckMembers(members, schema, place);
                break;
            case JsonArray items:
                CheckBound(items.Count, schema, "minItems", "maxItems", place, "items");
                for (var i = 0; i < items.Count && schema["items"] is JsonObject each; i++)
                {
                    Check(items[i], each, $"{place}[{i}]");
                }

                break;
            case JsonValue when value.GetValueKind() == JsonValueKind.String:
                CheckText((string)value!, schema, place);
                break;
            case JsonValue when value.GetValueKind() == JsonValueKind.Number:
                CheckBound((double)value, schema, "minimum", "maximum", place, "");
                break;
        }
    }

    private void CheckMembers(JsonObject members, JsonObject schema, string place)
    {
        foreach (var required in schema["required"]?.AsArray() ?? [])
        {
            if (!members.ContainsKey((string)required!))
            {
                problems.Add($"{place}.{(string)required!}: is missing");
            }
        }

        foreach (var (name, value) in members)
        {
            if (schema["properties"]?[name] is JsonObject known)
            {
                Check(value, known, $"{place}.{name}");
            }
            else if ((bool?)schema["open"] is not true)
            {
                ignored.Add($"{place}.{name}: is not known");
            }
        }
    }

    private void CheckText(string text, JsonObject schema, string place)
    {
        // Characters, not UTF-16 units.
        CheckBound(text.EnumerateRunes().Count(), schema, "minLength", "maxLength", place, "characters");
        var wellFormed = (string?)schema["format"] switch
        {
            "snowflake" => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _),
            "digits" => text.Length > 0 && text.All(char.IsAsciiDigit),
            "http" => text.StartsWith("http://", StringComparison.Ordinal) || text.StartsWith("https://", StringComparison.Ordinal),
            "date-time" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
            "command-name" => CommandName.IsMatch(text),
            _ => true,
        };
        if (!wellFormed)
        {
            problems.Add($"{place}: is no {(string?)schema["format"]}");
        }
    }

    private void CheckBound(double value, JsonObject schema, string least, string most, string place, string unit)
    {
        if (value < ((double?)schema[least] ?? double.MinValue) || value > ((double?)schema[most] ?? double.MaxValue))
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"{place}: {value} {unit} are not between {schema[least]} and {schema[most]}"));
        }
    }

    private static bool HasType(JsonNode? value, JsonObject schema) =>
        schema["type"]!.AsArray().Any(type => (string)type! == Kind(value) || ((string)type! == "number" && Kind(value) == "integer"));

    private static string Kind(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => Math.Floor((double)value) == (double)value ? "integer" : "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => "null",
    };

    [GeneratedRegex(@"^[-_'\p{Ll}\p{Lm}\p{Lo}\p{N}]{1,32}\z", RegexOptions.CultureInvariant)]
    private static partial Regex CommandName { get; }
}
