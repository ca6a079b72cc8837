using System.Text.Json;
using NewsBot.Core.Language;
using NewsBot.Core.Retrieval;

namespace NewsBot.Benchmarks;

/// <summary>A question as every engine is asked it: its words without function words, any of which may match.</summary>
/// <param name="Text">The question.</param>
/// <param name="Words">The words, as folded surface forms, for engines that analyse them on their own.</param>
/// <param name="Query">The same for our index.</param>
internal sealed record Question(string Text, IReadOnlyList<string> Words, SearchQuery Query)
{
    public static IReadOnlyList<Question> ReadAll(string path) =>
        [.. File.ReadLines(path).Where(line => line.Length > 0).Select(line => Of(JsonDocument.Parse(line).RootElement.GetProperty("question").GetString()!))];

    private static Question Of(string text)
    {
        var words = new List<string>();
        var terms = new List<QueryTerm>();
        var tokens = new TokenReader(text, new char[TokenReader.BufferLength]);
        while (tokens.Read())
        {
            if (!tokens.IsStopWord)
            {
                words.Add(tokens.Surface.ToString());
                terms.Add(new(tokens.Stem.ToString(), 1));
            }
        }

        return new(text, words, new(terms));
    }
}
