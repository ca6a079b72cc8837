using System.Text;
using System.Text.Json;
using NewsBot.Core.Retrieval;

namespace NewsBot.Mcp;

/// <summary>A document as answers quote it.</summary>
/// <param name="Article">What is known of it.</param>
/// <param name="Text">Its cleaned text; offsets of citations are offsets into it.</param>
internal sealed record SourceText(ArticleInfo Article, string Text)
{
    /// <summary>Reads a document of a snapshot.</summary>
    /// <param name="snapshot">The knowledge.</param>
    /// <param name="path">The document's path under the knowledge folder.</param>
    /// <returns>The document; null where the snapshot has none of this path.</returns>
    public static SourceText? Read(Snapshot snapshot, string path)
    {
        var text = new StringBuilder();
        ArticleInfo? article = null;
        foreach (var passage in snapshot.PassagesOf(path).Select(snapshot.Read))
        {
            // Between two passages there is nothing but white space.
            article = passage.Article;
            text.Append('\n', passage.Start - text.Length).Append(passage.Text);
        }

        return article is null ? null : new SourceText(article, text.ToString());
    }

    /// <summary>Writes it.</summary>
    /// <param name="json">Where to.</param>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("document", Article.Path);
        json.WriteString("title", Article.Title);
        json.WriteString("author", Article.Author);
        json.WriteString("publisher", Article.Publisher);
        json.WriteString("published", Article.Published?.ToString());
        json.WriteString("updated", Article.Updated?.ToString());
        json.WriteString("url", Article.Url);
        json.WriteString("text", Text);
        json.WriteEndObject();
    }
}
