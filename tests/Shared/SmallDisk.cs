using System.ComponentModel;
using System.Diagnostics;

namespace NewsBot.Tests.Shared;

/// <summary>A folder that is a disk of its own, of a few megabytes, to the programs that are started with it, and to nobody else.</summary>
internal static class SmallDisk
{
    // Some account that is not root: the one that runs the tests, by another name.
    private static readonly string[] AsAnybody = ["unshare", "--user", "--map-user=1000", "--map-group=1000"];
    private static readonly string[] AsRoot = ["unshare", "--user", "--map-root-user", "--mount"];

    /// <summary>Whether the system lets this account mount such a disk.</summary>
    public static bool CanMount { get; } = OperatingSystem.IsLinux() && Try(With(Path.GetTempPath(), megabytes: 1, "true"));

    /// <summary>Whether a program that has such a disk can be started so that it does not know that root runs it.</summary>
    public static bool CanMountWithoutRoot { get; } = CanMount && Try(With(Path.GetTempPath(), megabytes: 1, WithoutRoot("true")));

    /// <summary>A command line by which a program runs with such a disk.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="megabytes">How large the disk is.</param>
    /// <param name="command">The program and its arguments.</param>
    public static string[] With(string folder, int megabytes, params IEnumerable<string> command) =>
        [.. AsRoot, "sh", "-c", $"mount -t tmpfs -o size={megabytes}m tmpfs \"$0\" && exec \"$@\"", folder, .. command];

    /// <summary>A command line by which a program does not know that root runs it.</summary>
    public static string[] WithoutRoot(params IEnumerable<string> command) => [.. AsAnybody, .. command];

    private static bool Try(string[] command)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
