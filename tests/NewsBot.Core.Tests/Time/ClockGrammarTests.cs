namespace NewsBot.Core.Tests.Time;

public sealed class ClockGrammarTests
{
    [Theory]
    [InlineData("It began at 5 p.m. Wednesday and at 10:30 a.m. EST, Aug. 6.", "5 p.m. Wednesday = TIME 2018-08-08T17:00; 10:30 a.m. EST, Aug. 6 = TIME 2018-08-06T10:30")]
    [InlineData("It began at noon Saturday and at midnight.", "noon Saturday = TIME 2018-08-04T12:00; midnight = TIME 2018-08-04T24:00")]
    [InlineData("It began at 0930 GMT and at 7.30pm, by 22:15 and at 5 o'clock.", "0930 GMT = TIME 2018-08-08T09:30; 7.30pm = TIME 2018-08-08T19:30; 22:15 = TIME 2018-08-08T22:15; 5 o'clock = TIME 2018-08-08T05:00")]
    [InlineData("It began on Friday evening, yesterday morning, this afternoon and last night.", "Friday evening = TIME 2018-08-03TEV; yesterday morning = TIME 2018-08-07TMO; this afternoon = TIME 2018-08-08TAF; last night = TIME 2018-08-07TNI")]
    [InlineData("It begins tomorrow night or tonight.", "tomorrow night = TIME 2018-08-09TNI; tonight = TIME 2018-08-08TNI")]
    [InlineData("On Friday they marched, and at 9 a.m. they sang.", "Friday = 2018-08-03; 9 a.m. = TIME 2018-08-03T09:00")]
    [InlineData("On the night of Dec. 3 it burned; the night of the fire was cold.", "the night of Dec. 3 = TIME 2017-12-03TNI")]
    [InlineData("He called at 9 p.m. on Sunday.", "9 p.m. = TIME 2018-08-05T21:00; Sunday = 2018-08-05")]
    [InlineData("He won 3:2 in 2:15 and 7-5.", "")]
    [InlineData("Late Monday evening and mid-afternoon yesterday it hailed.", "Late Monday evening = TIME 2018-08-06TEV; mid-afternoon yesterday = TIME 2018-08-07TAF")]
    [InlineData("Saturday Night Live and Monday Night Football began.", "")]
    public void Times_of_day_belong_to_a_day(string text, string expected) => Times.In(text).ShouldBe(expected);
}
