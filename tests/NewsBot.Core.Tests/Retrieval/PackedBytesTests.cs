using FsCheck;
using FsCheck.Fluent;
using NewsBot.Core.Retrieval;
using NewsBot.Core.Time;

namespace NewsBot.Core.Tests.Retrieval;

public sealed class PackedBytesTests
{
    [Fact]
    public void Values_are_read_as_they_were_written() =>
        Prop.ForAll((string? text, int signed, int days) =>
        {
            // A surrogate without its other half cannot be written as UTF-8.
            var written = text is null ? null : string.Concat(text.EnumerateRunes());
            var first = DateOnly.FromDayNumber(Math.Abs(days % 1_000_000));
            PartialDate?[] dates = [null, PartialDate.OfDay(first), PartialDate.Between(first, first.AddDays(20), DatePrecision.Month)];
            var writer = new PackedWriter();

            writer.Text(written);
            writer.Signed(signed);
            writer.Number(uint.MaxValue + (long)Math.Abs(signed / 2));
            Array.ForEach(dates, writer.Date);

            var reader = new PackedReader(writer.Written);
            reader.OptionalText().ShouldBe(written);
            reader.Signed().ShouldBe(signed);
            reader.Number().ShouldBe(uint.MaxValue + (long)Math.Abs(signed / 2));
            foreach (var date in dates)
            {
                reader.Date().ShouldBe(date);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Half_a_surrogate_pair_keeps_its_length()
    {
        var writer = new PackedWriter();

        writer.Utf8("a\uD83Db");

        System.Text.Encoding.UTF8.GetString(writer.Written).ShouldBe("a\uFFFDb");
    }

    [Theory]
    [InlineData("", 0u)]
    [InlineData("123456789", 0xE3069283u)]
    public void The_checksum_is_CRC_32C(string text, uint expected) =>
        Checksum.Of(System.Text.Encoding.ASCII.GetBytes(text)).ShouldBe(expected);

    [Fact]
    public void A_checksum_can_be_added_to() =>
        Prop.ForAll((byte[] one, byte[] other) => Checksum.Add(Checksum.Of(one), other) == Checksum.Of([.. one, .. other])).QuickCheckThrowOnFailure();
}
