using System.Text;

namespace NewsBot.Output;

/// <summary>Where the program reads from and writes to. Results go to standard output, everything else to standard error.</summary>
internal sealed class Terminal
{
    private const int UsualWidth = 80;

    /// <summary>Standard input.</summary>
    public required Stream In { get; init; }

    /// <summary>Standard output: results alone.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Standard error: messages and progress.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Columns of the terminal; 80 where output goes elsewhere.</summary>
    public int Width { get; init; } = UsualWidth;

    /// <summary>Whether results are shown in colours.</summary>
    public bool HasColours { get; init; }

    /// <summary>Whether a person watches standard error on a terminal that progress can be drawn on.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>The terminal, pipes or files this process was started with.</summary>
    public static Terminal OfProcess()
    {
        // JSON and quotes are UTF-8 whatever the system's code page.
        if (OperatingSystem.IsWindows())
        {
            Console.OutputEncoding = Encoding.UTF8;
        }

        var toTerminal = !Console.IsOutputRedirected;
        var allowsColours = AllowsColours(Environment.GetEnvironmentVariable);
        return new Terminal
        {
            In = Console.OpenStandardInput(),
            Out = new StreamWriter(Console.OpenStandardOutput(), Utf8, bufferSize: 16 * 1024),
            Error = new StreamWriter(Console.OpenStandardError(), Utf8) { AutoFlush = true },
            Width = toTerminal && Console.WindowWidth > 0 ? Console.WindowWidth : UsualWidth,
            HasColours = toTerminal && allowsColours && ColouredText.IsSupported(),
            ShowsProgress = !Console.IsErrorRedirected && allowsColours,
        };
    }

    /// <summary>Whether the environment allows colours: NO_COLOR (no-color.org) is not set and the terminal is not a dumb one.</summary>
    internal static bool AllowsColours(Func<string, string?> environment) =>
        string.IsNullOrEmpty(environment("NO_COLOR")) && environment("TERM") is not "dumb";

    private static UTF8Encoding Utf8 { get; } = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes lines to standard output.</summary>
    public void Write(IReadOnlyList<StyledLine> lines)
    {
        if (HasColours)
        {
            ColouredText.Write(Out, lines);
        }
        else
        {
            foreach (var line in lines)
            {
                foreach (var segment in line.Segments)
                {
                    Out.Write(segment.Text);
                }

                Out.WriteLine();
            }
        }

        Out.Flush();
    }

    /// <summary>Writes one message to standard error.</summary>
    public void Warn(string message) => Error.WriteLine(SafeText.Clean(message));
}
