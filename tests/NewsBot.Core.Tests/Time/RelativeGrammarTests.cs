namespace NewsBot.Core.Tests.Time;

public sealed class RelativeGrammarTests
{
    [Theory]
    [InlineData("It rained yesterday, rains today and will rain tomorrow.", "yesterday = 2018-08-07; today = 2018-08-08; tomorrow = 2018-08-09")]
    [InlineData("It rained the day before yesterday and will the day after tomorrow.", "the day before yesterday = 2018-08-06; the day after tomorrow = 2018-08-10")]
    [InlineData("He spoke on Saturday.", "Saturday = 2018-08-04")]
    [InlineData("He will speak on Saturday.", "Saturday = 2018-08-11")]
    [InlineData("He spoke last Saturday.", "last Saturday = 2018-08-04")]
    [InlineData("He will speak next Saturday.", "next Saturday = 2018-08-18")]
    [InlineData("He will speak this Saturday.", "this Saturday = 2018-08-11")]
    [InlineData("It was said last week, this week and for next week.", "last week = 2018-W31 2018-07-30..2018-08-05 Week; this week = 2018-W32 2018-08-06..2018-08-12 Week; next week = 2018-W33 2018-08-13..2018-08-19 Week")]
    [InlineData("It began last month and ends next month; it began last year and ends next year.", "last month = 2018-07 2018-07-01..2018-07-31 Month; next month = 2018-09 2018-09-01..2018-09-30 Month; last year = 2017 2017-01-01..2017-12-31 Year; next year = 2019 2019-01-01..2019-12-31 Year")]
    [InlineData("Over the weekend they rested; this weekend they march.", "the weekend = 2018-W31-WE 2018-08-04..2018-08-05 Weekend; this weekend = 2018-W32-WE 2018-08-11..2018-08-12 Weekend")]
    [InlineData("It has grown in the past decade.", "the past decade = DURATION P10Y 2008-08-08..2018-08-08 Range")]
    [InlineData("It grew last decade and last century.", "last decade = 200 2000-01-01..2009-12-31 Decade; last century = 19 1901-01-01..2000-12-31 Century")]
    [InlineData("It opened last summer, in the summer of 2012, and closes this winter.", "last summer = 2017-SU 2017-06-01..2017-08-31 Season; the summer of 2012 = 2012-SU 2012-06-01..2012-08-31 Season; this winter = 2018-WI 2018-12-01..2019-02-28 Season")]
    [InlineData("They fell out last fall; prices fall in spring.", "last fall = 2017-FA 2017-09-01..2017-11-30 Season; spring = 2018-SP 2018-03-01..2018-05-31 Season")]
    [InlineData("He left last March and returns next March.", "last March = 2018-03 2018-03-01..2018-03-31 Month; next March = 2019-03 2019-03-01..2019-03-31 Month")]
    [InlineData("She was born on May 5, 1990. That year they moved. The following year they returned.", "May 5, 1990 = 1990-05-05; That year = 1990 1990-01-01..1990-12-31 Year; The following year = 1991 1991-01-01..1991-12-31 Year")]
    [InlineData("The vote was on June 3. The next day it rained, and the previous Friday it snowed.", "June 3 = 2018-06-03; The next day = 2018-06-04; the previous Friday = 2018-06-01")]
    [InlineData("It ends by year-end, at the end of the year, or at month's end.", "year-end = 2018 2018-09-01..2018-12-31 Year; the end of the year = 2018 2018-09-01..2018-12-31 Year; month's end = 2018-08 2018-08-21..2018-08-31 Month")]
    [InlineData("The week of August 20 is free; so is the month of May.", "The week of August 20 = 2018-W34 2018-08-20..2018-08-26 Week; the month of May = 2018-05 2018-05-01..2018-05-31 Month")]
    public void Times_are_told_from_the_day_of_the_text_and_from_one_another(string text, string expected) => Times.In(text).ShouldBe(expected);
}
