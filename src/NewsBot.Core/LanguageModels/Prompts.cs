using System.Reflection;

namespace NewsBot.Core.LanguageModels;

/// <summary>The texts that tell a model what to do. They are files beside the code, with a version in their names.</summary>
internal static class Prompts
{
    public static string Compose(bool usesSchema) => $"{Read("compose.v1.md")}\n{Read(usesSchema ? "format-schema.v1.md" : "format-marks.v1.md")}";

    public static string Judge => Read("judge.v1.md");

    public static string FollowUp => Read("follow-up.v1.md");

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program was built without its prompt {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
