using FsCheck;
using FsCheck.Fluent;
using NewsBot.Output;

namespace NewsBot.Tests.Output;

public sealed class PageTests
{
    [Theory]
    [InlineData("one two three", "one two three")]
    [InlineData("a sentence that is a little longer", "a sentence that is a|little longer")]
    [InlineData("  spaces   within ", "spaces within")]
    [InlineData("", "")]
    [InlineData("exactlytwentyletters next", "exactlytwentyletters|next")]
    [InlineData("longerthantwentyletters next", "longerthantwentylett|ers next")]
    public void Text_is_broken_at_spaces_and_only_a_word_too_wide_is_cut(string text, string lines) =>
        Lines(20, page => page.Text("", "", text)).ShouldBe(lines.Split('|'));

    [Fact]
    public void Lines_begin_with_their_indent() =>
        Lines(20, page => page.Text("- ", "  ", "a sentence that is a little longer")).ShouldBe(["- a sentence that is", "  a little longer"]);

    [Fact]
    public void Pieces_without_a_space_between_them_stay_together() =>
        Lines(20, page => page.Text("", "", "he said nothing at ", "all", new Segment("[1]", TextStyle.Muted)))
            .ShouldBe(["he said nothing at", "all[1]"]);

    [Fact]
    public void A_gap_is_one_empty_line_however_often_it_is_asked_for() =>
        Lines(20, page =>
        {
            page.Gap();
            page.Text("", "", "a");
            page.Gap();
            page.Gap();
            page.Heading("b");
        }).ShouldBe(["a", "", "b"]);

    [Fact]
    public void No_letter_is_lost_and_no_line_too_wide() => Prop.ForAll<string, int>((text, width) =>
    {
        var columns = 20 + (Math.Abs(width) % 100);
        var lines = Lines(columns, page => page.Text("> ", "  ", text ?? ""));
        var kept = string.Concat(lines.Select((line, i) => line[2..])).Replace(" ", "", StringComparison.Ordinal);
        return kept == SafeText.Clean(text ?? "").Replace(" ", "", StringComparison.Ordinal) && lines.All(line => CellWidth.Of(line) <= columns);
    }).QuickCheckThrowOnFailure();

    private static List<string> Lines(int width, Action<Page> write)
    {
        var page = new Page(width);
        write(page);
        return [.. page.Lines.Select(line => string.Concat(line.Segments.Select(segment => segment.Text)))];
    }
}
