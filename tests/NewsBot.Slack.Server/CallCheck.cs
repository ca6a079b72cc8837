using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NewsBot.Slack.Server;

/// <summary>Holds a call against the description of its method.</summary>
internal static partial class CallCheck
{
    /// <summary>Turns arguments that came as a form into what they are: texts of JSON into JSON.</summary>
    public static JsonObject FromForm(MethodDescription method, IEnumerable<KeyValuePair<string, string>> form)
    {
        var arguments = new JsonObject();
        foreach (var (name, value) in form.Where(field => field.Key != "token"))
        {
            arguments[name] = KindOf(method, name) switch
            {
                Kind.Blocks or Kind.View or Kind.Prompts or Kind.Texts or Kind.Any => ParseOrText(value),
                Kind.Flag when bool.TryParse(value, out var flag) => flag,
                Kind.Number when int.TryParse(value, CultureInfo.InvariantCulture, out var number) => number,
                _ => value,
            };
        }

        return arguments;
    }

    /// <summary>Every way in which the arguments are not those of the method.</summary>
    public static List<string> Problems(MethodDescription method, JsonObject arguments)
    {
        var problems = method.Required.Where(required => arguments[required.Name] is null).Select(required => $"{required.Name} is missing").ToList();
        foreach (var (name, value) in arguments)
        {
            if (method.Argument(name) is not { } argument)
            {
                problems.Add($"{name} is no argument of it");
            }
            else if (value is not null)
            {
                problems.AddRange(Problems(argument, value).Select(problem => $"{name} {problem}"));
            }
        }

        return problems;
    }

    private static IEnumerable<string> Problems(Argument argument, JsonNode value) => argument.Kind switch
    {
        Kind.Text => Text(value) is not { } text ? ["is no text"] : text.Length > argument.Max ? [$"has {text.Length} characters"] : [],
        Kind.Channel => Matches(value, Channels(), "is no channel id"),
        Kind.User => Matches(value, Users(), "is no user id"),
        Kind.Team => Matches(value, Teams(), "is no workspace id"),
        Kind.Timestamp => Matches(value, Timestamps(), "is no timestamp"),
        Kind.Flag => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? [] : ["is neither true nor false"],
        Kind.Number => value.GetValueKind() is JsonValueKind.Number && value.GetValue<int>() is >= 1 and var number && number <= argument.Max
            ? []
            : ["is no number in range"],
        Kind.Blocks => BlockCheck.Message(value),
        Kind.View => BlockCheck.View(value),
        Kind.Prompts => value is JsonArray prompts && prompts.Count is > 0 && prompts.Count <= argument.Max
            && prompts.All(prompt => Text(prompt?["title"]) is { Length: > 0 } && Text(prompt?["message"]) is { Length: > 0 })
                ? []
                : ["are not one to four prompts with title and message"],
        Kind.Texts => value is JsonArray texts && texts.Count is > 0 && texts.Count <= argument.Max && texts.All(text => Text(text) is { Length: > 0 and <= 50 })
            ? []
            : ["are not texts of 1 to 50 characters"],
        _ => [],
    };

    private static IEnumerable<string> Matches(JsonNode value, Regex form, string problem) =>
        Text(value) is { } text && form.IsMatch(text) ? [] : [problem];

    private static Kind KindOf(MethodDescription method, string name) =>
        method.Argument(name)?.Kind ?? Kind.Text;

    private static string? Text(JsonNode? node) => node?.GetValueKind() is JsonValueKind.String ? node.GetValue<string>() : null;

    private static JsonNode? ParseOrText(string value)
    {
        try
        {
            return JsonNode.Parse(value);
        }
        catch (JsonException)
        {
            return value;
        }
    }

    [GeneratedRegex("^[CDGUW][A-Z0-9]{2,}$")]
    private static partial Regex Channels();

    [GeneratedRegex("^[UW][A-Z0-9]{2,}$")]
    private static partial Regex Users();

    [GeneratedRegex("^[TE][A-Z0-9]{2,}$")]
    private static partial Regex Teams();

    [GeneratedRegex("^[0-9]{1,12}\\.[0-9]{6}$")]
    private static partial Regex Timestamps();
}
