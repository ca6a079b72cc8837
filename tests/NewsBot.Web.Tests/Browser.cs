using System.Collections.Concurrent;
using Microsoft.Playwright;
using NewsBot.Tests.Hosting;
using NewsBot.Tests.Infrastructure;

namespace NewsBot.Web.Tests;

/// <summary>A running bot, and Chromium to look at it with; one of each for the tests of a class.</summary>
public sealed class Browser : IAsyncLifetime
{
    /// <summary>The admin key of the bot.</summary>
    public const string Key = "a key that nobody guesses";

    private static readonly string[] Programs = OperatingSystem.IsWindows() ? ["chrome.exe"] : ["chromium", "chromium-browser", "google-chrome"];

    private readonly TempFolder _folder = new();
    private RunningBot? _bot;
    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    private static string? Chromium { get; } = Programs
        .SelectMany(program => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, program)))
        .FirstOrDefault(File.Exists);

    /// <summary>Where the bot is.</summary>
    public Uri Address => _bot!.Http.BaseAddress!;

    /// <summary>Adds a document.</summary>
    public void Write(string name, string text) => _folder.Write($"news/{name}", text);

    /// <summary>Opens a window that remembers nothing of others.</summary>
    /// <param name="how">What is special about it.</param>
    public async Task<Window> OpenAsync(BrowserNewContextOptions? how = null)
    {
        Assert.SkipWhen(Chromium is null, "Chromium is not installed");
        var options = how ?? new BrowserNewContextOptions();
        options.BaseURL = Address.ToString();
        var page = await (await _chromium!.NewContextAsync(options)).NewPageAsync();
        return new Window(page);
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (Chromium is null)
        {
            return;
        }

        Write("2021/ferry-plan.md", News.FerryPlan + string.Concat(Enumerable.Range(1, 60).Select(day => $"\n\nOn day {day} the shipyard painted plank {day}.\n")));
        Write("2021/ferry-delay.md", News.FerryDelay);
        Write("comet.md", $"""
            {News.Comet}

            {string.Join("\n\n", Enumerable.Range(1, 80).Select(night => $"In night {night} the observatory counted {night * 7} meteors."))}

            The observatory closed its dome for repairs on 9 June 2021.
            """);
        Write("hostile.md", """
            ---
            title: "<script>document.title='broken into'</script><img src=x onerror=alert(1)>"
            publisher: "</title><b>Bold</b>"
            url: "https://evil.example/\"onmouseover=\"alert(2)"
            published: 2021-05-01
            ---
            The zeppelin of Oskarsund carries <script>alert(3)</script> forty sacks of <img src=x onerror=alert(4)> flour.
            """);
        _bot = await RunningBot.StartAsync(_folder.Path, TestContext.Current.CancellationToken, $"--Web:AdminKey={Key}", "--Knowledge:Watch=false");
        _playwright = await Playwright.CreateAsync();

        // Chromium refuses to shut itself in where root runs it.
        _chromium = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, ChromiumSandbox = !string.Equals(Environment.UserName, "root", StringComparison.Ordinal) });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null)
        {
            await _chromium.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_bot is not null)
        {
            await _bot.DisposeAsync();
        }

        _folder.Dispose();
    }
}

/// <summary>A window of the browser that keeps what was complained about in it.</summary>
public sealed class Window : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _complaints = new();

    internal Window(IPage page)
    {
        Page = page;
        page.Console += (_, message) => _complaints.Enqueue(message.Text);
        page.PageError += (_, error) => _complaints.Enqueue(error);
        page.Dialog += (_, dialog) => _complaints.Enqueue($"A dialog: {dialog.Message}");
    }

    /// <summary>The window.</summary>
    public IPage Page { get; }

    /// <summary>What the console, the policy or a script said.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
