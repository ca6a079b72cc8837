using NewsBot.Core.Time;

namespace NewsBot.Core.Tests.Time;

public class DateScannerTests
{
    [Theory]
    [InlineData("Aug 02, 2018", "2018-08-02")]
    [InlineData("Aug. 2, 2018", "2018-08-02")]
    [InlineData("August 2nd, 2018", "2018-08-02")]
    [InlineData("AUGUST 2 2018", "2018-08-02")]
    [InlineData("2 August 2018", "2018-08-02")]
    [InlineData("2nd of August, 2018", "2018-08-02")]
    [InlineData("02-Aug-2018", "2018-08-02")]
    [InlineData("Thu, 02 Aug 2018 10:00:00 GMT", "2018-08-02")]
    [InlineData("Tue March 3, 2020", "2020-03-03")]
    [InlineData("Sept. 23, 2019", "2019-09-23")]
    [InlineData("2018-08-02", "2018-08-02")]
    [InlineData("2018-08-02T10:15:00+08:00", "2018-08-02")]
    [InlineData("2018/8/2", "2018-08-02")]
    [InlineData("23/08/2018", "2018-08-23")]
    [InlineData("08/23/2018", "2018-08-23")]
    [InlineData("05.05.2018", "2018-05-05")]
    [InlineData("July 2019", "2019-07")]
    [InlineData("29 February 2020", "2020-02-29")]
    public void A_date_with_a_year_is_read(string text, string expected)
    {
        var scanner = new DateScanner(text);

        scanner.Read().ShouldBeTrue();
        scanner.Current.In().ToString().ShouldBe(expected);
        scanner.Current.Span.Start.ShouldBe(0);
        scanner.Read().ShouldBeFalse();
    }

    [Theory]
    [InlineData("02/08/2018")]
    [InlineData("8.2")]
    [InlineData("the year 2018")]
    [InlineData("in May they may march 3 miles")]
    [InlineData("August 10,000 people")]
    [InlineData("August 2.5 million")]
    [InlineData("31/13/2018")]
    [InlineData("version 2018-08-02-3")]
    [InlineData("August 32")]
    [InlineData("Marching 3")]
    [InlineData("Mayor 3 August2018x")]
    [InlineData("")]
    public void What_is_no_date_or_an_ambiguous_one_is_passed_over(string text) =>
        new DateScanner(text).Read().ShouldBeFalse();

    [Fact]
    public void A_date_without_a_year_keeps_its_weekday_and_takes_a_year_that_fits()
    {
        var scanner = new DateScanner("The bridge opens on Saturday (4 August) at noon.");

        scanner.Read().ShouldBeTrue();
        scanner.Current.Span.ShouldBe(new(20, 18));
        scanner.Current.Weekday.ShouldBe(DayOfWeek.Saturday);
        scanner.Current.In().ShouldBeNull();
        scanner.Current.In(2018).ToString().ShouldBe("2018-08-04");
        scanner.Current.In(2019).ShouldBeNull("4 August 2019 was a Sunday");
    }

    [Fact]
    public void A_day_that_its_year_does_not_have_is_no_date()
    {
        var scanner = new DateScanner("29 February");

        scanner.Read().ShouldBeTrue();
        scanner.Current.In(2019).ShouldBeNull();
    }

    [Fact]
    public void All_dates_of_a_text_are_found_in_order()
    {
        var found = new List<string>();
        for (var scanner = new DateScanner("From 30 July to 4 August 2018, and again on Thursday. May 5 is left out: no, May 5 is not."); scanner.Read();)
        {
            found.Add($"{scanner.Current.Month}/{scanner.Current.Day}/{scanner.Current.Year}");
        }

        found.ShouldBe(["7/30/", "8/4/2018", "5/5/", "5/5/"]);
    }
}
