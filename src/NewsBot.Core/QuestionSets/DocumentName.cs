namespace NewsBot.Core.QuestionSets;

/// <summary>How question sets name documents: by the path under the knowledge folder, with or without the extension.</summary>
internal static class DocumentName
{
    /// <summary>The names of a document.</summary>
    public static IReadOnlyList<string> NamesOf(string path) => [path, Path.ChangeExtension(path, null)];

    /// <summary>Whether a document is one of those named.</summary>
    public static bool IsAmong(string path, IReadOnlyList<string> names) => names.Any(NamesOf(path).Contains);
}
