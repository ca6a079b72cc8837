using NewsBot.Core.Time;

namespace NewsBot.Core.Tests.Time;

public class HeaderDateTests
{
    [Theory]
    [InlineData("Aug 02, 2018", "2018-08-02", null)]
    [InlineData("Published on Jul. 1, 2019", "2019-07-01", null)]
    [InlineData("Published: 2 August 2018, 10:15 BST", "2018-08-02", null)]
    [InlineData("Updated 3:15 PM ET, Tue March 3, 2020", null, "2020-03-03")]
    [InlineData("Last updated on 4 May 2021 at 6 p.m.", null, "2021-05-04")]
    [InlineData("Posted 1 May 2021, updated 4 May 2021", "2021-05-01", "2021-05-04")]
    [InlineData("2018-08-02T10:15:00Z", "2018-08-02", null)]
    [InlineData("Monday, 6 May 2019 (5 min read)", "2019-05-06", null)]
    [InlineData("Aired January 31, 2011 - 18:00 ET", "2011-01-31", null)]
    [InlineData("Wednesday, July 4", null, null)]
    public void A_date_line_is_read(string line, string? published, string? updated)
    {
        HeaderDate.TryParseLine(line, out var first, out var second).ShouldBeTrue();

        first?.ToString().ShouldBe(published);
        second?.ToString().ShouldBe(updated);
        first.HasValue.ShouldBe(published is not null);
        second.HasValue.ShouldBe(updated is not null);
    }

    [Theory]
    [InlineData("The harbour opened on 2 August 2018.")]
    [InlineData("London, 2 August 2018")]
    [InlineData("02/08/2018")]
    [InlineData("2 August 2018:")]
    [InlineData("10:15 am")]
    [InlineData("")]
    public void A_line_that_says_more_or_less_than_a_date_is_no_date_line(string line) =>
        HeaderDate.TryParseLine(line, out _, out _).ShouldBeFalse();

    [Theory]
    [InlineData("2018", "2018")]
    [InlineData("2018-11", "2018-11")]
    [InlineData(" 2018-11-14 ", "2018-11-14")]
    [InlineData("14 Nov 2018 09:00", "2018-11-14")]
    [InlineData("Wed, 14 Nov 2018 09:00:00 +0000", "2018-11-14")]
    public void The_value_of_a_field_may_be_a_date_of_any_usual_form(string value, string expected)
    {
        HeaderDate.TryParse(value, out var date).ShouldBeTrue();
        date.ToString().ShouldBe(expected);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("31/02/2018")]
    [InlineData("4 May")]
    [InlineData("9999-12-31")]
    [InlineData("0001-01-01")]
    public void A_value_without_a_possible_date_is_none(string value) => HeaderDate.TryParse(value, out _).ShouldBeFalse();
}
