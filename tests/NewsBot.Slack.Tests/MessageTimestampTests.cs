using System.Text.Json;
using FsCheck.Fluent;

namespace NewsBot.Slack.Tests;

public class MessageTimestampTests
{
    [Theory]
    [InlineData("1700000000.123456")]
    [InlineData("1700000000.000001")]
    [InlineData("0.000000")]
    [InlineData("999999999999.999999")]
    public void Is_kept_to_the_digit(string text)
    {
        MessageTimestamp.Parse(text).ToString().ShouldBe(text);
        JsonSerializer.Serialize(JsonSerializer.Deserialize<MessageTimestamp>($"\"{text}\"")).ShouldBe($"\"{text}\"");
    }

    [Theory]
    [InlineData("")]
    [InlineData("1700000000")]
    [InlineData("1700000000.")]
    [InlineData("1700000000.12345")]
    [InlineData("1700000000.1234567")]
    [InlineData("-1.000000")]
    [InlineData("1.-00001")]
    [InlineData(" 1.000000")]
    [InlineData("1e3.000000")]
    [InlineData("9999999999999.000000")]
    public void What_is_none_is_refused(string text) => MessageTimestamp.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("1700000000.123456")]
    [InlineData("\"yesterday\"")]
    [InlineData("null")]
    public void Json_that_is_no_string_is_refused(string json) => Should.Throw<JsonException>(() => JsonSerializer.Deserialize<MessageTimestamp>(json));

    [Fact]
    public void Order_is_that_of_time() => FsCheck.Check.QuickThrowOnFailure(Prop.ForAll<int, int>((a, b) =>
    {
        var (left, right) = (new MessageTimestamp(Math.Abs((long)a)), new MessageTimestamp(Math.Abs((long)b)));
        return left < right == left.ToDateTimeOffset() < right.ToDateTimeOffset()
            && MessageTimestamp.From(left.ToDateTimeOffset()) == left
            && MessageTimestamp.Parse(left.ToString()) == left;
    }));
}
