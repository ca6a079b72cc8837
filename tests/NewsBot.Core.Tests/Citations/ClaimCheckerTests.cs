using NewsBot.Core.Citations;
using NewsBot.Core.Language;

namespace NewsBot.Core.Tests.Citations;

/// <summary>What a model may write over a quote, and what is dropped.</summary>
public sealed class ClaimCheckerTests
{
    // Names the shipped documents and the texts of the cases give to one thing.
    private static readonly ClaimChecker Checker = new(new AliasTable(
    [
        new Alias("ASEAN", "Association of Southeast Asian Nations", IsStated: true),
        new Alias("ASEAN", "countries of Southeast Asia", IsStated: true),
        new Alias("ASEAN", "Southeast Asian countries", IsStated: true),
    ]));

    public static TheoryData<string> Faithful { get; } = new(ClaimCases.All.Where(one => one.Fault is null).Select(one => one.Text));

    public static TheoryData<string> Attacks { get; } = new(ClaimCases.All.Where(one => one.Fault is not null).Select(one => one.Text));

    [Theory]
    [MemberData(nameof(Faithful))]
    public void A_faithful_sentence_passes(string text)
    {
        var (_, sources, _, _) = ClaimCases.All.First(one => one.Text == text && one.Fault is null);

        var verdict = Checker.Check(text, sources);

        verdict.Fault.ShouldBeNull(text);
        verdict.Support.ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void A_sentence_that_its_quote_does_not_bear_out_is_dropped(string text)
    {
        var (_, sources, _, fault) = ClaimCases.All.First(one => one.Text == text && one.Fault is not null);

        var verdict = Checker.Check(text, sources);

        verdict.Fault.ShouldNotBeNull();
        verdict.Support.ShouldBeEmpty();
    }
}
