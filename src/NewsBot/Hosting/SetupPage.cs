using NewsBot.CommandLine;
using NewsBot.Core.Setup;
using NewsBot.Output;

namespace NewsBot.Hosting;

/// <summary>Shows an operator what was found out about how the bot is set up.</summary>
internal static class SetupPage
{
    /// <summary>Writes a line for each finding.</summary>
    /// <returns>The exit code: failed where something is not as it should be.</returns>
    public static int Write(Terminal terminal, IReadOnlyList<SetupFinding> findings)
    {
        foreach (var finding in findings)
        {
            var mark = finding.IsGood switch { true => "ok   ", false => "WRONG", null => "     " };
            terminal.Out.WriteLine(SafeText.Clean($"{mark}  {finding.Text}"));
        }

        return findings.Any(finding => finding.IsGood is false) ? ExitCode.Failed : ExitCode.Done;
    }
}
