using FsCheck;
using FsCheck.Fluent;
using NewsBot.Discord.Talking.Rendering;

namespace NewsBot.Discord.Tests.Talking.Rendering;

public class DiscordMarkdownTests
{
    [Theory]
    [InlineData("plain, at 10:30 (as planned)!", "plain, at 10:30 (as planned)!")]
    [InlineData("**bold** _it_ ~~out~~ `code` ||hidden||", @"\*\*bold\*\* \_it\_ \~\~out\~\~ \`code\` \|\|hidden\|\|")]
    [InlineData("<@1> <@&2> <#3> @everyone @here <t:1:R> <:wave:4> </ask:5>", @"\<\@1\> \<\@&2\> \<\#3\> \@everyone \@here \<t:1:R\> \<:wave:4\> \</ask:5\>")]
    [InlineData("[here](https://evil.example) http://evil.example", @"\[here\](https:\//evil.example) http:\//evil.example")]
    [InlineData("# heading", @"\# heading")]
    [InlineData("> quote", @"\> quote")]
    [InlineData("- item", @"\- item")]
    [InlineData("12. May", @"12\. May")]
    [InlineData(@"C:\temp", @"C:\\temp")]
    [InlineData("two\r\n\n-# lines\tand\u0000more", @"two -\# lines and more")]
    [InlineData("left\u202Eright\u200B", "leftright")]
    [InlineData("\U0001F468\u200D\U0001F469", "\U0001F468\u200D\U0001F469")]
    public void A_text_is_shown_as_it_is_written(string text, string escaped) => DiscordMarkdown.Escape(text, 200).ShouldBe(escaped);

    [Fact]
    public void A_long_text_is_cut_before_it_is_made_harmless() => DiscordMarkdown.Escape("****", 3).ShouldBe(@"\*\*…");

    [Fact]
    public void Whatever_is_written_every_sign_of_markup_is_made_harmless() => Prop.ForAll<NonNull<string>, PositiveInt>((text, length) =>
    {
        var escaped = DiscordMarkdown.Escape(text.Get, length.Get);
        var left = escaped.Replace(@"\\", "", StringComparison.Ordinal);
        for (var i = 0; i < left.Length; i++)
        {
            if ("*_~`|<>[]@#".Contains(left[i]))
            {
                i.ShouldBeGreaterThan(0);
                left[i - 1].ShouldBe('\\');
            }
        }

        escaped.ShouldNotContain('\n');
        escaped.Length.ShouldBeLessThanOrEqualTo(2 * length.Get);
    }).QuickCheckThrowOnFailure();
}
