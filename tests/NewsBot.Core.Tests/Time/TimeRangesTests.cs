using NewsBot.Core.Time;

namespace NewsBot.Core.Tests.Time;

public sealed class TimeRangesTests
{
    [Theory]
    [InlineData("The fair ran from 30 July to 4 August 2018.", "30 July to 4 August 2018", "2018-07-30/2018-08-04", "2018-07-30", "2018-08-04")]
    [InlineData("From May until July 2016 it was shut.", "May until July 2016", "2016-05/2016-07", "2016-05-01", "2016-07-31")]
    [InlineData("It was built between 1998 and 2003.", "1998 and 2003", "1998/2003", "1998-01-01", "2003-12-31")]
    [InlineData("It ran from yesterday through 9 August.", "yesterday through 9 August", "2018-08-07/2018-08-09", "2018-08-07", "2018-08-09")]
    public void Two_ends_become_one_stretch(string text, string words, string value, string from, string to)
    {
        var joined = TimeRanges.Join(text, Times.Find(text, "2018-08-08")).ShouldHaveSingleItem();

        joined.Span.Of(text).ShouldBe(words);
        joined.Value.ShouldBe(value);
        (TimexValue.Day(joined.From.ShouldNotBeNull()), TimexValue.Day(joined.To.ShouldNotBeNull())).ShouldBe((from, to));
        joined.Precision.ShouldBe(TimePrecision.Range);
    }

    [Theory]
    [InlineData("It fell from 2003 to a low of 1998.")]
    [InlineData("It moved from 4 August 2018 to 30 July 2018.")]
    [InlineData("They met in 1998 and 2003.")]
    [InlineData("It lasted from three days to 2003.")]
    public void Others_stay_apart(string text)
    {
        var times = Times.Find(text, "2018-08-08");

        TimeRanges.Join(text, times).ShouldBe(times);
    }
}
