using NewsBot.Core.Knowledge;
using NewsBot.Core.Language;
using NewsBot.Core.Retrieval;
using NewsBot.Core.Statements;
using NewsBot.Core.Time;

namespace NewsBot.Core.Tests.Builders;

/// <summary>Statements of invented articles. Every word is as rare as every other, and no names have aliases.</summary>
internal static class TestStatements
{
    private static readonly AliasTable NoAliases = new([]);

    public static Statement Of(string text, string? day = null, string path = "a.md", string title = "", BlockKind kind = BlockKind.Paragraph)
    {
        PartialDate? statedOn = day is null ? null : PartialDate.OfDay(DateOnly.ParseExact(day, "yyyy-MM-dd"));
        var passage = new Passage(
            new PassageId(0, 0),
            new ArticleInfo(path, title, null, null, statedOn, null, null, "en", []),
            Ordinal: 0,
            Start: 0,
            text,
            statedOn,
            [new PassageSentence(new TextSpan(0, text.Length), 1, kind)],
            TimeRecognizer.Find(text, new TextSpan(0, text.Length), statedOn));
        return new Statement(passage, 0, statement => Matter.Of(statement.Text, title, NoAliases, _ => 1f));
    }
}
