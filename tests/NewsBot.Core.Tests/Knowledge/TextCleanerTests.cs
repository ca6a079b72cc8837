using FsCheck;
using FsCheck.Fluent;
using NewsBot.Core.Knowledge;

namespace NewsBot.Core.Tests.Knowledge;

public class TextCleanerTests
{
    [Theory]
    [InlineData("the farmersu2019 market", "the farmers’ market")]
    [InlineData("the mayoru2019s plan", "the mayor’s plan")]
    [InlineData("theyu2019d gone", "they’d gone")]
    [InlineData("he said u201cnou201d twice", "he said “no” twice")]
    [InlineData("u2018yesu2019, she said", "‘yes’, she said")]
    [InlineData("cafu00e9 in Poznau0144", "café in Poznań")]
    [InlineData("twenty u2013 thirty", "twenty – thirty")]
    [InlineData("itu2026 ended", "it… ended")]
    public void An_escape_that_lost_its_backslash_is_mended(string raw, string expected) => TextCleaner.Clean(raw).ShouldBe(expected);

    [Theory]
    [InlineData("the menu2018 file")]
    [InlineData("EU2020 goals, CPU2006 scores")]
    [InlineData("route u2018 of the bus")]
    [InlineData("u2b50 and u1234 and u20")]
    [InlineData("menu 2019, bureau2 and guru200")]
    public void Words_that_only_look_like_an_escape_stay(string text) => TextCleaner.Clean(text).ShouldBe(text);

    [Theory]
    [InlineData(@"the farmers\u2019 market", "the farmers’ market")]
    [InlineData(@"https:\/\/example.org\/a", "https://example.org/a")]
    [InlineData(@"he said \""no\""", "he said \"no\"")]
    [InlineData(@"a rocket \ud83d\ude80 rose", "a rocket \U0001F680 rose")]
    [InlineData(@"C:\users\name", @"C:\users\name")]
    [InlineData(@"half \ud83d of a pair", @"half \ud83d of a pair")]
    [InlineData("over the %u201cwall%u201d", "over the “wall”")]
    [InlineData("rose 3 %until May", "rose 3 %until May")]
    public void Escapes_of_json_and_old_pages_are_mended(string raw, string expected) => TextCleaner.Clean(raw).ShouldBe(expected);

    [Theory]
    [InlineData("bread &amp; butter", "bread & butter")]
    [InlineData("the mayor&#8217;s plan", "the mayor’s plan")]
    [InlineData("the mayor&amp;#8217;s plan", "the mayor’s plan")]
    [InlineData("&lt;no tag&gt;&nbsp;here", "<no tag> here")]
    [InlineData("AT&T; R&D and A & B;", "AT&T; R&D and A & B;")]
    [InlineData("&#0;&#1;end", "end")]
    public void Character_references_left_over_are_decoded(string raw, string expected) => TextCleaner.Clean(raw).ShouldEndWith(expected);

    [Theory]
    [InlineData("the mayorâ€™s plan", "the mayor’s plan")]
    [InlineData("â€œnoâ€\u009d", "“no”")]
    [InlineData("â€œnoâ€ she said", "“no” she said")]
    [InlineData("cafÃ© in MÃ¼nchen, 5Â\u00A0km for Â£3", "café in München, 5 km for £3")]
    [InlineData("10 â‚¬", "10 €")]
    [InlineData("château, Ångström, Ärger, Ä“, Ñandú, São", "château, Ångström, Ärger, Ä“, Ñandú, São")]
    public void Utf8_read_as_windows_1252_is_mended(string raw, string expected) => TextCleaner.Clean(raw).ShouldBe(expected);

    [Theory]
    [InlineData("  two  spaces\tand\u00A0\u2009one ", "two spaces and one")]
    [InlineData("a bell\u0007 and a \u001b[31mred\u001b[0m word", "a bell and a [31mred[0m word")]
    [InlineData("\u202Eevil\u202C txt.exe\u200F", "evil txt.exe")]
    [InlineData("weeks\u00ADlong\uFEFF zero\u200Bwidth", "weekslong zerowidth")]
    [InlineData("\u200B", "")]
    public void White_space_is_folded_and_what_cannot_be_seen_is_dropped(string raw, string expected) =>
        TextCleaner.Clean(raw).ShouldBe(expected);

    [Fact]
    public void Cleaned_text_holds_no_controls_no_marks_of_direction_and_no_double_spaces() =>
        Prop.ForAll<string?>(text =>
        {
            var cleaned = TextCleaner.Clean(text ?? "");
            return cleaned == cleaned.Trim() && !cleaned.Contains("  ", StringComparison.Ordinal)
                && !cleaned.Any(c => char.IsControl(c) || c is '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'));
        }).QuickCheckThrowOnFailure();
}
