using System.Text;
using NewsBot.Core.Knowledge;

namespace NewsBot.Core.Tests.Knowledge;

public class TextDecoderTests
{
    private const string Sample = "Café Zürich – “open” at €5\nSecond line";

    [Fact]
    public void Utf8_is_read_with_and_without_a_byte_order_mark()
    {
        TextDecoder.Decode(Encoding.UTF8.GetBytes(Sample)).ShouldBe(Sample);
        TextDecoder.Decode([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Sample)]).ShouldBe(Sample);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Utf16_is_read_with_and_without_a_byte_order_mark(bool bigEndian)
    {
        var encoding = new UnicodeEncoding(bigEndian, byteOrderMark: true);

        TextDecoder.Decode(encoding.GetBytes(Sample)).ShouldBe(Sample);
        TextDecoder.Decode([.. encoding.Preamble, .. encoding.GetBytes(Sample)]).ShouldBe(Sample);
    }

    [Fact]
    public void What_is_no_utf8_is_read_as_windows_1252()
    {
        byte[] bytes = [.. "Caf"u8, 0xE9, .. " Z"u8, 0xFC, .. "rich "u8, 0x96, .. " "u8, 0x93, .. "open"u8, 0x94, .. " at "u8, 0x80, .. "5"u8];

        TextDecoder.Decode(bytes).ShouldBe("Café Zürich – “open” at €5");
    }

    [Fact]
    public void Utf8_that_was_cut_off_is_still_utf8()
    {
        var bytes = Encoding.UTF8.GetBytes("“Žižkov” – “Plzeň” – “Brno”…");

        TextDecoder.Decode(bytes.AsSpan(..^1))!.ShouldStartWith("“Žižkov” – “Plzeň” – “Brno”");
    }

    [Theory]
    [InlineData("one\r\ntwo\r\n")]
    [InlineData("one\rtwo\r")]
    [InlineData("one\ntwo\n")]
    public void Line_ends_of_every_system_become_one(string text) =>
        TextDecoder.Decode(Encoding.ASCII.GetBytes(text)).ShouldBe("one\ntwo\n");

    [Fact]
    public void Binary_data_is_no_text()
    {
        TextDecoder.Decode([0x89, .. "PNG"u8, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, .. "IHDR"u8, 0, 0, 1]).ShouldBeNull();
        TextDecoder.Decode([.. Enumerable.Range(1, 200).Select(i => (byte)((i * 7919) % 255 + 1))]).ShouldBeNull();
    }

    [Fact]
    public void A_stray_control_character_is_still_text() =>
        TextDecoder.Decode([.. "A report with one bell\u0007 in it and words enough beside it."u8]).ShouldNotBeNull();
}
