using System.Text.Json.Nodes;

namespace NewsBot.Discord.Server.Protocol;

/// <summary>The calls of Discord's HTTP API that bots of this kind make, with the form of their bodies, as <c>calls.json</c> states them.</summary>
public sealed class ProtocolDescription
{
    private readonly JsonObject _schemas;

    private ProtocolDescription(JsonObject description)
    {
        _schemas = description["schemas"]!.AsObject();
        Calls = [.. description["calls"]!.AsArray().Select(call => Call.Read(call!.AsObject()))];
    }

    /// <summary>The description that comes with the server.</summary>
    public static ProtocolDescription Default { get; } = Load();

    /// <summary>Every call there is.</summary>
    public IReadOnlyList<Call> Calls { get; }

    /// <summary>Finds the call a request makes.</summary>
    /// <param name="method">Its method.</param>
    /// <param name="path">Its path below the version, without query.</param>
    /// <returns>The call and the values of the names in its path; null where there is no such call.</returns>
    public (Call Call, IReadOnlyDictionary<string, string> Values)? Find(string method, string path)
    {
        foreach (var call in Calls)
        {
            if (call.Method == method && call.Match(path) is { } values)
            {
                return (call, values);
            }
        }

        return null;
    }

    /// <summary>
    /// Tells what is wrong with the body of a call, each thing with its place: what Discord turns down, and what it ignores because
    /// it does not know it.
    /// </summary>
    public (IReadOnlyList<string> Problems, IReadOnlyList<string> Ignored) Validate(Call call, JsonNode? body)
    {
        if (call.Body is null)
        {
            return (body is null ? [] : ["body: not allowed"], []);
        }

        var problems = new List<string>();
        var ignored = new List<string>();
        new SchemaValidator(_schemas, problems, ignored).Check(body, _schemas[call.Body]!.AsObject(), "body");
        return (problems, ignored);
    }

    private static ProtocolDescription Load()
    {
        using var stream = typeof(ProtocolDescription).Assembly.GetManifestResourceStream("calls.json")!;
        return new ProtocolDescription(JsonNode.Parse(stream)!.AsObject());
    }
}

/// <summary>One call of the API.</summary>
/// <param name="Name">What it is called here.</param>
/// <param name="Method">Its HTTP method.</param>
/// <param name="Path">Its path below the version, with names in braces in place of ids.</param>
/// <param name="Authorized">Whether it takes the bot's token.</param>
/// <param name="Body">The name of the schema of its body; null where it has none.</param>
/// <param name="Query">The names its query may have.</param>
/// <param name="Limit">How many such calls are taken in how many seconds, for each major id; null for no limit of its own.</param>
/// <param name="Bucket">The name of the limit, shared by the calls of the same name.</param>
public sealed record Call(
    string Name, string Method, string Path, bool Authorized, string? Body, IReadOnlyList<string> Query, (int Count, int Seconds)? Limit, string Bucket)
{
    private static readonly string[] MajorNames = ["channel_id", "guild_id", "webhook_id", "interaction_id"];

    private readonly string[] _segments = Path.Split('/');

    internal static Call Read(JsonObject call)
    {
        var name = (string)call["name"]!;
        var limit = call["limit"]?.AsArray();
        return new Call(
            name,
            (string)call["method"]!,
            (string)call["path"]!,
            (bool?)call["auth"] ?? true,
            (string?)call["body"],
            [.. call["query"]?.AsArray().Select(each => (string)each!) ?? []],
            limit is null ? null : ((int)limit[0]!, (int)limit[1]!),
            (string?)call["bucket"] ?? name);
    }

    internal IReadOnlyDictionary<string, string>? Match(string path)
    {
        var given = path.Split('/');
        if (given.Length != _segments.Length)
        {
            return null;
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (segment, value) in _segments.Zip(given))
        {
            if (segment.StartsWith('{'))
            {
                // "@me" and "@original" are no ids, but segments of their own.
                if (value.Length == 0 || value.StartsWith('@'))
                {
                    return null;
                }

                values[segment[1..^1]] = value;
            }
            else if (segment != value)
            {
                return null;
            }
        }

        return values;
    }

    internal static string Major(IReadOnlyDictionary<string, string> values) =>
        MajorNames.Select(name => values.GetValueOrDefault(name)).FirstOrDefault(value => value is not null) is { } major
            ? major + values.GetValueOrDefault("webhook_token")
            : "";
}
