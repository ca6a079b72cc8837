using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using NewsBot.Output;

namespace NewsBot.Tests.Output;

public sealed class SafeTextTests
{
    [Theory]
    [InlineData("plain text, naïve café ’quote’", "plain text, naïve café ’quote’")]
    [InlineData("line\r\nline\ttab", "line  line tab")]
    [InlineData("\u001b[31mred", "[31mred")]
    [InlineData("a\u202Eb\u200Fc\u061Cd\uFEFFe", "abcde")]
    [InlineData("whole \ud83d\ude80 pair", "whole \ud83d\ude80 pair")]
    [InlineData("\ud83d\ude80\u0007", "\ud83d\ude80")]
    [InlineData("sep\u2028a\u2029b\u0085c", "sep a b c")]
    public void Leaves_nothing_that_a_terminal_would_obey(string text, string expected) => SafeText.Clean(text).ShouldBe(expected);

    [Fact]
    public void Half_a_surrogate_pair_becomes_a_replacement_character() => SafeText.Clean("half \ud83d pair").ShouldBe("half \uFFFD pair");

    [Fact]
    public void Is_safe_and_stable_for_every_text() => Prop.ForAll<string>(text =>
    {
        var clean = SafeText.Clean(text ?? "");
        return clean.All(c => !char.IsControl(c)) && SafeText.Clean(clean) == clean;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Json_says_the_same_without_direction_marks()
    {
        var clean = SafeText.CleanJson("\"a\u202Eb\"");

        clean.ShouldBe("\"a\\u202eb\"");
        JsonSerializer.Deserialize<string>(clean).ShouldBe("a\u202Eb");
    }
}
