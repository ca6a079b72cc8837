namespace NewsBot.Core.Tests.Time;

public sealed class HolidayGrammarTests
{
    [Theory]
    [InlineData("It was Christmas Eve 2017, then Boxing Day 2017.", "Christmas Eve 2017 = 2017-12-24; Boxing Day 2017 = 2017-12-26")]
    [InlineData("It fell on Easter Sunday 2018, Good Friday 2019 and Whit Monday 2018.", "Easter Sunday 2018 = 2018-04-01; Good Friday 2019 = 2019-04-19; Whit Monday 2018 = 2018-05-21")]
    [InlineData("It fell on Thanksgiving 2017, Labor Day 2018 and Memorial Day 2016.", "Thanksgiving 2017 = 2017-11-23; Labor Day 2018 = 2018-09-03; Memorial Day 2016 = 2016-05-30")]
    [InlineData("It fell on New Year’s Day 2018 and on Valentine's Day.", "New Year’s Day 2018 = 2018-01-01; Valentine's Day = 2018-02-14")]
    [InlineData("They met last Christmas and will meet next Easter.", "last Christmas = 2017-12-25; next Easter = 2019-04-21")]
    [InlineData("They met at Chinese New Year 2018, Passover 2018 and Yom Kippur 2018.", "Chinese New Year 2018 = 2018-02-16; Passover 2018 = 2018-03-31; Yom Kippur 2018 = 2018-09-19")]
    // Not the same day everywhere.
    [InlineData("They met after Ramadan and for Diwali 2018.", "Ramadan = XXXX; Diwali 2018 = 2018")]
    [InlineData("The Good Friday Agreement was signed on Easter Island.", "")]
    public void Holidays_are_days(string text, string expected) => Times.In(text).ShouldBe(expected);
}
