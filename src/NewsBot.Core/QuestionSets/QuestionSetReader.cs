using System.Text.Json;
using NewsBot.Core.Time;

namespace NewsBot.Core.QuestionSets;

/// <summary>Reads question sets: JSON Lines, a question a line.</summary>
/// <remarks>
/// <code>
/// {"id":"q1","question":"Who won the election?","asOf":"2018-08-03","type":"who","answerable":true,
///  "answers":["wordings of which one must be said"],"first":["… in the first sentence"],"never":["wordings that must not be said"],
///  "documents":["documents of which one must be cited"],"status":"happened","statusAsOf":"2018-08-02","disagree":["each position"],
///  "superseded":["wordings that must not lead"],"notYet":["wordings of later reports"],"evidenceDocs":["documents with the answer"],
///  "followUps":[{"question":"And when?","answers":["Monday"]}]}
/// </code>
/// Only <c>id</c> and <c>question</c> are needed; a follow-up needs no id. A <c>status</c> of null asks that there be none. Upper and lower case, hyphens and underscores in
/// the names of fields make no difference (<c>not_yet</c>), and a wording may be an object with a <c>value</c>.
/// </remarks>
public static class QuestionSetReader
{
    private const string Remedy = "Write each question on one line, like {\"id\":\"q1\",\"question\":\"Who won the election?\",\"answers\":[\"Ida Holm\"]}.";

    private static readonly HashSet<string> Fields = new(
        ["id", "question", "asof", "type", "answerable", "answers", "first", "never", "documents", "status", "statusasof", "disagree", "superseded", "notyet",
            "evidencedocs", "followups"],
        StringComparer.Ordinal);

    // For whoever reads the set; nothing is asked of the answer by them.
    private static readonly HashSet<string> Remarks = new(["note", "source", "event", "trap", "timeline", "referencedate"], StringComparer.Ordinal);

    /// <summary>Reads a set. A line that cannot be used is a fault, and the others are read.</summary>
    /// <param name="name">What faults call the file.</param>
    /// <param name="lines">Its lines.</param>
    /// <exception cref="IOException">The lines cannot be read.</exception>
    public static QuestionSet Read(string name, IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var questions = new List<SetQuestion>();
        var faults = new List<QuestionSetFault>();
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (index, line) in lines.Index())
        {
            var place = $"{name}:{index + 1}";
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            try
            {
                var question = Read(line, place);
                foreach (var turn in question.Turns)
                {
                    if (!places.TryAdd(turn.Id, place))
                    {
                        throw new FormatException($"The id \"{turn.Id}\" is that of the question of {places[turn.Id]} already. Give each question an id of its own.");
                    }
                }

                questions.Add(question);
            }
            catch (FormatException error)
            {
                faults.Add(new QuestionSetFault(place, error.Message));
            }
        }

        if (questions.Count == 0 && faults.Count == 0)
        {
            faults.Add(new QuestionSetFault(name, $"There is no question in it. {Remedy}"));
        }

        return new QuestionSet(questions, faults);
    }

    private static SetQuestion Read(string line, string place)
    {
        try
        {
            return Read(JsonElement.Parse(line), place, id: null);
        }
        catch (JsonException error)
        {
            throw new FormatException($"This is not JSON (see column {error.BytePositionInLine + 1}). {Remedy}", error);
        }
        catch (InvalidOperationException error)
        {
            throw new FormatException($"A \\u escape stands for half a character; the other half is missing. {Remedy}", error);
        }
    }

    // A follow-up has the name of the question it follows and its number, unless it has one of its own.
    private static SetQuestion Read(JsonElement json, string place, string? id)
    {
        var fields = FieldsOf(json);
        var own = Field("id") is { } given ? given.ValueKind == JsonValueKind.String ? given.GetString()! : given.GetRawText() : null;
        var name = own ?? id ?? throw new FormatException($"There is no \"id\". {Remedy}");
        return new SetQuestion
        {
            Id = name,
            Place = place,
            Text = Text("question") ?? throw new FormatException($"There is no \"question\". {Remedy}"),
            AsOf = Day("asOf")?.Latest,
            Type = Text("type") ?? "all",
            Expected = new ExpectedAnswer
            {
                IsAnswerable = Field("answerable") is not { } answerable || IsTrue(answerable),
                Answers = Wordings("answers") ?? [],
                First = Wordings("first") ?? [],
                Never = Wordings("never") ?? [],
                Documents = Wordings("documents") ?? [],
                EvidenceDocuments = Wordings("evidenceDocs") ?? [],
                AsksStatus = fields.ContainsKey("status"),
                Status = Text("status"),
                StatusAsOf = Day("statusAsOf")?.ToString(),
                Disagreement = Wordings("disagree"),
                Superseded = Wordings("superseded"),
                NotYet = Wordings("notYet") ?? [],
            },
            FollowUps = Field("followUps") is { } turns ? [.. Items("followUps", turns).Select((turn, index) => Read(turn, place, $"{name}/{index + 1}"))] : [],
        };

        JsonElement? Field(string field) => fields.TryGetValue(Key(field), out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

        string? Text(string field) => Field(field) switch
        {
            null => null,
            { ValueKind: JsonValueKind.String } text => text.GetString(),
            var other => throw new FormatException($"\"{field}\" is {other.Value.GetRawText()}, and must be a text. {Remedy}"),
        };

        PartialDate? Day(string field) => Text(field) is not { } text ? null
            : PartialDate.TryParseIso(text, out var date) ? date
            : throw new FormatException($"\"{field}\" is \"{text}\", which is no date. Give a day, a month or a year, for example 2018-08-03.");

        List<string>? Wordings(string field) => Field(field) is { } list ? [.. Items(field, list).Select(item => Wording(field, item))] : null;
    }

    private static Dictionary<string, JsonElement> FieldsOf(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"A question is a JSON object. {Remedy}");
        }

        var fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var field in json.EnumerateObject())
        {
            var key = Key(field.Name);
            if (!Fields.Contains(key) && !Remarks.Contains(key))
            {
                throw new FormatException($"There is no field \"{field.Name}\" in a question set. Leave it out, or name it \"note\" where it is for the reader.");
            }

            fields[key] = field.Value;
        }

        return fields;
    }

    private static string Key(string field) =>
        field.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    private static bool IsTrue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new FormatException($"\"answerable\" is {value.GetRawText()}, and must be true or false."),
    };

    private static JsonElement.ArrayEnumerator Items(string field, JsonElement list) =>
        list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : throw new FormatException($"\"{field}\" is {list.GetRawText()}, and must be a list.");

    private static string Wording(string field, JsonElement item) => item switch
    {
        { ValueKind: JsonValueKind.String } => item.GetString()!,
        { ValueKind: JsonValueKind.Object } when item.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.String => value.GetString()!,
        _ => throw new FormatException($"\"{field}\" holds {item.GetRawText()}, and must hold texts."),
    };
}
