using System.Diagnostics;
using NewsBot.Slack.Server;

namespace NewsBot.Slack.Tests.Bolt;

/// <summary>A bot written with Slack's own library (<c>bot.js</c> beside this file), run by Node.js.</summary>
internal sealed class BoltBot : IDisposable
{
    private readonly Process _process;

    private BoltBot(Process process) => _process = process;

    /// <summary>Why it cannot be run here; null where it can.</summary>
    public static string? Missing =>
        Node is null ? "Node.js (node) is not installed"
        : Folder is null ? "@slack/bolt is not installed (npm ci in tests/NewsBot.Slack.Tests/Bolt)"
        : null;

    private static string? Node { get; } = Find(OperatingSystem.IsWindows() ? "node.exe" : "node");

    private static string? Folder { get; } = FindFolder();

    /// <summary>Starts the bot and waits until it is connected.</summary>
    public static async Task<BoltBot> StartAsync(SlackServer server, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Node!, "bot.js")
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["SLACK_API_URL"] = server.ApiBaseUrl.ToString();
        start.Environment["SLACK_APP_TOKEN"] = Workspace.AppToken;
        start.Environment["SLACK_BOT_TOKEN"] = Workspace.BotToken;
        var bot = new BoltBot(Process.Start(start)!);
        var errors = bot._process.StandardError.ReadToEndAsync(cancellationToken);
        while (await bot._process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line == "ready")
            {
                return bot;
            }
        }

        bot.Dispose();
        throw new InvalidOperationException($"The bot ended: {await errors}");
    }

    public void Dispose()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended.
        }

        _process.Dispose();
    }

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    // The packages are installed beside the sources, not beside the built tests.
    private static string? FindFolder()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var candidate = Path.Combine(folder, "Bolt");
            if (Directory.Exists(Path.Combine(candidate, "node_modules", "@slack", "bolt")))
            {
                return candidate;
            }
        }

        return null;
    }
}
