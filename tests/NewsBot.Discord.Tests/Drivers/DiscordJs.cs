using System.Diagnostics;

namespace NewsBot.Discord.Tests.Drivers;

/// <summary>The conversation held by discord.js, as a process of Node.js.</summary>
internal sealed class DiscordJs : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private DiscordJs(Process process) => _process = process;

    /// <summary>Why it cannot be run on this machine; null if it can.</summary>
    public static string? Missing
    {
        get
        {
            if (!Path.Exists(Path.Combine(Folder, "node_modules", "discord.js")))
            {
                return $"discord.js is not installed; run \"npm ci\" in {Folder}";
            }

            var folders = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
            return folders.Any(folder => File.Exists(Path.Combine(folder, Program))) ? null : "Node.js is not installed";
        }
    }

    private static string Program => OperatingSystem.IsWindows() ? "node.exe" : "node";

    // The packages are installed beside the sources, not beside the built tests.
    private static string Folder { get; } = FindFolder();

    /// <summary>Starts it and waits until it listens.</summary>
    public static async Task<DiscordJs> StartAsync(Uri api, string token)
    {
        var start = new ProcessStartInfo(Program, ["conversation.js", api.AbsoluteUri, token])
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var client = new DiscordJs(Process.Start(start)!);
        var line = await client._process.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        return line == "ready" ? client : throw new InvalidOperationException($"discord.js did not get ready: {await client.EndAsync()}");
    }

    /// <summary>Waits until it has left.</summary>
    /// <returns>What it complained of; empty if it ended well.</returns>
    public async Task<string> EndAsync()
    {
        var complaints = await _process.StandardError.ReadToEndAsync().WaitAsync(Patience);
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode == 0 ? complaints : $"exit code {_process.ExitCode}: {complaints}";
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static string FindFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Path.Exists(Path.Combine(folder.FullName, "NewsBot.Discord.Tests.csproj")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? AppContext.BaseDirectory, "Server", "discord.js");
    }
}
