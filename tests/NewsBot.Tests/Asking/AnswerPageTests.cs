using NewsBot.Asking;
using NewsBot.Core.Answers;
using NewsBot.Output;
using NewsBot.Tests.Infrastructure;

namespace NewsBot.Tests.Asking;

public sealed class AnswerPageTests
{
    public static TheoryData<string> Renderings => ["full", "short", "abstained", "hostile", "wide"];

    [Theory]
    [MemberData(nameof(Renderings))]
    public void Is_readable_at_80_columns_without_colours(string name) =>
        Expectation.ShouldMatch(Print(name, hasColours: false), $"AnswerPage/{name}.txt");

    [Theory]
    [MemberData(nameof(Renderings))]
    public void Colours_add_nothing_but_colour_sequences(string name)
    {
        var coloured = Print(name, hasColours: true);

        Expectation.ShouldMatch(coloured.Replace("\u001b", "<ESC>", StringComparison.Ordinal), $"AnswerPage/{name}.colours.txt");
        WithoutColours(coloured).ShouldBe(Print(name, hasColours: false));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(33)]
    [InlineData(80)]
    [InlineData(200)]
    public void No_line_but_an_address_is_wider_than_the_terminal(int width)
    {
        foreach (var name in Renderings)
        {
            foreach (var line in AnswerPage.Render(Named(name), width))
            {
                var text = string.Concat(line.Segments.Select(segment => segment.Text));
                if (!text.Contains("https://", StringComparison.Ordinal))
                {
                    CellWidth.Of(text).ShouldBeLessThanOrEqualTo(Math.Max(20, width), text);
                }
            }
        }
    }

    [Fact]
    public void Control_characters_and_direction_marks_never_reach_the_terminal()
    {
        var printed = Print("hostile", hasColours: false);

        printed.ShouldAllBe(c => c == '\n' || c == '\r' || !char.IsControl(c));
        printed.ShouldNotContain('\u202E');
        printed.ShouldNotContain('\u2066');
        printed.ShouldNotContain('\u200F');
        printed.ShouldContain("[bold]not bold[/]");
    }

    private static VerifiedAnswer Named(string name) => name switch
    {
        "full" => Answers.Full,
        "short" => Answers.Short,
        "abstained" => Answers.Abstained,
        "hostile" => Answers.Hostile,
        "wide" => Answers.Wide,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such answer."),
    };

    private static string Print(string name, bool hasColours)
    {
        using var output = new StringWriter();
        var terminal = new Terminal { In = Stream.Null, Out = output, Error = TextWriter.Null, HasColours = hasColours };
        terminal.Write(AnswerPage.Render(Named(name), terminal.Width));
        return output.ToString();
    }

    // Only "select graphic rendition" is taken away: any other sequence would be left and make the texts differ.
    private static string WithoutColours(string text) =>
        System.Text.RegularExpressions.Regex.Replace(text, "\u001b\\[[0-9;]*m", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
}
