using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NewsBot.Output;

namespace NewsBot.Contracts;

/// <summary>Writes the contract's objects as JSON.</summary>
internal static class JsonOutput
{
    // Output goes to a file, a pipe or a terminal, never into a page, so letters stay letters.
    private static readonly JsonText Indented = new(new JsonSerializerOptions(JsonText.Default.Options)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    private static readonly JsonText OneLine = new(new JsonSerializerOptions(JsonText.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>The object over several lines, for a person and a program alike.</summary>
    public static string Pretty<T>(T value, Func<JsonText, JsonTypeInfo<T>> type) =>
        SafeText.CleanJson(JsonSerializer.Serialize(value, type(Indented)));

    /// <summary>The object on one line.</summary>
    public static string Line<T>(T value, Func<JsonText, JsonTypeInfo<T>> type) =>
        SafeText.CleanJson(JsonSerializer.Serialize(value, type(OneLine)));
}

/// <summary>Serialization made at compile time: quicker to start than reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AnswerJson))]
internal sealed partial class JsonText : JsonSerializerContext;
