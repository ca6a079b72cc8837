using System.Text.Json;
using NewsBot.Core.Knowledge;

namespace NewsBot.Knowledge;

/// <summary>What <c>knowledge list --json</c> and <c>knowledge check --json</c> print: a public contract.</summary>
internal static class KnowledgeJson
{
    /// <summary>Writes the list of articles.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="directory">The folder listed.</param>
    /// <param name="version">Names the state of the knowledge.</param>
    /// <param name="articles">The articles.</param>
    /// <param name="rejected">Files that are no articles, and why.</param>
    public static void WriteList(
        Utf8JsonWriter json, string directory, string version, IReadOnlyList<KnowledgeListing> articles, IReadOnlyList<RejectedFile> rejected)
    {
        json.WriteStartObject();
        json.WriteString("directory", directory);
        json.WriteString("version", version);
        json.WriteStartArray("articles");
        foreach (var (article, passages, statedOn) in articles)
        {
            json.WriteStartObject();
            json.WriteString("document", article.Path);
            json.WriteString("title", article.Title);
            json.WriteString("author", article.Author);
            json.WriteString("publisher", article.Publisher);
            json.WriteString("published", article.Published?.ToString());
            json.WriteString("updated", article.Updated?.ToString());
            json.WriteString("url", article.Url);
            json.WriteString("language", article.Language);
            json.WriteNumber("passages", passages);
            json.WriteStartArray("statedOn");
            foreach (var date in statedOn)
            {
                json.WriteStringValue(date.ToString());
            }

            json.WriteEndArray();
            json.WriteStartArray("inferred");
            foreach (var inference in article.Inferred)
            {
                json.WriteStartObject();
                WriteInference(json, inference);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteRejected(json, rejected);
        json.WriteEndObject();
    }

    /// <summary>Writes what reading every document came to.</summary>
    public static void WriteCheck(Utf8JsonWriter json, KnowledgeCheck check)
    {
        json.WriteStartObject();
        json.WriteString("directory", check.Directory);
        json.WriteNumber("files", check.Files);
        json.WriteNumber("articles", check.Articles);
        WriteRejected(json, check.Rejected);
        json.WriteStartArray("inferred");
        foreach (var (document, inference) in check.Inferred)
        {
            json.WriteStartObject();
            json.WriteString("document", document);
            WriteInference(json, inference);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes files that cannot be used, and why.</summary>
    public static void WriteRejected(Utf8JsonWriter json, IReadOnlyList<RejectedFile> rejected)
    {
        json.WriteStartArray("rejected");
        foreach (var file in rejected)
        {
            json.WriteStartObject();
            json.WriteString("document", file.Path);
            if (file.Line is { } line)
            {
                json.WriteNumber("line", line);
            }
            else
            {
                json.WriteNull("line");
            }

            json.WriteString("reason", file.Reason);
            json.WriteString("remedy", file.Remedy);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteInference(Utf8JsonWriter json, Inference inference)
    {
        json.WriteString("field", inference.Field);
        json.WriteString("value", inference.Value);
        json.WriteString("reason", inference.Reason);
    }
}
