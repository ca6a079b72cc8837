using System.Buffers;

namespace NewsBot.CommandLine;

/// <summary>Writes the arguments of a suggested command so that it can be copied into a shell.</summary>
internal static class ShellWord
{
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/._-+:,@" + (OperatingSystem.IsWindows() ? "\\" : ""));

    /// <summary>The argument as it must be typed: as it is where no shell takes it for anything else, else in quotes.</summary>
    public static string Quote(string argument)
    {
        if (argument.Length > 0 && !argument.AsSpan().ContainsAnyExcept(Plain))
        {
            return argument;
        }

        // Windows has no quotes in the names of files; in a POSIX shell nothing but a quote ends a quoted word.
        return OperatingSystem.IsWindows() ? $"\"{argument}\"" : $"'{argument.Replace("'", @"'\''", StringComparison.Ordinal)}'";
    }
}
