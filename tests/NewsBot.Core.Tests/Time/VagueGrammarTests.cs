namespace NewsBot.Core.Tests.Time;

public sealed class VagueGrammarTests
{
    [Theory]
    [InlineData("It is now here, was recently there and will soon be gone.", "now = PRESENT_REF; recently = PAST_REF; soon = FUTURE_REF")]
    [InlineData("In the past it grew; in the future it may not; the current plan is right now in doubt.", "the past = PAST_REF; the future = FUTURE_REF; current = PRESENT_REF; right now = PRESENT_REF")]
    [InlineData("It will rise in the near future as soon as possible, more recently in these days.", "the near future = FUTURE_REF; as soon as possible = FUTURE_REF; more recently = PAST_REF; these days = PRESENT_REF")]
    [InlineData("They left soon after and as soon as it rained; the past chairman and the future of trade stay.", "")]
    public void Times_that_cannot_be_pinned_down_say_so(string text, string expected) => Times.In(text).ShouldBe(expected);
}
