using NewsBot.Core.Time;

namespace NewsBot.Core.Tests.Time;

public sealed class StatusClassifierTests
{
    [Theory]
    [InlineData("The two ministers signed the treaty on Monday.", EventStatus.Happened)]
    [InlineData("Floods killed 40 people in the valley.", EventStatus.Happened)]
    [InlineData("The two ministers will sign the treaty on Monday.", EventStatus.Planned)]
    [InlineData("The bridge is set to open next week.", EventStatus.Planned)]
    [InlineData("The city hopes to open the bridge by June.", EventStatus.Planned)]
    [InlineData("A vote is scheduled for Thursday.", EventStatus.Planned)]
    [InlineData("The two ministers did not sign the treaty.", EventStatus.Denied)]
    [InlineData("The talks fell short of a treaty.", EventStatus.Denied)]
    [InlineData("They haven’t opened the bridge.", EventStatus.Denied)]
    [InlineData("The clause was dropped from the treaty that they will sign.", EventStatus.Denied)]
    [InlineData("The company will not open the mine.", EventStatus.Denied)]
    [InlineData("The mayor hopes that the river does not rise.", EventStatus.Planned)]
    [InlineData("The two ministers signed the treaty in May 2016.", EventStatus.Happened)]
    [InlineData("May 4 was the day of the signing.", EventStatus.Happened)]
    [InlineData("The bridge was opened by Will Harker.", EventStatus.Happened)]
    [InlineData("The bridge may open in May.", EventStatus.Planned)]
    [InlineData("The mayor allegedly took bribes.", EventStatus.Claimed)]
    [InlineData("", EventStatus.Happened)]
    public void Cue_words_tell_the_status(string sentence, EventStatus expected) =>
        StatusClassifier.Classify(sentence).ShouldBe(expected);

    [Theory]
    [InlineData("City to open new bridge", EventStatus.Planned)]
    [InlineData("City opens new bridge", EventStatus.Happened)]
    [InlineData("City did not get to open new bridge", EventStatus.Denied)]
    public void A_headline_tells_what_is_to_come_by_the_infinitive(string headline, EventStatus expected) =>
        StatusClassifier.ClassifyHeadline(headline).ShouldBe(expected);
}
