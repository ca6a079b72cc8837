using NewsBot.Slack.Talking;

namespace NewsBot.Slack.Tests.Talking;

public sealed class RequestTextTests
{
    [Theory]
    [InlineData("ferry", "ferry", null, null, null)]
    [InlineData("ferry from:2018 to:2018-08", "ferry", "2018-01-01", "2018-08-31", null)]
    [InlineData("from:2018-02-03 ferry as-of:2019 pier", "ferry  pier", "2018-02-03", null, "2019-12-31")]
    [InlineData("from 2018 to 2019", "from 2018 to 2019", null, null, null)]
    [InlineData("", "", null, null, null)]
    public void Parts_a_topic_from_its_days(string text, string words, string? from, string? to, string? asOf)
    {
        var request = RequestText.OfTimeline(text);

        request.Problem.ShouldBeNull();
        request.Words.ShouldBe(words);
        (Iso(request.From), Iso(request.To), Iso(request.AsOf)).ShouldBe((from, to, asOf));
    }

    [Fact]
    public void A_question_has_no_period_of_its_own() =>
        RequestText.OfQuestion("Who wrote \"from:2018\" to:everybody as-of:2018-08-03").ShouldBe(
            new RequestText("Who wrote \"from:2018\" to:everybody") { AsOf = new DateOnly(2018, 8, 3) });

    [Theory]
    [InlineData("as-of:2018-13", "as-of:2018-13")]
    [InlineData("ferry from:may", "from:may")]
    public void Names_what_is_no_date(string text, string named) => RequestText.OfTimeline(text).Problem.ShouldNotBeNull().ShouldContain(named);

    [Theory]
    [InlineData(":wave: :+1:", false)]
    [InlineData("\U0001F600 ?!", false)]
    [InlineData(" ", false)]
    [InlineData("1921", true)]
    [InlineData("Où ?", true)]
    public void Knows_a_message_without_words(string text, bool hasWords) => RequestText.OfQuestion(text).HasWords.ShouldBe(hasWords);

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", null);
}
