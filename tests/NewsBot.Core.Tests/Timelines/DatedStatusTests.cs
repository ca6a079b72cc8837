using NewsBot.Core.Tests.Time;
using NewsBot.Core.Time;
using NewsBot.Core.Timelines;

namespace NewsBot.Core.Tests.Timelines;

public sealed class DatedStatusTests
{
    [Theory]
    [InlineData("The minister will take up what the 2016 summit decided.")]
    [InlineData("Norrby has not commented on the 2016 election.")]
    [InlineData("The pier could profit from the storm of 4 May 2018.")]
    public void What_lies_behind_has_happened_whatever_is_expected_or_denied_of_something_else(string sentence) =>
        Status(sentence).ShouldBe(EventStatus.Happened);

    [Theory]
    [InlineData("The pier was to open on 4 May.", EventStatus.Planned)]
    [InlineData("The pier had been expected to open on 4 May.", EventStatus.Planned)]
    [InlineData("The pier did not open on 4 May.", EventStatus.Denied)]
    [InlineData("The pier reportedly opened on 4 May.", EventStatus.Claimed)]
    [InlineData("The pier opened on 4 May.", EventStatus.Happened)]
    public void What_the_words_say_of_the_past_stands(string sentence, EventStatus status) => Status(sentence).ShouldBe(status);

    [Fact]
    public void What_lies_ahead_is_planned() => Status("The pier opens on 4 September.").ShouldBe(EventStatus.Planned);

    [Fact]
    public void What_will_not_be_is_denied() => Status("The pier will not open on 4 September.").ShouldBe(EventStatus.Denied);

    [Theory]
    [InlineData("The mayor said on Tuesday that he will not stand again.")]
    [InlineData("The mayor told the council late on Tuesday that the pier will open.")]
    [InlineData("On Tuesday the mayor of Norrby, Per Lind, said that the pier will open.")]
    public void A_date_of_saying_dates_what_was_said(string sentence) => Status(sentence).ShouldBe(EventStatus.Happened);

    [Theory]
    [InlineData("The mayor said on Tuesday that talks fell short.", EventStatus.Denied)]
    [InlineData("The pier is to open on Wednesday, the mayor said.", EventStatus.Planned)]
    [InlineData("The talks, which began on Monday, will go on.", EventStatus.Happened)]
    public void What_is_told_of_that_day_itself_stands(string sentence, EventStatus status) => Status(sentence).ShouldBe(status);

    // Said on Wednesday, 8 August 2018.
    private static EventStatus Status(string sentence) =>
        DatedStatus.Of(sentence, EventTimes.In(sentence, Times.Find(sentence, "2018-08-08")).ShouldHaveSingleItem(), PartialDate.OfDay(new DateOnly(2018, 8, 8)));
}
