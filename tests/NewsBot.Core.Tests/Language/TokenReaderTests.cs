using NewsBot.Core.Language;

namespace NewsBot.Core.Tests.Language;

public sealed class TokenReaderTests
{
    [Theory]
    [InlineData("The minister signed it.", "the minister signed it")]
    [InlineData("cyber-security", "cyber security cybersecurity")]
    [InlineData("cyber‑security co‐operation", "cyber security cybersecurity co operation cooperation")]
    [InlineData("state-of-the-art ships", "state of the art stateoftheart ships")]
    [InlineData("U.S. US USA us", "us. us. usa us")]
    [InlineData("WHO and IT; who, it", "who. and it. who it")]
    [InlineData("the U.N.", "the un")]
    [InlineData("Ministers’ meeting, ministers' meeting", "ministers meeting ministers meeting")]
    [InlineData("Berlin’s mayor, BERLIN'S mayor", "berlin mayor berlin mayor")]
    [InlineData("2018's floods", "2018 floods")]
    [InlineData("didn’t can't O'Brien", "didnt cant obrien")]
    [InlineData("1,500,000 people", "1500000 people")]
    [InlineData("12,345.67 and 1,5", "12345.67 and 1 5")]
    [InlineData("3.5 percent, 2018.", "3.5 percent 2018")]
    [InlineData("51st 5G 1.5m $20bn", "51st 5g 1.5m 20bn")]
    [InlineData("AT&T and R&D, this & that", "att and rd this that")]
    [InlineData("J.K. Roe", "jk roe")]
    [InlineData("ended.The next", "ended the next")]
    [InlineData("e.g. this", "eg this")]
    [InlineData("São Tomé, Zürich, Łódź, Malmö", "sao tome zurich lodz malmo")]
    [InlineData("Nguyễn, Trọng, București, Timișoara", "nguyen trong bucuresti timisoara")]
    [InlineData("co\u00ADoperation zero\u200Bwidth", "cooperation zerowidth")]
    [InlineData("中国 и Россия", "中国 и россия")]
    [InlineData("a—b 'quoted' (so) 😀 ... -", "a b quoted so")]
    [InlineData("", "")]
    public void Text_is_read_as_folded_tokens(string text, string expected) =>
        string.Join(' ', Read(text).Select(token => token.Surface)).ShouldBe(expected);

    [Theory]
    [InlineData("agreements signed by ministers", "agreement sign by minister")]
    [InlineData("Women met", "woman meet")]
    public void Tokens_have_stems(string text, string expected) => string.Join(' ', Read(text).Select(token => token.Stem)).ShouldBe(expected);

    [Theory]
    [InlineData("café", "cafe\u0301")]
    [InlineData("Ångström", "A\u030Angstro\u0308m")]
    public void Composed_and_decomposed_accents_are_the_same(string composed, string decomposed) =>
        Read(decomposed).Select(token => token.Surface).ShouldBe(Read(composed).Select(token => token.Surface));

    [Fact]
    public void Every_accented_Latin_letter_folds_to_a_small_letter_without_accent()
    {
        for (var c = '\u00C0'; c <= '\u017F'; c++)
        {
            if (c is not ('\u00D7' or '\u00F7'))
            {
                Read(c.ToString()).ShouldHaveSingleItem().Surface.ShouldHaveSingleItem().ShouldBeInRange('a', 'z');
            }
        }

        Read("\u00D7\u00F7").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ÀÁÂÃÄÅÆĀĂĄ", 'a')]
    [InlineData("ÇĆĈĊČ", 'c')]
    [InlineData("ÐĎĐ", 'd')]
    [InlineData("ÈÉÊËĒĔĖĘĚ", 'e')]
    [InlineData("ĜĞĠĢ", 'g')]
    [InlineData("ÌÍÎÏĨĪĬĮİ", 'i')]
    [InlineData("ĹĻĽĿŁ", 'l')]
    [InlineData("ÑŃŅŇ", 'n')]
    [InlineData("ÒÓÔÕÖØŌŎŐŒ", 'o')]
    [InlineData("ŔŖŘ", 'r')]
    [InlineData("ßŚŜŞŠ", 's')]
    [InlineData("ŢŤŦ", 't')]
    [InlineData("ÙÚÛÜŨŪŬŮŰŲ", 'u')]
    [InlineData("ÝŶŸ", 'y')]
    [InlineData("ŹŻŽ", 'z')]
    public void Accented_capitals_fold_to_their_base(string letters, char expected) =>
        Read(string.Join(' ', letters.ToCharArray())).ShouldAllBe(token => token.Surface == expected.ToString());

    [Fact]
    public void A_compound_spans_its_parts_and_says_so()
    {
        const string Text = "the cyber-security deal";

        var tokens = Read(Text);

        tokens.Select(token => token.Span.Of(Text)).ShouldBe(["the", "cyber", "security", "cyber-security", "deal"]);
        tokens.Select(token => token.IsCompound).ShouldBe([false, false, false, true, false]);
    }

    [Fact]
    public void A_possessive_ending_is_part_of_the_token()
    {
        const string Text = "Berlin’s mayor";

        Read(Text)[0].Span.Of(Text).ShouldBe("Berlin’s");
    }

    [Theory]
    [InlineData("the", true)]
    [InlineData("didn't", true)]
    [InlineData("US", false)]
    [InlineData("Berlin", false)]
    public void Function_words_are_told(string text, bool expected) => Read(text)[0].IsStopWord.ShouldBe(expected);

    [Theory]
    [InlineData("2018", true, false)]
    [InlineData("5G", true, false)]
    [InlineData("Berlin", false, true)]
    [InlineData("Ärzte", false, true)]
    [InlineData("mayor", false, false)]
    public void Numbers_and_capitals_are_told(string text, bool isNumber, bool isCapitalized)
    {
        var token = Read(text)[0];

        token.IsNumber.ShouldBe(isNumber);
        token.IsCapitalized.ShouldBe(isCapitalized);
    }

    [Fact]
    public void A_token_of_many_letters_is_cut() => Read(new string('a', 1000)).ShouldHaveSingleItem().Surface.ShouldBe(new string('a', 64));

    [Fact]
    public void Any_text_is_read_to_its_end() => Texts.Hold(text =>
    {
        var at = 0;
        foreach (var token in Read(text))
        {
            token.Surface.Length.ShouldBeInRange(1, 65);
            token.Stem.Length.ShouldBeInRange(1, 65);
            token.Span.Length.ShouldBeGreaterThan(0);
            token.Span.End.ShouldBeInRange(at, text.Length);
            if (!token.IsCompound)
            {
                token.Span.Start.ShouldBeGreaterThanOrEqualTo(at);
            }

            at = token.Span.End;
        }
    });

    [Fact]
    public void A_word_between_others_is_read_as_it_is_alone() => Texts.Hold(text =>
    {
        var around = Read(text).Select(token => token.Surface);

        Read($"{text} Berlin {text}").Select(token => token.Surface).ShouldBe([.. around, "berlin", .. around]);
    });

    private static List<Token> Read(string text)
    {
        var tokens = new List<Token>();
        var reader = new TokenReader(text, stackalloc char[TokenReader.BufferLength]);
        while (reader.Read())
        {
            tokens.Add(new Token(
                reader.Surface.ToString(), reader.Stem.ToString(), reader.Span, reader.IsCompound, reader.IsStopWord, reader.IsNumber, reader.IsCapitalized));
        }

        return tokens;
    }

    private sealed record Token(string Surface, string Stem, TextSpan Span, bool IsCompound, bool IsStopWord, bool IsNumber, bool IsCapitalized);
}
