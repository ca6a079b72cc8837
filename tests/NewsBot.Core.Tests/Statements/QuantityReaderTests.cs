using NewsBot.Core.Statements;

namespace NewsBot.Core.Tests.Statements;

public sealed class QuantityReaderTests
{
    [Theory]
    [InlineData("The toll of the flood rose to 96.", "96", 96, QuantityBound.Exact)]
    [InlineData("About 1.5 million patients were written to.", "1.5 million", 1_500_000, QuantityBound.About)]
    [InlineData("At least 25,401 homes were lost.", "25,401", 25_401, QuantityBound.AtLeast)]
    [InlineData("More than two hundred sheep drowned.", "two hundred", 200, QuantityBound.AtLeast)]
    [InlineData("Up to forty-two boats may sail.", "forty-two", 42, QuantityBound.AtMost)]
    [InlineData("Nearly half a million birds came.", "half a million", 500_000, QuantityBound.About)]
    [InlineData("Fewer than 30 boats came.", "30", 30, QuantityBound.AtMost)]
    internal void A_figure_is_read_with_its_bound(string sentence, string words, int value, QuantityBound bound)
    {
        var figure = QuantityReader.Find(sentence).ShouldHaveSingleItem();

        figure.Span.Of(sentence).ShouldBe(words);
        figure.Value.ShouldBe(value);
        figure.Bound.ShouldBe(bound);
    }

    [Theory]
    [InlineData("The fair was opened in 2017.")]
    [InlineData("The fair opened on 4 August.")]
    [InlineData("It lasted three weeks.")]
    [InlineData("Ida Holm, 65, won the race.")]
    [InlineData("A 7.8-magnitude quake was felt.")]
    [InlineData("Norrby won 3-2.")]
    [InlineData("She came third in the 100m.")]
    [InlineData("No one came.")]
    public void Dates_times_ages_and_scores_are_no_figures(string sentence) => QuantityReader.Find(sentence).ShouldBeEmpty();

    [Fact]
    public void What_is_counted_stands_behind_a_figure_or_before_it()
    {
        QuantityReader.Find("Officials saw 40 sunken boats, and 12 sailors are missing.")[0].Counted.ShouldBe(["sunken", "boat"]);
        QuantityReader.Find("The death toll from the flood rose to 96.").Single().Counted.ShouldBe(["toll", "death"]);
        QuantityReader.Find("The flood swept the valley, killing 96.").Single().Counted.ShouldBe(["kill"]);
        QuantityReader.Find("In the valley 96 people have been killed by the flood.").Single().Counted.ShouldBe(["person", "kill"]);
    }
}
