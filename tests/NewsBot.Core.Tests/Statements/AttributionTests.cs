using NewsBot.Core.Language;
using NewsBot.Core.Statements;

namespace NewsBot.Core.Tests.Statements;

public sealed class AttributionTests
{
    [Theory]
    [InlineData("Mayor Jane Okoro said that the bridge was opened.", "Jane Okoro")]
    [InlineData("The bridge was opened, a spokesman for the city said.", "a spokesman for the city")]
    [InlineData("\u201CWe did not finish the bridge,\u201D Jane Okoro told the council.", "Jane Okoro")]
    [InlineData("The bridge was opened on Friday.", null)]
    public void The_one_whose_word_it_is_is_named(string sentence, string? speaker) =>
        Attribution.SpeakerOf(sentence, new TextSpan(0, sentence.Length)).ShouldBe(speaker);
}
