using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NewsBot.Tests.Web;

/// <summary>Holds responses against an OpenAPI description, with what of JSON Schema that uses. A word that is not known here fails.</summary>
internal sealed class SchemaCheck(JsonObject contract)
{
    private const string RefPrefix = "#/components/schemas/";

    private readonly JsonObject _schemas = contract["components"]!["schemas"]!.AsObject();

    /// <summary>The named schemas that something was held against.</summary>
    public HashSet<string> Used { get; } = new(StringComparer.Ordinal);

    /// <summary>Expects that a response is one of those described.</summary>
    public async Task FitAsync(HttpResponseMessage response, string path, HttpMethod method, CancellationToken cancellationToken)
    {
        var responses = contract["paths"]![path]![method.Method.ToLowerInvariant()]!["responses"]!;
        var described = responses[((int)response.StatusCode).ToString(CultureInfo.InvariantCulture)].ShouldNotBeNull();
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        var type = response.Content.Headers.ContentType.ShouldNotBeNull(body).MediaType!;
        Check(JsonNode.Parse(body), described["content"]![type].ShouldNotBeNull(type)["schema"]!.AsObject(), path);
        foreach (var (name, header) in described["headers"]?.AsObject() ?? [])
        {
            response.Headers.GetValues(name).ShouldHaveSingleItem(name);
            header!["required"]!.GetValue<bool>().ShouldBeTrue();
        }
    }

    private void Check(JsonNode? value, JsonObject schema, string place)
    {
        foreach (var (word, rule) in schema)
        {
            var holds = word switch
            {
                "$ref" => Named((string)rule!, value, place),
                "type" => (rule is JsonArray types ? types.Select(type => (string)type!) : [(string)rule!]).Any(type => IsOf(value, type)),
                "enum" => rule!.AsArray().Any(each => JsonNode.DeepEquals(each, value)),
                "pattern" => value is null || Regex.IsMatch((string)value!, (string)rule!),
                "minLength" => ((string)value!).Length >= (int)rule!,
                "minimum" => (double)value! >= (double)rule!,
                "maximum" => (double)value! <= (double)rule!,
                "required" => rule!.AsArray().All(name => value!.AsObject().ContainsKey((string)name!)),
                "additionalProperties" => value!.AsObject().All(member => schema["properties"]!.AsObject().ContainsKey(member.Key)),
                "properties" => Members(value!.AsObject(), rule!.AsObject(), place),
                "items" => Items(value!.AsArray(), rule!.AsObject(), place),
                "description" => true,
                _ => throw new NotSupportedException($"{place}: {word} is not checked."),
            };
            holds.ShouldBeTrue($"{place}: {word} {rule?.ToJsonString()} does not hold of {value?.ToJsonString() ?? "null"}");
        }
    }

    private bool Named(string reference, JsonNode? value, string place)
    {
        reference.ShouldStartWith(RefPrefix);
        var name = reference[RefPrefix.Length..];
        Used.Add(name);
        Check(value, _schemas[name]!.AsObject(), place);
        return true;
    }

    private bool Members(JsonObject value, JsonObject properties, string place)
    {
        foreach (var (name, member) in value)
        {
            Check(member, properties[name]!.AsObject(), $"{place}.{name}");
        }

        return true;
    }

    private bool Items(JsonArray value, JsonObject schema, string place)
    {
        foreach (var (index, item) in value.Index())
        {
            Check(item, schema, string.Create(CultureInfo.InvariantCulture, $"{place}[{index}]"));
        }

        return true;
    }

    private static bool IsOf(JsonNode? value, string type) => value?.GetValueKind() switch
    {
        null => type == "null",
        JsonValueKind.Object => type == "object",
        JsonValueKind.Array => type == "array",
        JsonValueKind.String => type == "string",
        JsonValueKind.True or JsonValueKind.False => type == "boolean",
        JsonValueKind.Number => type == "number" || (type == "integer" && double.IsInteger((double)value)),
        _ => false,
    };
}
