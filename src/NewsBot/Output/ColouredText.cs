using Spectre.Console;
using Spectre.Console.Rendering;
using SpectreSegment = Spectre.Console.Rendering.Segment;

namespace NewsBot.Output;

/// <summary>Writes lines with colours. The only place that says which colour a style has.</summary>
internal static class ColouredText
{
    /// <summary>Whether the terminal understands ANSI sequences. On Windows, asking also switches them on.</summary>
    public static bool IsSupported() => !OperatingSystem.IsWindows() || AnsiConsole.Profile.Capabilities.Ansi;

    /// <summary>Writes the lines with ANSI sequences.</summary>
    public static void Write(TextWriter writer, IReadOnlyList<StyledLine> lines)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Write(new Lines(lines));
    }

    private static Style StyleOf(TextStyle style) => style switch
    {
        TextStyle.Strong => new Style(decoration: Decoration.Bold),
        TextStyle.Muted => new Style(foreground: Color.Grey),
        TextStyle.Good => new Style(foreground: Color.Green, decoration: Decoration.Bold),
        TextStyle.Caution => new Style(foreground: Color.Olive, decoration: Decoration.Bold),
        TextStyle.Bad => new Style(foreground: Color.Maroon, decoration: Decoration.Bold),
        _ => Style.Plain,
    };

    // Already wrapped, so it is handed over segment by segment; what a segment holds is never read as markup.
    private sealed class Lines(IReadOnlyList<StyledLine> lines) : Renderable
    {
        protected override IEnumerable<SpectreSegment> Render(RenderOptions options, int maxWidth)
        {
            foreach (var line in lines)
            {
                foreach (var segment in line.Segments)
                {
                    yield return new SpectreSegment(segment.Text, StyleOf(segment.Style));
                }

                yield return SpectreSegment.LineBreak;
            }
        }
    }
}
