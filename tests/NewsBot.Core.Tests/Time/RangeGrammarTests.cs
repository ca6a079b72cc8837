namespace NewsBot.Core.Tests.Time;

public sealed class RangeGrammarTests
{
    [Theory]
    [InlineData("The talks ran 30 July – 4 August 2018.", "30 July – 4 August 2018 = 2018-07-30/2018-08-04 2018-07-30..2018-08-04 Range")]
    [InlineData("The talks ran July 30-Aug. 4.", "July 30-Aug. 4 = 2018-07-30/2018-08-04 2018-07-30..2018-08-04 Range")]
    [InlineData("The talks ran 30 July to 4 August 2018.", "30 July to 4 August 2018 = 2018-07-30/2018-08-04 2018-07-30..2018-08-04 Range")]
    [InlineData("The talks, 3-12 August, ran long.", "3-12 August = 2018-08-03/2018-08-12 2018-08-03..2018-08-12 Range")]
    [InlineData("The talks of Aug. 2-4 ran long; those of Aug. 6 and 7 did not.", "Aug. 2-4 = 2018-08-02/2018-08-04 2018-08-02..2018-08-04 Range; Aug. 6 and 7 = 2018-08-06/2018-08-07 2018-08-06..2018-08-07 Range")]
    [InlineData("The talks of 30 December – 2 January 2017 ran long.", "30 December – 2 January 2017 = 2016-12-30/2017-01-02 2016-12-30..2017-01-02 Range")]
    [InlineData("The talks of March–May 2016 ran long.", "March–May 2016 = 2016-03/2016-05 2016-03-01..2016-05-31 Range")]
    // Two expressions, as in TIMEX3.
    [InlineData("The talks ran from 30 July to 4 August 2012.", "30 July = 2012-07-30; 4 August 2012 = 2012-08-04")]
    [InlineData("It was built between May and July 2012.", "May = 2012-05 2012-05-01..2012-05-31 Month; July 2012 = 2012-07 2012-07-01..2012-07-31 Month")]
    [InlineData("It was built between 1998 and 2003.", "1998 = 1998 1998-01-01..1998-12-31 Year; 2003 = 2003 2003-01-01..2003-12-31 Year")]
    public void Dates_with_two_ends_are_one_or_two_expressions(string text, string expected) => Times.In(text).ShouldBe(expected);
}
