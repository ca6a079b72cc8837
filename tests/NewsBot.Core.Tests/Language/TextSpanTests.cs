using NewsBot.Core.Language;

namespace NewsBot.Core.Tests.Language;

public sealed class TextSpanTests
{
    [Fact]
    public void A_span_is_a_run_of_characters()
    {
        var span = TextSpan.FromBounds(4, 7);

        span.ShouldBe(new TextSpan(4, 3));
        span.End.ShouldBe(7);
        span.Of("the man left").ShouldBe("man");
        span.In("the man left").ToString().ShouldBe("man");
    }

    [Theory]
    [InlineData(4, 3, true)]
    [InlineData(5, 2, true)]
    [InlineData(4, 4, false)]
    [InlineData(3, 2, false)]
    public void A_span_contains_what_lies_under_it(int start, int length, bool expected) =>
        new TextSpan(4, 3).Contains(new TextSpan(start, length)).ShouldBe(expected);
}
