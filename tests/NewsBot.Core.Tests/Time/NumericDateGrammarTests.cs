namespace NewsBot.Core.Tests.Time;

public sealed class NumericDateGrammarTests
{
    [Theory]
    [InlineData("The log of 2018-08-04 is lost.", "2018-08-04 = 2018-08-04")]
    [InlineData("The log of 2018/08/04 is lost.", "2018/08/04 = 2018-08-04")]
    [InlineData("The log says 2018-08-04T09:30:00Z and no more.", "2018-08-04T09:30:00Z = 2018-08-04")]
    [InlineData("The log of 04.08.2018 is lost.", "04.08.2018 = 2018-08-04")]
    [InlineData("The log of 13/04/2018 is lost.", "13/04/2018 = 2018-04-13")]
    [InlineData("The log of 4/13/18 is lost.", "4/13/18 = 2018-04-13")]
    // Day or month first: nobody can tell.
    [InlineData("The log of 8/4/2018 is lost.", "8/4/2018 = 2018-XX-XX 2018-01-01..2018-12-31 Year")]
    [InlineData("The log of 8/8/2018 is lost.", "8/8/2018 = 2018-08-08")]
    // Unless another date of the text can be read in one way only.
    [InlineData("The logs of 8/4/2018 and 8/31/2018 are lost.", "8/4/2018 = 2018-08-04; 8/31/2018 = 2018-08-31")]
    [InlineData("The logs of 8/4/2018 and 31/8/2018 are lost.", "8/4/2018 = 2018-04-08; 31/8/2018 = 2018-08-31")]
    [InlineData("The log of 1.14.2018 is lost; the 50/30/20 rule is not.", "1.14.2018 = 2018-01-14")]
    [InlineData("She lost a brother on 9/11 in New York.", "9/11 = 2001-09-11")]
    [InlineData("The link is example.org/2018/08/04/bridge and works.", "")]
    [InlineData("The 24/7 shop sells 3/4 inch pipe and 2/3 of the stock.", "")]
    public void Dates_in_digits_are_read_where_they_are_sure(string text, string expected) => Times.In(text).ShouldBe(expected);
}
