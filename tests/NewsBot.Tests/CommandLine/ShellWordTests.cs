using NewsBot.CommandLine;

namespace NewsBot.Tests.CommandLine;

public sealed class ShellWordTests
{
    [Theory]
    [InlineData("/srv/news-2021/a_b.c")]
    [InlineData("news")]
    public void A_plain_word_stays_as_it_is(string word) => ShellWord.Quote(word).ShouldBe(word);

    [Theory]
    [InlineData("")]
    [InlineData("sp ace")]
    [InlineData("a&b")]
    [InlineData("$HOME")]
    [InlineData("~")]
    [InlineData("a;b")]
    [InlineData("*")]
    [InlineData("zeitungen/märz")]
    public void A_word_that_a_shell_may_take_for_more_is_quoted(string word)
    {
        var quote = OperatingSystem.IsWindows() ? '"' : '\'';

        ShellWord.Quote(word).ShouldBe($"{quote}{word}{quote}");
    }

    [Fact]
    public void A_quote_within_is_kept()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A POSIX shell is asked about here.");

        ShellWord.Quote("the captain's").ShouldBe(@"'the captain'\''s'");
    }
}
