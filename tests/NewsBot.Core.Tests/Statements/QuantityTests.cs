using NewsBot.Core.Statements;

namespace NewsBot.Core.Tests.Statements;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("about 1.5 million", "1.5 million", false)]
    [InlineData("1.5 million", "1,480,000", false)]
    [InlineData("more than 25,000", "25,401", false)]
    [InlineData("almost 100", "99", false)]
    [InlineData("93", "96", true)]
    [InlineData("42 million", "45 million", true)]
    [InlineData("up to 40", "52", true)]
    [InlineData("at least 40", "31", true)]
    [InlineData("at least 40", "at least 50", false)]
    public void Figures_disagree_when_both_cannot_be_true(string first, string second, bool disagree)
    {
        var one = QuantityReader.Find($"There were {first} birds.").Single();
        var other = QuantityReader.Find($"There were {second} birds.").Single();

        Quantity.Disagree(one, other).ShouldBe(disagree);
        Quantity.Disagree(other, one).ShouldBe(disagree);
    }
}
