using System.Diagnostics;
using NewsBot.Settings;

namespace NewsBot.Tests.Infrastructure;

/// <summary>Runs the built program as a process of its own.</summary>
internal static class ProgramDriver
{
    private static readonly TimeSpan Hung = TimeSpan.FromMinutes(2);
    private static readonly string Dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>The program as built, in its own folder: the tests' holds no library that the web framework brings them.</summary>
    public static string Program { get; } = Path.Combine(
        Home.Find(AppContext.BaseDirectory), "src", "NewsBot", Path.GetRelativePath(Path.Combine(AppContext.BaseDirectory, "..", "..", ".."), AppContext.BaseDirectory), "NewsBot.dll");

    /// <summary>Starts the program.</summary>
    public static Process Start(string program, string directory, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        Start(directory, environment, [Dotnet, "exec", program, .. arguments]);

    /// <summary>
    /// Starts the program with a folder that is a disk of its own, of a few megabytes, on which its standard output is written too.
    /// Others see that disk below <c>/proc/ID/root</c> for as long as the program runs.
    /// </summary>
    public static Process StartWithSmallDisk(string disk, int megabytes, string directory, params string[] arguments) => Start(
        directory,
        new Dictionary<string, string>(),
        SmallDisk.With(disk, megabytes, ["sh", "-c", "exec \"$@\" > \"$0/output.log\"", disk, Dotnet, "exec", Program, .. arguments]));

    private static Process Start(string directory, IReadOnlyDictionary<string, string> environment, string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Runs the program to its end, with nothing on standard input.</summary>
    public static async Task<Finished> RunAsync(string directory, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var process = Start(Program, directory, environment, arguments);
        process.StandardInput.Close();
        return await FinishAsync(process);
    }

    /// <summary>Waits for the end of a program.</summary>
    public static async Task<Finished> FinishAsync(Process process)
    {
        using var hung = new CancellationTokenSource(Hung);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(hung.Token);
            var error = process.StandardError.ReadToEndAsync(hung.Token);
            await process.WaitForExitAsync(hung.Token);
            return new Finished(process.ExitCode, (await output).ReplaceLineEndings("\n"), (await error).ReplaceLineEndings("\n"));
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
