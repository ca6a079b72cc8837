using NewsBot.Core.Knowledge;
using NewsBot.Core.Retrieval;
using NewsBot.Core.Time;

namespace NewsBot.Core.Tests.Retrieval;

/// <summary>Articles of random words, some much more frequent than others, stated on random days or on none.</summary>
internal sealed class RandomCorpus
{
    private const int Words = 60;
    private static readonly DateOnly FirstDay = new(2020, 1, 1);

    private readonly Random _random;

    public RandomCorpus(int seed)
    {
        _random = new(seed);
        Days = _random.Next(1, 40);
        var articles = _random.Next(1, 250);
        Articles = [.. Enumerable.Range(0, articles).Select(MakeArticle)];
    }

    public int Days { get; }

    public IReadOnlyList<StoredArticle> Articles { get; }

    /// <summary>Deals the articles out to up to a dozen segments; some of them are then marked as dead.</summary>
    public IReadOnlyList<(IReadOnlyList<StoredArticle> Articles, IReadOnlySet<string> Dead)> Deal()
    {
        var hands = _random.Next(1, 13);
        var deathRate = _random.Next(3) * 0.2;
        return
        [
            .. Articles.GroupBy(_ => _random.Next(hands)).Select(hand =>
            (
                (IReadOnlyList<StoredArticle>)[.. hand],
                (IReadOnlySet<string>)hand.Where(_ => _random.NextDouble() < deathRate).Select(article => article.Info.Path).ToHashSet(StringComparer.Ordinal)))
        ];
    }

    public SearchQuery MakeQuery()
    {
        // A word that occurs nowhere, and words that occur twice, are welcome.
        var terms = Enumerable.Range(0, _random.Next(1, 8)).Select(_ => new QueryTerm(Word(), (float)((_random.NextDouble() * 2) + 0.01)));
        return new([.. terms], _random.Next(3) == 0 ? MakeDay() : null, _random.Next(3) == 0 ? MakeDay() : null);
    }

    private StoredArticle MakeArticle(int index)
    {
        var info = new ArticleInfo($"{index % 7}/{index}.md", MakeText(_random.Next(6)), null, null, null, null, null, "en", []);
        var start = 0;
        var passages = new List<StoredPassage>();
        foreach (var _ in Enumerable.Range(0, _random.Next(8)))
        {
            passages.Add(MakePassage(start));
            start += passages[^1].Text.Length + 2;
        }

        return new(info, [], new byte[32], [.. passages]);
    }

    private StoredPassage MakePassage(int start)
    {
        var text = "";
        var sentences = new List<StoredSentence>();
        foreach (var _ in Enumerable.Range(0, _random.Next(1, 4)))
        {
            var sentence = MakeText(_random.Next(1, 12));
            sentences.Add(new(new(new(text.Length, sentence.Length), sentences.Count + 1, BlockKind.Paragraph), _random.Next(4) == 0));
            text += sentence + " ";
        }

        return new(start, text, MakeDate(), [.. sentences], [.. MakeTimes(text.Length)]);
    }

    private IEnumerable<TimeExpression> MakeTimes(int length)
    {
        for (var start = _random.Next(8); start + 3 <= length; start += 3 + _random.Next(40))
        {
            var from = MakeDay();
            yield return _random.Next(3) == 0
                ? new(new(start, 3), TimeType.Duration, "P3D", null, null, TimePrecision.None)
                : new(new(start, 3), TimeType.Date, "now", from, from.AddDays(_random.Next(40)), TimePrecision.Range);
        }
    }

    private PartialDate? MakeDate() => _random.Next(6) switch
    {
        0 => null,
        1 => PartialDate.OfMonth(2020, 1),
        _ => PartialDate.OfDay(MakeDay()),
    };

    private DateOnly MakeDay() => FirstDay.AddDays(_random.Next(Days));

    private string MakeText(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Word()));

    // A few words are nearly everywhere, most are rare.
    private string Word() => $"w{(int)(Words * Math.Pow(_random.NextDouble(), 3))}";
}
