namespace NewsBot.Core.Tests.Time;

public sealed class PartGrammarTests
{
    [Theory]
    [InlineData("In early August it rained; in mid-July it was dry; late June was cold.", "early August = 2018-08 2018-08-01..2018-08-10 Month; mid-July = 2018-07 2018-07-11..2018-07-20 Month; late June = 2018-06 2018-06-21..2018-06-30 Month")]
    [InlineData("It grew in mid-2017, in late 2016, in the late 1970s and early last year.", "mid-2017 = 2017 2017-05-01..2017-08-31 Year; late 2016 = 2016 2016-09-01..2016-12-31 Year; the late 1970s = 197 1977-01-01..1979-12-31 Decade; early last year = 2017 2017-01-01..2017-04-30 Year")]
    [InlineData("The start of March, the middle of May, the end of 2015.", "The start of March = 2018-03 2018-03-01..2018-03-10 Month; the middle of May = 2018-05 2018-05-11..2018-05-20 Month; the end of 2015 = 2015 2015-09-01..2015-12-31 Year")]
    [InlineData("Earlier this year it closed; later this month it reopens; earlier this week it rained.", "Earlier this year = 2018 2018-01-01..2018-08-08 Year; later this month = 2018-08 2018-08-08..2018-08-31 Month; earlier this week = 2018-W32 2018-08-06..2018-08-08 Week")]
    [InlineData("The first half of the 1980s was lean.", "The first half of the 1980s = 198 1980-01-01..1984-12-31 Decade")]
    [InlineData("It rained late Tuesday and early this week.", "late Tuesday = 2018-08-07; early this week = 2018-W32 2018-08-06..2018-08-07 Week")]
    [InlineData("The strike ended sometime last month, around 3 July.", "sometime last month = 2018-07 2018-07-01..2018-07-31 Month; around 3 July = 2018-07-03")]
    public void Parts_of_a_stretch_keep_its_value_and_narrow_its_bounds(string text, string expected) => Times.In(text).ShouldBe(expected);
}
