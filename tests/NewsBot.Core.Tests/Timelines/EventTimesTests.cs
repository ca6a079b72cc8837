using NewsBot.Core.Tests.Time;
using NewsBot.Core.Timelines;

namespace NewsBot.Core.Tests.Timelines;

public sealed class EventTimesTests
{
    [Theory]
    [InlineData("The fair is held this week (6 August – 11 August).", "6 August – 11 August")]
    [InlineData("It will be shown on Saturday (11 August).", "Saturday")]
    [InlineData("On a hot July morning in 2018 the pier burned.", "July")]
    [InlineData("In 2018 the bank grew, and on 4 May 2018 it moved.", "4 May 2018")]
    [InlineData("The fair ran from 30 July to 4 August 2018.", "30 July to 4 August 2018")]
    [InlineData("The bank, founded in 1891, closed on 3 June 2017 and may open in 2030.", "1891; 3 June 2017; 2030")]
    public void Each_event_of_a_sentence_has_its_most_precise_time(string text, string words) => Chosen(text).ShouldBe(words);

    [Theory]
    [InlineData("The road is shut until Friday.")]
    [InlineData("It was the worst flood since 1976.")]
    [InlineData("Nothing was known before May.")]
    [InlineData("It took three weeks, as it does every Monday.")]
    [InlineData("It is the 20th century's largest, built over the past decade, in the 1990s.")]
    [InlineData("It was opened recently and closed on 30 February.")]
    public void What_bounds_or_counts_or_is_not_known_dates_nothing(string text) => Chosen(text).ShouldBe("");

    private static string Chosen(string text) =>
        string.Join("; ", EventTimes.In(text, Times.Find(text, "2018-08-08")).Select(time => time.Span.Of(text)));
}
