using NewsBot.Core.Language;
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
    [InlineData("The mayor claimed that the river had never risen.", EventStatus.Claimed)]
    [InlineData("The fire may have been started by a cigarette.", EventStatus.Claimed)]
    [InlineData("Rebels took the town, according to unconfirmed reports.", EventStatus.Claimed)]
    [InlineData("It is unclear whether the ferry sank.", EventStatus.Claimed)]
    [InlineData("The treaty was expected to be signed in spring.", EventStatus.Planned)]
    [InlineData("The treaty is not expected to be signed in spring.", EventStatus.Denied)]
    [InlineData("The union urged the railway not to close the line.", EventStatus.Planned)]
    [InlineData("The talks are expected to collapse.", EventStatus.Planned)]
    [InlineData("The law would have closed 40 schools.", EventStatus.Denied)]
    [InlineData("If the strike goes on, trains will stop.", EventStatus.Planned)]
    [InlineData("The minister agreed to open the archive.", EventStatus.Planned)]
    [InlineData("The factory not only survived but doubled its output.", EventStatus.Happened)]
    [InlineData("As expected, the bank raised its rate.", EventStatus.Happened)]
    [InlineData("The guards did not fail to notice the smoke.", EventStatus.Happened)]
    [InlineData("The concert was not called off.", EventStatus.Happened)]
    [InlineData("The launch has been postponed until June.", EventStatus.Denied)]
    [InlineData("The launch could be called off.", EventStatus.Planned)]
    [InlineData("The firm lost no money.", EventStatus.Denied)]
    [InlineData("No one was hurt in the crash.", EventStatus.Denied)]
    [InlineData("The road was blocked by no fewer than 40 lorries.", EventStatus.Happened)]
    [InlineData("Neither town has blamed the river board.", EventStatus.Denied)]
    [InlineData("The railway denied that the train was late.", EventStatus.Denied)]
    [InlineData("Was the treaty signed?", EventStatus.Claimed)]
    [InlineData("Will the treaty be signed?", EventStatus.Planned)]
    [InlineData("", EventStatus.Happened)]
    public void Cue_words_tell_the_status(string sentence, EventStatus expected) =>
        StatusClassifier.Classify(sentence).ShouldBe(expected);

    [Theory]
    [InlineData("The king, who did not attend the fair, opened the bridge.", EventStatus.Happened)]
    [InlineData("After talks failed, the miners went home.", EventStatus.Happened)]
    [InlineData("The miners went home after talks failed to bring a rise.", EventStatus.Happened)]
    [InlineData("The treaty was to be signed on Monday, but the talks broke down.", EventStatus.Denied)]
    [InlineData("The envoys met on Monday and will meet again in May.", EventStatus.Happened)]
    [InlineData("The envoys met on Monday but failed to agree.", EventStatus.Denied)]
    [InlineData("Asked about the bridge, the mayor told the council: \u201CWe did not finish it.\u201D", EventStatus.Denied)]
    [InlineData("The mayor announced that the city had fallen short of its target.", EventStatus.Denied)]
    [InlineData("The mayor said the bridge was opened on Friday.", EventStatus.Happened)]
    [InlineData("The mayor said that the bridge will be opened on Friday.", EventStatus.Planned)]
    [InlineData("The flood \u2013 which the mayor had not expected \u2013 reached the old town.", EventStatus.Happened)]
    public void The_main_clause_counts_and_not_what_is_said_in_passing(string sentence, EventStatus expected) =>
        StatusClassifier.Classify(sentence).ShouldBe(expected);

    [Theory]
    [InlineData("The king, who did not attend the fair, opened the bridge.", "opened", EventStatus.Happened)]
    [InlineData("The king, who did not attend the fair, opened the bridge.", "attend", EventStatus.Denied)]
    [InlineData("The envoys met to sign the treaty.", "sign", EventStatus.Planned)]
    [InlineData("The envoys managed to sign the treaty.", "sign", EventStatus.Happened)]
    [InlineData("The envoys met on Monday and will sign the treaty in May.", "met", EventStatus.Happened)]
    [InlineData("The envoys met on Monday and will sign the treaty in May.", "sign", EventStatus.Planned)]
    [InlineData("The envoys left before the treaty failed.", "left", EventStatus.Happened)]
    [InlineData("The talks of the envoys collapsed.", "collapsed", EventStatus.Happened)]
    [InlineData("A draft discusses signing the treaty.", "signing", EventStatus.Planned)]
    [InlineData("The envoys left without signing the treaty.", "signing", EventStatus.Denied)]
    [InlineData("A flood swept the valley, killing 96.", "killing", EventStatus.Happened)]
    [InlineData("The toll of the flood rose to 96.", "96", EventStatus.Happened)]
    [InlineData("The ministers hope that the treaty is signed soon.", "signed", EventStatus.Planned)]
    [InlineData("The court will rule if the treaty is signed.", "signed", EventStatus.Planned)]
    public void A_word_has_the_status_of_its_clause(string sentence, string word, EventStatus expected) =>
        StatusClassifier.ClassifyAt(sentence, new TextSpan(sentence.IndexOf(word, StringComparison.Ordinal), word.Length)).ShouldBe(expected);

    [Theory]
    [InlineData("City to open new bridge", EventStatus.Planned)]
    [InlineData("Norrby Eyes Second Harbour", EventStatus.Planned)]
    [InlineData("Return to Norrby", EventStatus.Happened)]
    [InlineData("Norrby's guide to winter sports", EventStatus.Happened)]
    [InlineData("Will Norrby get its bridge?", EventStatus.Planned)]
    [InlineData("City opens new bridge", EventStatus.Happened)]
    [InlineData("City did not get to open new bridge", EventStatus.Denied)]
    public void A_headline_tells_what_is_to_come_by_the_infinitive(string headline, EventStatus expected) =>
        StatusClassifier.ClassifyHeadline(headline).ShouldBe(expected);
}
