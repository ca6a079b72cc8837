namespace NewsBot.Core.Tests.Time;

public sealed class TenseReaderTests
{
    [Theory]
    [InlineData("The council votes on Thursday, and voted on Tuesday.", "Thursday = 2018-08-02; Tuesday = 2018-08-07")]
    [InlineData("The council is expected to vote on Thursday.", "Thursday = 2018-08-09")]
    [InlineData("The council said on Thursday that it will vote on Tuesday.", "Thursday = 2018-08-02; Tuesday = 2018-08-14")]
    [InlineData("The council, due to vote on Thursday, met.", "Thursday = 2018-08-09")]
    [InlineData("The deadline had been due to expire on Friday.", "Friday = 2018-08-03")]
    [InlineData("On Friday, the council will vote.", "Friday = 2018-08-10")]
    [InlineData("On Friday, the council voted.", "Friday = 2018-08-03")]
    [InlineData("An agreement to sell the mill in October was signed.", "October = 2018-10 2018-10-01..2018-10-31 Month")]
    [InlineData("It refused to comment on Monday.", "Monday = 2018-08-06")]
    [InlineData("It will be announced in October; it was announced in October.", "October = 2018-10 2018-10-01..2018-10-31 Month; October = 2017-10 2017-10-01..2017-10-31 Month")]
    [InlineData("It has been shut since October.", "October = 2017-10 2017-10-01..2017-10-31 Month")]
    [InlineData("It pays a dividend on Sept. 3, payable to holders of record Aug. 20.", "Sept. 3 = 2018-09-03; Aug. 20 = 2018-08-20")]
    [InlineData("The plan failed on Dec. 3 and on Sept. 3; it will fail on Aug. 1.", "Dec. 3 = 2017-12-03; Sept. 3 = 2017-09-03; Aug. 1 = 2018-08-01")]
    [InlineData("The fire damaged the planned mall on Friday.", "Friday = 2018-08-03")]
    [InlineData("She was asked to leave on Monday, and is to return on Friday.", "Monday = 2018-08-06; Friday = 2018-08-10")]
    [InlineData("The ward, bumped to Aug. 23, stays shut until 19 December.", "Aug. 23 = 2018-08-23; 19 December = 2018-12-19")]
    [InlineData("If they win on Tuesday, much will change ahead of Thursday's vote.", "Tuesday = 2018-08-14; Thursday = 2018-08-09")]
    [InlineData("They would have met on Monday.", "Monday = 2018-08-06")]
    [InlineData("It would be shut on any day; he works on a Saturday; Bloody Sunday was in winter.", "Saturday = XXXX-WXX-6; winter = 2017-WI 2017-12-01..2018-02-28 Season")]
    [InlineData("In 1995 she left; on Oct. 17 that year she wed.", "1995 = 1995 1995-01-01..1995-12-31 Year; Oct. 17 that year = 1995-10-17")]
    [InlineData("He is meeting them on Monday; he has set Sept. 10 for it.", "Monday = 2018-08-13; Sept. 10 = 2018-09-10")]
    [InlineData("The debt will be paid on Sept. 14; it was paid in June.", "Sept. 14 = 2018-09-14; June = 2018-06 2018-06-01..2018-06-30 Month")]
    public void The_tense_tells_the_last_from_the_next(string text, string expected) => Times.In(text).ShouldBe(expected);
}
