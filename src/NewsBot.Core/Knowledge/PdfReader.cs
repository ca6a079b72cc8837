using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace NewsBot.Core.Knowledge;

/// <summary>Reads PDF documents with the program <c>pdftotext</c> of Poppler, where it is installed.</summary>
internal static class PdfReader
{
    private const string Program = "pdftotext";
    private const int MostCharacters = 20_000_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Reads a document.</summary>
    /// <exception cref="UnreadableException">It is no PDF, holds no text, takes too long, or the program is missing.</exception>
    public static Draft Read(ReadOnlyMemory<byte> content) => Read(content, FindProgram());

    internal static Draft Read(ReadOnlyMemory<byte> content, string? program)
    {
        if (!content.Span.StartsWith("%PDF-"u8))
        {
            throw new UnreadableException("The file is no PDF document.", "Give it the ending of its format, or remove it.");
        }

        if (program is null)
        {
            throw new UnreadableException(
                "Reading PDF documents needs the program pdftotext, and it is not installed.",
                "Install Poppler (the package is called poppler-utils or poppler), or save the document as text.");
        }

        var text = Convert(content, program).GetAwaiter().GetResult();
        return new Draft(new Metadata(), LineWrap.Split(PlainTextReader.Read(text, 1)));
    }

    private static async Task<string> Convert(ReadOnlyMemory<byte> content, string program)
    {
        // The bytes already read go in by standard input: the program is given no path, so no name of a file can mislead it.
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, ["-q", "-enc", "UTF-8", "-eol", "unix", "-", "-"])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = Encoding.UTF8,
                UseShellExecute = false,
            },
        };
        using var timeout = new CancellationTokenSource(Patience);
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            throw new UnreadableException($"The program pdftotext cannot be started: {e.Message}", "Install Poppler again.");
        }

        try
        {
            var input = Send(process.StandardInput.BaseStream, content, timeout.Token);
            var errors = process.StandardError.ReadToEndAsync(timeout.Token);
            var text = await ReadText(process.StandardOutput, timeout.Token);
            await input;
            await process.WaitForExitAsync(timeout.Token);
            return process.ExitCode == 0
                ? text
                : throw new UnreadableException(
                    $"The PDF document cannot be read: {TextCleaner.Clean(await errors)}",
                    "Open it to see whether it is damaged or protected by a password.");
        }
        catch (OperationCanceledException)
        {
            throw new UnreadableException(
                $"Reading the PDF document took longer than {Patience.TotalSeconds} seconds.", "Save the document as text.");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static async Task Send(Stream input, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        try
        {
            await using (input)
            {
                await input.WriteAsync(content, cancellation);
            }
        }
        catch (IOException)
        {
            // It stopped reading; its exit code and its message say why.
        }
    }

    private static async Task<string> ReadText(StreamReader output, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        var buffer = new char[32 * 1024];
        while (await output.ReadAsync(buffer, cancellation) is > 0 and var read)
        {
            text.Append(buffer, 0, read);
            if (text.Length > MostCharacters)
            {
                throw new UnreadableException("The PDF document holds more text than any article.", "Split it into one file per article.");
            }
        }

        // A page ends with a form feed, and a paragraph with its page.
        return text.Replace("\f", "\n").ToString();
    }

    // Only what PATH names: never a program of that name that lies in the current folder.
    internal static string? FindProgram()
    {
        var name = OperatingSystem.IsWindows() ? Program + ".exe" : Program;
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        {
            if (Path.IsPathFullyQualified(folder) && File.Exists(Path.Combine(folder, name)))
            {
                return Path.Combine(folder, name);
            }
        }

        return null;
    }
}
