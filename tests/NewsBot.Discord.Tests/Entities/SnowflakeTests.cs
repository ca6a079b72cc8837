using FsCheck;
using FsCheck.Fluent;
using NewsBot.Discord.Entities;

namespace NewsBot.Discord.Tests.Entities;

public class SnowflakeTests
{
    [Fact]
    public void An_id_tells_when_its_thing_was_made()
    {
        var id = new Snowflake(175928847299117063);

        id.CreatedAt.ShouldBe(new DateTimeOffset(2016, 4, 30, 11, 18, 25, 796, TimeSpan.Zero));
        Snowflake.At(id.CreatedAt).ShouldBeLessThanOrEqualTo(id);
        id.ShouldBeLessThan(Snowflake.At(id.CreatedAt.AddMilliseconds(1)));
    }

    [Fact]
    public void Every_id_reads_as_it_is_written() =>
        Prop.ForAll<ulong>(value => Snowflake.TryParse(new Snowflake(value).ToString(), out var read) && read.Value == value).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("1.0")]
    [InlineData(" 1")]
    [InlineData("18446744073709551616")]
    [InlineData("١")]
    public void What_is_no_id_does_not_read(string? text) => Snowflake.TryParse(text, out _).ShouldBeFalse();
}
