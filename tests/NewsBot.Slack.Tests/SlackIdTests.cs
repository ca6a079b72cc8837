using System.Text.Json;

namespace NewsBot.Slack.Tests;

public class SlackIdTests
{
    [Theory]
    [InlineData("")]
    [InlineData("u1")]
    [InlineData("U1>")]
    [InlineData("!channel")]
    [InlineData("U1|x")]
    [InlineData("U 1")]
    public void What_could_end_a_mention_is_no_id(string value)
    {
        Should.Throw<FormatException>(() => new UserId(value));
        Should.Throw<FormatException>(() => new ChannelId(value));
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<UserId>(JsonSerializer.Serialize(value)));
    }

    [Fact]
    public void An_id_is_a_string_in_json() =>
        JsonSerializer.Serialize(JsonSerializer.Deserialize<ChannelId>("\"C0NEWS\"")).ShouldBe("\"C0NEWS\"");

    [Fact]
    public void A_trigger_is_any_text_of_some_length()
    {
        new TriggerId("12.34.ab_c").ToString().ShouldBe("12.34.ab_c");
        Should.Throw<FormatException>(() => new TriggerId(new string('1', 256)));
    }
}
