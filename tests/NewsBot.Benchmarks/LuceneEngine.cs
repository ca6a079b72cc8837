using System.Diagnostics;
using System.Globalization;

namespace NewsBot.Benchmarks;

/// <summary>Lucene 8 as Debian packages it, run by a small Java program that is compiled here and now.</summary>
internal static class LuceneEngine
{
    private const string Jars = "/usr/share/java";

    /// <summary>Indexes the passages and asks the questions.</summary>
    /// <returns>Seconds of indexing and milliseconds of each question; null, after saying why, where Lucene or Java is missing.</returns>
    public static async Task<(double IndexSeconds, Timings Searches)?> RunAsync(
        string work, IEnumerable<string> passages, IReadOnlyList<Question> questions, int warmups, int rounds)
    {
        string?[] jars = [FindJar("lucene-core"), FindJar("lucene-analyzers-common")];
        if (jars.Contains(null))
        {
            Console.WriteLine($"Lucene is left out: no lucene-core and lucene-analyzers-common in {Jars} (Debian: liblucene8-java).");
            return null;
        }

        Directory.CreateDirectory(work);
        var (passageFile, questionFile) = (Path.Combine(work, "passages.txt"), Path.Combine(work, "questions.txt"));
        await File.WriteAllLinesAsync(passageFile, passages);
        await File.WriteAllLinesAsync(questionFile, questions.Select(question => string.Join(' ', question.Words)));
        var classes = string.Join(Path.PathSeparator, [work, .. jars]);
        try
        {
            await RunAsync("javac", ["-cp", classes, "-d", work, Path.Combine(AppContext.BaseDirectory, "LuceneEngine.java")]);
            var output = await RunAsync(
                "java", ["-cp", classes, "LuceneEngine", passageFile, questionFile, Path.Combine(work, "index"), $"{warmups}", $"{rounds}"]);
            var values = output.ToLookup(line => line.Split(' ')[0], line => double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));
            return (values["index"].Single(), new(values["search"]));
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            Console.WriteLine($"Lucene is left out: no Java Development Kit ({e.Message}).");
            return null;
        }
    }

    private static string? FindJar(string name) =>
        Directory.Exists(Jars) ? Directory.EnumerateFiles(Jars, $"{name}-8*.jar").Order(StringComparer.Ordinal).LastOrDefault() : null;

    private static async Task<string[]> RunAsync(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            : throw new InvalidOperationException($"{program} failed with {process.ExitCode}.");
    }
}
