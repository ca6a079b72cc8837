using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsBot.Slack.Tests.Infrastructure;

/// <summary>Compares a rendering with a file of the Expectations folder, one reviewable file for each.</summary>
internal static class Expectation
{
    // Set to the source folder of the expectations to write what is there now into the files, then review the difference.
    private const string UpdateVariable = "UPDATE_SLACK_EXPECTATIONS";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void ShouldMatch(string name, JsonNode actual)
    {
        var text = actual.ToJsonString(Readable) + "\n";
        if (Environment.GetEnvironmentVariable(UpdateVariable) is { Length: > 0 } folder)
        {
            File.WriteAllText(Path.Combine(folder, name), text);
            return;
        }

        text.ShouldBe(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Expectations", name)).ReplaceLineEndings("\n"));
    }
}
