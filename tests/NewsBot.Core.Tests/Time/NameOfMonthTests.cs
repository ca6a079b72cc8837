namespace NewsBot.Core.Tests.Time;

public sealed class NameOfMonthTests
{
    [Theory]
    [InlineData("In May she met Theresa May. May resigned after May spoke, by May or until March.", "May = 2018-05 2018-05-01..2018-05-31 Month; March = 2018-03 2018-03-01..2018-03-31 Month")]
    [InlineData("They may march in March; the march of time may stop.", "March = 2019-03 2019-03-01..2019-03-31 Month")]
    [InlineData("April Stone and June met in April; an august house in August.", "June = 2018-06 2018-06-01..2018-06-30 Month; April = 2018-04 2018-04-01..2018-04-30 Month; August = 2018-08 2018-08-01..2018-08-31 Month")]
    public void Months_are_told_from_names_and_verbs(string text, string expected) => Times.In(text).ShouldBe(expected);
}
