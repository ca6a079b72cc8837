using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsBot.Slack.Server;

/// <summary>Holds Block Kit layouts against Slack's limits, written apart from the client's own.</summary>
internal static class BlockCheck
{
    private static readonly HashSet<string> ViewMembers = new(StringComparer.Ordinal)
    {
        "type", "title", "blocks", "close", "submit", "private_metadata", "callback_id", "clear_on_close", "notify_on_close", "external_id",
    };

    public static IEnumerable<string> Message(JsonNode value)
    {
        var problems = Blocks(value, most: 50).ToList();
        var sum = Texts(value).Sum(text => text.Length);
        if (sum > 13_200)
        {
            problems.Add($"have {sum} characters in sum");
        }

        return problems;
    }

    public static IEnumerable<string> View(JsonNode value)
    {
        if (value is not JsonObject view || view["type"]?.ToString() is not ("modal" or "home"))
        {
            return ["is neither a modal nor a home tab"];
        }

        var problems = Blocks(view["blocks"], most: 100).ToList();
        problems.AddRange(view.Where(member => !ViewMembers.Contains(member.Key)).Select(member => $"has an unknown {member.Key}"));
        if (view["type"]!.ToString() == "modal")
        {
            problems.AddRange(PlainText(view["title"], 24, "title"));
        }

        if (view["close"] is { } close)
        {
            problems.AddRange(PlainText(close, 24, "close"));
        }

        Limit(problems, view["private_metadata"], 3000, "private_metadata");
        if (view.ToJsonString().Length > 250_000)
        {
            problems.Add("is larger than 250 kB");
        }

        return problems;
    }

    private static List<string> Blocks(JsonNode? value, int most)
    {
        if (value is not JsonArray blocks)
        {
            return ["are no list"];
        }

        var problems = new List<string>();
        if (blocks.Count is 0 || blocks.Count > most)
        {
            problems.Add($"are {blocks.Count}");
        }

        foreach (var block in blocks)
        {
            problems.AddRange(block is JsonObject known ? Block(known) : ["hold no block"]);
        }

        return problems;
    }

    private static List<string> Block(JsonObject block)
    {
        var problems = new List<string>();
        Limit(problems, block["block_id"], 255, "block_id");
        switch (block["type"]?.ToString())
        {
            case "divider":
                break;
            case "header":
                problems.AddRange(PlainText(block["text"], 150, "header"));
                break;
            case "section":
                problems.AddRange(block["text"] is null && block["fields"] is null ? ["section without text"] : []);
                problems.AddRange(block["text"] is { } text ? AnyText(text, 3000, "section") : []);
                problems.AddRange(block["accessory"] is JsonObject accessory ? Element(accessory) : []);
                break;
            case "context":
                problems.AddRange(Count(block["elements"], 10, "context"));
                problems.AddRange(Array(block["elements"]).SelectMany(element => AnyText(element, 3000, "context")));
                break;
            case "actions":
                problems.AddRange(Count(block["elements"], 25, "actions"));
                problems.AddRange(Array(block["elements"]).SelectMany(element => element is JsonObject button ? Element(button) : ["actions without element"]));
                problems.AddRange(
                    Array(block["elements"]).GroupBy(element => element?["action_id"]?.ToString()).Where(same => same.Count() > 1).Select(same => $"two actions {same.Key}"));
                break;
            case "rich_text":
                problems.AddRange(Count(block["elements"], int.MaxValue, "rich_text"));
                problems.AddRange(Array(block["elements"]).SelectMany(RichText));
                break;
            case "markdown":
                problems.AddRange(block["text"] is { } markdown && markdown.ToString().Length is > 0 and <= 12_000 ? [] : ["markdown out of range"]);
                break;
            default:
                problems.Add($"unknown block {block["type"]}");
                break;
        }

        return problems;
    }

    private static List<string> Element(JsonObject element)
    {
        var problems = new List<string>();
        if (element["type"]?.ToString() != "button")
        {
            problems.Add($"unknown element {element["type"]}");
            return problems;
        }

        problems.AddRange(PlainText(element["text"], 75, "button"));
        Limit(problems, element["action_id"], 255, "action_id");
        Limit(problems, element["value"], 2000, "value");
        Limit(problems, element["url"], 3000, "url");
        if (element["style"] is { } style && style.ToString() is not ("primary" or "danger"))
        {
            problems.Add($"unknown style {style}");
        }

        return problems;
    }

    private static IEnumerable<string> RichText(JsonNode? element) => element?["type"]?.ToString() switch
    {
        "rich_text_section" or "rich_text_quote" or "rich_text_preformatted" => Array(element["elements"]).SelectMany(Run),
        "rich_text_list" => (element["style"]?.ToString() is "bullet" or "ordered" ? Array(element["elements"]) : [null]).SelectMany(RichText),
        var other => [$"unknown rich text {other}"],
    };

    private static IEnumerable<string> Run(JsonNode? run) => run?["type"]?.ToString() switch
    {
        "text" => run["text"]?.ToString() is { Length: > 0 } ? [] : ["empty run of text"],
        "link" => Uri.TryCreate(run["url"]?.ToString(), UriKind.Absolute, out _) ? [] : ["link without address"],
        "user" => run["user_id"] is null ? ["user without id"] : [],
        var other => [$"unknown run {other}"],
    };

    private static IEnumerable<string> AnyText(JsonNode? text, int most, string what) => text?["type"]?.ToString() switch
    {
        "mrkdwn" => Length(text, most, what),
        "plain_text" => PlainText(text, most, what),
        var other => [$"{what} with text of type {other}"],
    };

    private static IEnumerable<string> PlainText(JsonNode? text, int most, string what) =>
        text?["type"]?.ToString() == "plain_text" ? Length(text, most, what) : [$"{what} is no plain text"];

    private static IEnumerable<string> Length(JsonNode text, int most, string what) =>
        text["text"]?.ToString().Length is > 0 and var length && length <= most ? [] : [$"{what} has {text["text"]?.ToString().Length} characters"];

    private static IEnumerable<string> Count(JsonNode? list, int most, string what) =>
        list is JsonArray { Count: > 0 } array && array.Count <= most ? [] : [$"{what} has no or too many elements"];

    private static IEnumerable<JsonNode?> Array(JsonNode? list) => list as JsonArray ?? [];

    private static void Limit(List<string> problems, JsonNode? value, int most, string what)
    {
        if (value is not null && (value.GetValueKind() is not JsonValueKind.String || value.ToString().Length > most))
        {
            problems.Add($"{what} is no text of at most {most} characters");
        }
    }

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => member is { Key: "text", Value: JsonValue text } ? [text.ToString()] : Texts(member.Value)),
        JsonArray items => items.SelectMany(Texts),
        _ => [],
    };
}
