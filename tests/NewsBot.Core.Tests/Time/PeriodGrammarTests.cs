namespace NewsBot.Core.Tests.Time;

public sealed class PeriodGrammarTests
{
    [Theory]
    [InlineData("Profit fell in the third quarter.", "the third quarter = 2018-Q3 2018-07-01..2018-09-30 Quarter")]
    [InlineData("A third-quarter loss hit the firm.", "third-quarter = 2018-Q3 2018-07-01..2018-09-30 Quarter")]
    [InlineData("Profit fell in the third quarter of 2016.", "the third quarter of 2016 = 2016-Q3 2016-07-01..2016-09-30 Quarter")]
    [InlineData("Profit fell in the third quarter of last year.", "the third quarter of last year = 2017-Q3 2017-07-01..2017-09-30 Quarter")]
    [InlineData("This year's first quarter beat last year's third quarter.", "This year's first quarter = 2018-Q1 2018-01-01..2018-03-31 Quarter; last year's third quarter = 2017-Q3 2017-07-01..2017-09-30 Quarter")]
    [InlineData("Results for Q3 2017, 2Q and 2017 Q1 follow; H1 2016 was weak.", "Q3 2017 = 2017-Q3 2017-07-01..2017-09-30 Quarter; 2Q = 2018-Q2 2018-04-01..2018-06-30 Quarter; 2017 Q1 = 2017-Q1 2017-01-01..2017-03-31 Quarter; H1 2016 = 2016-H1 2016-01-01..2016-06-30 HalfYear")]
    [InlineData("The fiscal second quarter was poor.", "The fiscal second quarter = 2018-Q2 2018-01-01..2018-12-31 Year")]
    [InlineData("The first half of 2017 was dull, the last half of 2016 was not.", "The first half of 2017 = 2017-H1 2017-01-01..2017-06-30 HalfYear; the last half of 2016 = 2016-H2 2016-07-01..2016-12-31 HalfYear")]
    [InlineData("Sales rose 4% in the first half.", "the first half = 2018-H1 2018-01-01..2018-06-30 HalfYear")]
    [InlineData("Sales grew in the second quarter. In the year-ago quarter they fell; the latest quarter held; a year earlier they rose.", "the second quarter = 2018-Q2 2018-04-01..2018-06-30 Quarter; the year-ago quarter = 2017-Q2 2017-04-01..2017-06-30 Quarter; the latest quarter = 2018-Q2 2018-04-01..2018-06-30 Quarter; a year earlier = 2017-Q2 2017-04-01..2017-06-30 Quarter")]
    [InlineData("The firm will report a second-quarter profit soon.", "second-quarter = 2018-Q2 2018-04-01..2018-06-30 Quarter; soon = FUTURE_REF")]
    // Games have quarters and halves too.
    [InlineData("He scored twice in the second half and led the third quarter.", "")]
    [InlineData("A touchdown in the fourth quarter won it.", "")]
    public void Quarters_and_halves_are_read_and_compared(string text, string expected) => Times.In(text).ShouldBe(expected);
}
