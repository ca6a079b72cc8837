using System.Globalization;
using NewsBot.Core.Language;

namespace NewsBot.Core.Tests.Language;

public sealed class NumeralReaderTests
{
    [Theory]
    [InlineData("25,401 homes", "25,401", "25401")]
    [InlineData("1.1 million homes", "1.1 million", "1100000")]
    [InlineData("1.5bn homes", "1.5bn", "1500000000")]
    [InlineData("twenty-four homes", "twenty-four", "24")]
    [InlineData("two hundred and five homes", "two hundred and five", "205")]
    [InlineData("twenty, five of them new", "twenty", "20")]
    [InlineData("a hundred thousand homes", "a hundred thousand", "100000")]
    [InlineData("half a million homes", "half a million", "500000")]
    [InlineData("two dozen homes", "two dozen", "24")]
    [InlineData("two thousand million homes", "two thousand million", "2000000000")]
    [InlineData("one million two thousand homes", "one million two thousand", "1002000")]
    internal void Digits_and_words_are_read(string sentence, string words, string value)
    {
        var number = At(sentence);

        number.ShouldNotBeNull();
        number.Span.Of(sentence).ShouldBe(words);
        number.Value.ShouldBe(decimal.Parse(value, CultureInfo.InvariantCulture));
        number.Kind.ShouldBe(NumeralKind.Count);
    }

    [Theory]
    [InlineData("80%", NumeralKind.Percent, null, 1)]
    [InlineData("80 per cent", NumeralKind.Percent, null, 3)]
    [InlineData("$3bn", NumeralKind.Money, "dollar", 1)]
    [InlineData("3 billion euros", NumeralKind.Money, "euro", 3)]
    [InlineData("third", NumeralKind.Ordinal, null, 1)]
    [InlineData("22nd", NumeralKind.Ordinal, null, 1)]
    internal void A_unit_tells_the_kind(string sentence, NumeralKind kind, string? currency, int unitEnd)
    {
        var number = At(sentence);

        number.ShouldNotBeNull();
        number.Kind.ShouldBe(kind);
        number.Currency.ShouldBe(currency);
        number.UnitEnd.ShouldBe(unitEnd);
    }

    [Theory]
    [InlineData("5G")]
    [InlineData("hundred")]
    [InlineData("a home")]
    [InlineData("99999999999999999999 homes")]
    public void What_is_no_number_of_news_is_none(string sentence) => At(sentence).ShouldBeNull();

    [Fact]
    public void A_number_beyond_all_bounds_does_not_overflow() =>
        At("one" + string.Concat(Enumerable.Repeat(" hundred", 40)))!.Value.ShouldBeLessThanOrEqualTo(1_000_000_000_000_000_000);

    private static Numeral? At(string sentence) => NumeralReader.At(sentence, SentenceWord.Read(sentence), 0);
}
