namespace NewsBot.Core.Tests.Time;

public sealed class SetGrammarTests
{
    [Theory]
    [InlineData("They meet every Monday, each July, every two weeks, every other day and each spring.", "every Monday = SET XXXX-WXX-1; each July = SET XXXX-07; every two weeks = SET P2W; every other day = SET P2D; each spring = SET XXXX-SP")]
    [InlineData("They meet daily, weekly and annually; the Daily Herald met them.", "daily = SET P1D; weekly = SET P1W; annually = SET P1Y")]
    [InlineData("It costs $5 a day; they fly four times a week and 300 miles a month.", "a day = SET P1D; a week = SET P1W; a month = SET P1M")]
    [InlineData("The shop shuts on Sundays and on Tuesday nights.", "Sundays = SET XXXX-WXX-7; Tuesday nights = SET XXXX-WXX-2TNI")]
    [InlineData("Within a week it sold; for a month it stood.", "a week = DURATION P1W; a month = DURATION P1M")]
    public void How_often_is_a_set(string text, string expected) => Times.In(text).ShouldBe(expected);
}
