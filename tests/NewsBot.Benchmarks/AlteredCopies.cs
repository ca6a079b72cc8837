using System.Security.Cryptography;
using System.Text;
using NewsBot.Core.Language;
using NewsBot.Core.Retrieval;
using NewsBot.Core.Time;

namespace NewsBot.Benchmarks;

/// <summary>
/// A larger corpus made of a smaller one: copies in which names, numbers and some other words are others, on other days, so
/// that terms and days grow as they do when more is reported. The same number gives the same copy each time.
/// </summary>
/// <param name="snapshot">The smaller corpus.</param>
internal sealed class AlteredCopies(Snapshot snapshot)
{
    private const double AlteredNames = 0.4;
    private const double AlteredWords = 0.1;
    private const double InventedNames = 0.1;
    private const int MostDaysEarlier = 3650;

    private readonly StoredArticle[] _articles = [.. snapshot.ReadArticles()];
    private readonly Lazy<(string[] Names, string[] Words)> _strangers = new(() => FindStrangers(snapshot));

    /// <summary>As many articles as it takes for so many passages or a few more, the original ones first; may be enumerated in parallel.</summary>
    /// <param name="passages">How many passages.</param>
    public IEnumerable<Func<StoredArticle>> Take(long passages)
    {
        for (var number = 0; passages > 0; number++)
        {
            var (copy, place) = Math.DivRem(number, _articles.Length);
            passages -= _articles[place].Passages.Length;
            yield return () => copy == 0 ? _articles[place] : Alter(_articles[place], copy, new Random(unchecked((copy * 1_000_003) + place)));
        }
    }

    private StoredArticle Alter(StoredArticle article, int copy, Random random)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var earlier = random.Next(MostDaysEarlier);
        var path = $"{copy}/{article.Info.Path}";
        return new StoredArticle(
            article.Info with { Path = path, Title = Alter(article.Info.Title, names, random), Published = Earlier(article.Info.Published, earlier) },
            [.. article.Aliases.Select(alias => alias with { Name = Alter(alias.Name, names, random), FullName = Alter(alias.FullName, names, random) })],
            SHA256.HashData([.. article.ContentHash, .. Encoding.UTF8.GetBytes(path)]),
            [.. article.Passages.Select(passage => Alter(passage, names, earlier, random))]);
    }

    // What stands between sentences stays, so sentences begin where they are put.
    private StoredPassage Alter(StoredPassage passage, Dictionary<string, string> names, int earlier, Random random)
    {
        var text = new StringBuilder();
        var sentences = new StoredSentence[passage.Sentences.Length];
        var end = 0;
        for (var i = 0; i < sentences.Length; i++)
        {
            var span = passage.Sentences[i].Span;
            text.Append(passage.Text, end, span.Start - end);
            var altered = Alter(passage.Text.Substring(span.Start, span.Length), names, random);
            sentences[i] = passage.Sentences[i] with { Sentence = passage.Sentences[i].Sentence with { Span = new(text.Length, altered.Length) } };
            text.Append(altered);
            end = span.End;
        }

        var whole = text.Append(passage.Text, end, passage.Text.Length - end).ToString();
        var statedOn = Earlier(passage.StatedOn, earlier);
        return new StoredPassage(passage.Start, whole, statedOn, sentences, TimeRecognizer.Find(whole, new TextSpan(0, whole.Length), statedOn));
    }

    private string Alter(string text, Dictionary<string, string> names, Random random)
    {
        var words = text.Split(' ');
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = words[i] switch
            {
                { Length: > 2 } name when IsName(name) => NameFor(name, names, random),
                { Length: > 0 and not 4 } number when number.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0 => Number(number.Length, random),
                { Length: > 3 } word when IsWord(word) && random.NextDouble() < AlteredWords => _strangers.Value.Words[random.Next(_strangers.Value.Words.Length)],
                var other => other,
            };
        }

        return string.Join(' ', words);
    }

    // Within an article a name is always the same. Some are new: halves of two names, as no corpus ever has all of them.
    private string NameFor(string name, Dictionary<string, string> names, Random random)
    {
        if (names.TryGetValue(name, out var known))
        {
            return known;
        }

        var strangers = _strangers.Value.Names;
        var other = strangers[random.Next(strangers.Length)];
        var end = strangers[random.Next(strangers.Length)];
        return names[name] = random.NextDouble() switch
        {
            < InventedNames => string.Concat(other.AsSpan(0, (other.Length + 1) / 2), end.AsSpan(end.Length / 2)),
            < AlteredNames => other,
            _ => name,
        };
    }

    private static string Number(int digits, Random random)
    {
        var number = new char[digits];
        for (var i = 0; i < digits; i++)
        {
            number[i] = (char)('0' + random.Next(i == 0 ? 1 : 0, 10));
        }

        return new string(number);
    }

    private static PartialDate? Earlier(PartialDate? date, int days) => date is { } known
        ? PartialDate.Between(known.Earliest.AddDays(-days), known.Latest.AddDays(-days), known.Precision)
        : null;

    private static (string[] Names, string[] Words) FindStrangers(Snapshot snapshot)
    {
        var words = snapshot.ReadArticles().SelectMany(article => article.Passages).SelectMany(passage => passage.Text.Split(' '));
        var names = new HashSet<string>(StringComparer.Ordinal);
        var others = new List<string>();
        var number = 0;
        foreach (var word in words)
        {
            if (word.Length > 2 && IsName(word))
            {
                names.Add(word);
            }
            else if (number++ % 100 == 0 && word.Length > 3 && IsWord(word))
            {
                others.Add(word);
            }
        }

        return ([.. names.Order(StringComparer.Ordinal)], [.. others]);
    }

    private static bool IsName(string word) => char.IsAsciiLetterUpper(word[0]) && IsLetters(word.AsSpan(1));

    private static bool IsWord(string word) => IsLetters(word);

    private static bool IsLetters(ReadOnlySpan<char> word) => word.IndexOfAnyExceptInRange('a', 'z') < 0;
}
