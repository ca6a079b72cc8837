using NewsBot.Core.Evidence;

namespace NewsBot.Core.Tests.Evidence;

public sealed class EvidenceWeightsTests
{
    private static readonly string Ones = string.Concat(EvidenceFeatures.Names.Append(FeatureWeights.Bias).Select(name => $"{name} 1 -0.5\n"));

    [Fact]
    public void A_score_is_the_sum_of_its_parts()
    {
        var weights = EvidenceWeights.Read($"# A remark.\n{Ones}");
        var features = new EvidenceFeatures { [Feature.Coverage] = 0.5f, [Feature.Answer] = 1f };

        weights.Rank.Of(features).ShouldBe(2.5f);
        weights.Confidence.Of(features).ShouldBe(-1.25f);
        weights.Confidence.PartsOf(features).Sum(part => part.Share).ShouldBe(-1.25f);
    }

    [Fact]
    public void Features_that_count_nothing_are_no_part()
    {
        var parts = EvidenceWeights.Read(Ones.Replace("Coverage 1", "Coverage 0", StringComparison.Ordinal)).Rank.PartsOf(new EvidenceFeatures());

        parts.ShouldNotContain(part => part.Name == nameof(Feature.Coverage));
        parts.ShouldContain(part => part.Name == nameof(Feature.Answer));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Coverage 1\n")]
    [InlineData("Coverage 1 much\n")]
    [InlineData("Context 1 1\n")]
    public void Weights_that_are_not_whole_are_refused(string text) => Should.Throw<FormatException>(() => EvidenceWeights.Read(text));

    [Fact]
    public void A_line_too_many_is_refused() => Should.Throw<FormatException>(() => EvidenceWeights.Read($"{Ones}Luck 1 1\n"));

    [Fact]
    public void The_weights_that_ship_hold_that_more_of_the_question_is_better()
    {
        var little = new EvidenceFeatures { [Feature.Coverage] = 0.2f, [Feature.Unheld] = 0.8f };
        var much = new EvidenceFeatures { [Feature.Coverage] = 0.9f, [Feature.Unheld] = 0.1f };

        EvidenceWeights.Shipped.Rank.Of(much).ShouldBeGreaterThan(EvidenceWeights.Shipped.Rank.Of(little));
        EvidenceWeights.Shipped.Confidence.Of(much).ShouldBeGreaterThan(EvidenceWeights.Shipped.Confidence.Of(little));
    }
}
