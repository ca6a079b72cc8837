namespace NewsBot.Core.Tests.Time;

public sealed class DateGrammarTests
{
    [Theory]
    [InlineData("The bridge opened on 4 August 2018.", "4 August 2018 = 2018-08-04")]
    [InlineData("The bridge opened on August 4, 2018, at last.", "August 4, 2018 = 2018-08-04")]
    [InlineData("The bridge opened on Aug. 4, 2018.", "Aug. 4, 2018 = 2018-08-04")]
    [InlineData("The bridge opened on Aug 4th 2018.", "Aug 4th 2018 = 2018-08-04")]
    [InlineData("The bridge opened on the 4th of August, 2018.", "the 4th of August, 2018 = 2018-08-04")]
    [InlineData("The bridge opened on the fourth of August 2018.", "the fourth of August 2018 = 2018-08-04")]
    [InlineData("The bridge opened on August the 4th.", "August the 4th = 2018-08-04")]
    [InlineData("The bridge opened on Saturday, Aug. 4, 2018.", "Saturday, Aug. 4, 2018 = 2018-08-04")]
    [InlineData("The bridge opened on Sat 4 Aug 2018.", "Sat 4 Aug 2018 = 2018-08-04")]
    [InlineData("The bridge opened on Saturday the 4th of August.", "Saturday the 4th of August = 2018-08-04")]
    [InlineData("The bridge opened on Saturday (4 August) in rain.", "Saturday = 2018-08-04; 4 August = 2018-08-04")]
    [InlineData("The bridge opened on 4-Aug-2018.", "4-Aug-2018 = 2018-08-04")]
    [InlineData("The bridge opened on Aug. 4 '18.", "Aug. 4 '18 = 2018-08-04")]
    [InlineData("The bridge opened on August 4 last year.", "August 4 last year = 2017-08-04")]
    [InlineData("The bridge opened on March twenty-first, nineteen ninety-six.", "March twenty-first, nineteen ninety-six = 1996-03-21")]
    [InlineData("The fair opens this coming Sunday, August twelfth.", "this coming Sunday, August twelfth = 2018-08-12")]
    // A weekday finds the year that is not given.
    [InlineData("Nobody recalls what was said on Friday, December 16.", "Friday, December 16 = 2017-12-16")]
    public void Days_are_read_in_every_order(string text, string expected) => Times.In(text).ShouldBe(expected);

    [Theory]
    [InlineData("Work began in August 2018.", "August 2018 = 2018-08 2018-08-01..2018-08-31 Month")]
    [InlineData("Work began in Aug. 2018.", "Aug. 2018 = 2018-08 2018-08-01..2018-08-31 Month")]
    [InlineData("Work began in August, 2018.", "August, 2018 = 2018-08 2018-08-01..2018-08-31 Month")]
    [InlineData("Work began in August of 2018.", "August of 2018 = 2018-08 2018-08-01..2018-08-31 Month")]
    [InlineData("Work began in June '94.", "June '94 = 1994-06 1994-06-01..1994-06-30 Month")]
    [InlineData("Work began in January nineteen ninety-seven.", "January nineteen ninety-seven = 1997-01 1997-01-01..1997-01-31 Month")]
    [InlineData("Work began in June last year.", "June last year = 2017-06 2017-06-01..2017-06-30 Month")]
    [InlineData("Work will begin in January next year.", "January next year = 2019-01 2019-01-01..2019-01-31 Month")]
    [InlineData("The NOVEMBER 2016 vote was close.", "NOVEMBER 2016 = 2016-11 2016-11-01..2016-11-30 Month")]
    [InlineData("A June agreement ended the strike.", "June = 2018-06 2018-06-01..2018-06-30 Month")]
    public void Months_are_read_with_their_year(string text, string expected) => Times.In(text).ShouldBe(expected);
}
