namespace NewsBot.Core.Tests.Time;

public sealed class DurationGrammarTests
{
    [Theory]
    [InlineData("It took three days, two weeks, 18 months and five years.", "three days = DURATION P3D; two weeks = DURATION P2W; 18 months = DURATION P18M; five years = DURATION P5Y")]
    [InlineData("A two-week truce, a 10-hour flight and a 30-day wait.", "two-week = DURATION P2W; 10-hour = DURATION PT10H; 30-day = DURATION P30D")]
    [InlineData("It took 2 1/2 years, a year and a half, half an hour and two-and-a-half days.", "2 1/2 years = DURATION P2Y6M; a year and a half = DURATION P1Y6M; half an hour = DURATION PT30M; two-and-a-half days = DURATION P2DT12H")]
    [InlineData("It took 1.5 hours and 0.3 months.", "1.5 hours = DURATION PT1H30M; 0.3 months = DURATION P0.3M")]
    [InlineData("They waited several months, a few minutes, a couple of years and many decades.", "several months = DURATION PXM; a few minutes = DURATION PTXM; a couple of years = DURATION P2Y; many decades = DURATION PXDE")]
    [InlineData("It lasts two to three weeks, 12 to 18 months or three or four days.", "two to three weeks = DURATION PXW; 12 to 18 months = DURATION PXM; three or four days = DURATION PXD")]
    [InlineData("It took more than three hours, at least 30 days and nearly forty years.", "more than three hours = DURATION PT3H; at least 30 days = DURATION P30D; nearly forty years = DURATION P40Y")]
    [InlineData("The past three weeks were dry; the next two years will be wet; the last decade was both.", "The past three weeks = DURATION P3W 2018-07-18..2018-08-08 Range; the next two years = DURATION P2Y 2018-08-08..2020-08-08 Range; the last decade = DURATION P10Y 2008-08-08..2018-08-08 Range")]
    [InlineData("The first nine months were good.", "The first nine months = DURATION P9M")]
    [InlineData("Recent weeks were calm; the coming months will not be.", "Recent weeks = DURATION PXW; the coming months = DURATION PXM")]
    [InlineData("They ruled for centuries after months of talks.", "centuries = DURATION PXCE; months = DURATION PXM")]
    [InlineData("Twenty four hours, a dozen years, two thousand years and two decades.", "Twenty four hours = DURATION PT24H; a dozen years = DURATION P12Y; two thousand years = DURATION P2000Y; two decades = DURATION P20Y")]
    public void Amounts_of_time_are_durations(string text, string expected) => Times.In(text).ShouldBe(expected);

    [Theory]
    [InlineData("It fell two days ago, three weeks ago, five months ago and ten years ago.", "two days ago = 2018-08-06; three weeks ago = 2018-W29 2018-07-16..2018-07-22 Week; five months ago = 2018-03 2018-03-01..2018-03-31 Month; ten years ago = 2008 2008-01-01..2008-12-31 Year")]
    [InlineData("It fell about two decades ago, a century ago, 3,000 years ago and 8 million years ago.", "about two decades ago = 199 1990-01-01..1999-12-31 Decade; a century ago = 19 1901-01-01..2000-12-31 Century; 3,000 years ago = PAST_REF; 8 million years ago = PAST_REF")]
    [InlineData("It fell several years ago and hours ago.", "several years ago = PAST_REF; hours ago = PAST_REF")]
    [InlineData("Two days from now it rises.", "Two days from now = 2018-08-10")]
    [InlineData("It fell on May 5. Three days earlier it had risen.", "May 5 = 2018-05-05; Three days earlier = 2018-05-02")]
    public void What_is_counted_back_or_on_is_a_date(string text, string expected) => Times.In(text).ShouldBe(expected);

    [Theory]
    [InlineData("She is 37 years old, her 5-year-old son is tall, and the two-month-old truce held.", "")]
    [InlineData("Men aged 60 years and women 55 years of age may vote.", "")]
    public void Ages_are_no_times(string text, string expected) => Times.In(text).ShouldBe(expected);
}
