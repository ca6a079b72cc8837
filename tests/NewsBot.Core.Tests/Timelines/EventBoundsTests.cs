using NewsBot.Core.Tests.Time;
using NewsBot.Core.Timelines;

namespace NewsBot.Core.Tests.Timelines;

public sealed class EventBoundsTests
{
    [Theory]
    [InlineData("It opened on 4 May 2016.", "2016-05-04", "2016-05-04")]
    [InlineData("It opened last week.", "2018-07-30", "2018-08-05")]
    [InlineData("It opened in March 2016.", "2016-03", "2016-03")]
    [InlineData("It opened in early March 2016.", "2016-03", "2016-03")]
    [InlineData("It opened in the third quarter of 2016.", "2016-07", "2016-09")]
    [InlineData("It opened in the summer of 2016.", "2016-06", "2016-08")]
    [InlineData("It opened in 2016.", "2016", "2016")]
    [InlineData("It stood from May to July 2016.", "2016-05", "2016-07")]
    [InlineData("It stood between 1998 and 2003.", "1998", "2003")]
    [InlineData("It stood from 30 July to 4 August 2018.", "2018-07-30", "2018-08-04")]
    public void Both_ends_are_as_precise_as_the_words(string text, string start, string end)
    {
        var bounds = EventBounds.Of(EventTimes.In(text, Times.Find(text, "2018-08-08")).ShouldHaveSingleItem());

        (bounds.Start.ToString(), bounds.End.ToString()).ShouldBe((start, end));
    }
}
