namespace NewsBot.CommandLine;

/// <summary>What the program ends with: a public contract.</summary>
internal static class ExitCode
{
    /// <summary>Done; saying that the documents do not say counts as done.</summary>
    public const int Done = 0;

    /// <summary>Something failed, or part of what was asked for did.</summary>
    public const int Failed = 1;

    /// <summary>The command line, or a question on it, cannot be understood.</summary>
    public const int BadUsage = 2;

    /// <summary>Stopped by Ctrl+C, as shells count it: 128 and the signal's number.</summary>
    public const int Cancelled = 130;
}
