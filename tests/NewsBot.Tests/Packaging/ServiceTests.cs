using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using NewsBot.Settings;
using NewsBot.Tests.Infrastructure;

namespace NewsBot.Tests.Packaging;

/// <summary>The unit that systemd runs the bot by.</summary>
public sealed class ServiceTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _unit = File.ReadAllText(Path.Combine(Home.Find(AppContext.BaseDirectory), "src", "NewsBot", "Packaging", "newsbot.service"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Systemd_understands_the_unit()
    {
        // Where the program is installed is none of this machine's business; it need only be one.
        var unit = _folder.Write("newsbot.service", _unit.Replace("/opt/newsbot/NewsBot", Environment.ProcessPath, StringComparison.Ordinal));

        var (exitCode, said) = await AnalyzeAsync("verify", unit);

        said.ShouldBe("");
        exitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Systemd_understands_the_unit_as_a_template_for_replicas()
    {
        var unit = _folder.Write("newsbot@.service", _unit.Replace("/opt/newsbot/NewsBot", Environment.ProcessPath, StringComparison.Ordinal));
        var packaging = Path.Combine(Home.Find(AppContext.BaseDirectory), "src", "NewsBot", "Packaging");
        _folder.Write(Path.Combine("newsbot@.service.d", "replica.conf"), await File.ReadAllTextAsync(Path.Combine(packaging, "replica.conf"), Cancellation));

        var (exitCode, said) = await AnalyzeAsync("verify", unit.Replace("@", "@2", StringComparison.Ordinal));

        said.ShouldBe("");
        exitCode.ShouldBe(0);
    }

    [Fact]
    public async Task The_service_may_do_little()
    {
        var unit = _folder.Write("newsbot.service", _unit);

        // Out of 100; systemd calls what is below 50 "OK".
        var (exitCode, said) = await AnalyzeAsync("security", "--offline=true", "--threshold=15", "--no-pager", unit);

        exitCode.ShouldBe(0, said);
    }

    [Fact]
    public void The_service_is_not_ended_before_it_has_drained_however_long_that_is_set_to_take() =>
        int.Parse(_unit.Split('\n').Single(line => line.StartsWith("TimeoutStopSec=", StringComparison.Ordinal))["TimeoutStopSec=".Length..], CultureInfo.InvariantCulture)
            .ShouldBeGreaterThan((int)LimitSettings.LongestDrain.TotalSeconds);

    private static async Task<(int ExitCode, string Said)> AnalyzeAsync(params string[] arguments)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo("systemd-analyze", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false },
        };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            Assert.Skip("systemd-analyze (Debian's package systemd) is not installed.");
        }

        var output = process.StandardOutput.ReadToEndAsync(Cancellation);
        var error = process.StandardError.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        return (process.ExitCode, await output + await error);
    }
}
