using NewsBot.Core.Language;
using NewsBot.Core.Time;

namespace NewsBot.Core.Tests.Time;

/// <summary>What is recognised in a text of whose date only the month or the year is known.</summary>
public sealed class UncertainReferenceTests
{
    [Theory]
    [InlineData("It opened last year.", "2017")]
    [InlineData("It opened in March.", "2018-03")]
    [InlineData("It opened on 4 May 2016.", "2016-05-04")]
    [InlineData("It opened last month.", "2018-07")]
    [InlineData("It opened yesterday.", "XXXX-XX-XX")]
    [InlineData("It opened on Saturday.", "XXXX-WXX-6")]
    [InlineData("It opened last week.", "XXXX-WXX")]
    public void Only_what_is_the_same_on_every_day_of_the_month_is_resolved(string text, string value)
    {
        var time = Find(text, PartialDate.OfMonth(2018, 8)).ShouldHaveSingleItem();

        time.Value.ShouldBe(value);
        (time.From is null).ShouldBe(value.Contains('X', StringComparison.Ordinal));
        (time.Precision == TimePrecision.None).ShouldBe(time.From is null);
    }

    [Fact]
    public void A_weekday_is_resolved_where_all_days_of_the_reference_lead_to_it() =>
        Find("It will open on Saturday.", PartialDate.Between(new DateOnly(2018, 8, 1), new DateOnly(2018, 8, 3), DatePrecision.Month))
            .ShouldHaveSingleItem().Value.ShouldBe("2018-08-04");

    [Fact]
    public void What_only_ends_a_little_later_keeps_its_value_and_the_wider_bounds()
    {
        var time = Find("It opened earlier this year.", PartialDate.OfMonth(2018, 8)).ShouldHaveSingleItem();

        (time.Value, time.From, time.To).ShouldBe(("2018", new DateOnly(2018, 1, 1), new DateOnly(2018, 8, 31)));
    }

    private static IReadOnlyList<TimeExpression> Find(string text, PartialDate statedOn) => TimeRecognizer.Find(text, new TextSpan(0, text.Length), statedOn);
}
