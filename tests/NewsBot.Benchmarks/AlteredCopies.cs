using NewsBot.Core.Retrieval;

namespace NewsBot.Benchmarks;

/// <summary>A larger corpus made of a smaller one: copies in which some words are replaced by words from elsewhere in it.</summary>
internal static class AlteredCopies
{
    private const double Replaced = 0.15;

    public static IEnumerable<StoredArticle> Of(Snapshot snapshot, int times)
    {
        var random = new Random(1);
        var strangers = snapshot.ReadArticles().SelectMany(article => article.Passages).Where((_, i) => i % 100 == 0)
            .SelectMany(passage => passage.Text.Split(' ')).ToArray();
        for (var copy = 0; copy < times; copy++)
        {
            foreach (var article in snapshot.ReadArticles())
            {
                yield return article with
                {
                    Info = article.Info with { Path = $"{copy}/{article.Info.Path}" },
                    Passages = [.. article.Passages.Select(passage => copy == 0 ? passage : Alter(passage, strangers, random))],
                };
            }
        }
    }

    private static StoredPassage Alter(StoredPassage passage, string[] strangers, Random random)
    {
        var words = passage.Text.Split(' ').Select(word => random.NextDouble() < Replaced ? strangers[random.Next(strangers.Length)] : word);
        var text = string.Join(' ', words);

        // Where sentences begin no longer matters; the text as a whole is one.
        var sentence = passage.Sentences[0] with { Sentence = passage.Sentences[0].Sentence with { Span = new(0, text.Length) } };
        return passage with { Text = text, Sentences = [sentence] };
    }
}
