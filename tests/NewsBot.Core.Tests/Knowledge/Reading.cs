using System.Text;
using NewsBot.Core.Knowledge;

namespace NewsBot.Core.Tests.Knowledge;

/// <summary>Reads documents from memory for the tests of this folder.</summary>
internal static class Reading
{
    public static Article Article(string name, string content) => Article(name, Encoding.UTF8.GetBytes(content));

    public static Article Article(string name, byte[] content) =>
        ArticleReader.ReadContent(name, content).ShouldBeOfType<ReadResult.Read>().Article;

    public static RejectedFile Rejected(string name, string content) => Rejected(name, Encoding.UTF8.GetBytes(content));

    public static RejectedFile Rejected(string name, byte[] content) =>
        ArticleReader.ReadContent(name, content).ShouldBeOfType<ReadResult.Rejected>().File;

    /// <summary>The blocks as lines: kind, the date they speak from where it is not the article's, and text.</summary>
    public static string[] Lines(this Article article) =>
    [
        .. article.Blocks.Select(block =>
            $"{block.Kind}{(block.StatedOn == article.Published ? "" : $" @{block.StatedOn?.ToString() ?? "?"}")}: {block.Span.Of(article.Text)}"),
    ];

    public static string[] Texts(this Article article, BlockKind kind) =>
        [.. article.Blocks.Where(block => block.Kind == kind).Select(block => block.Span.Of(article.Text))];
}
