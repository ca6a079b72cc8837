using System.Reflection;

namespace NewsBot.Storage;

/// <summary>What makes a schema of a database: the files <c>Schema/NNNN.sql</c> beside the code that runs them, in order.</summary>
internal static class SchemaSteps
{
    /// <summary>The statements of each step, first step first.</summary>
    /// <param name="database">Which database they are for: the name of the folder.</param>
    public static string[] Of(string database) =>
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith($"{database}/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Read),
    ];

    private static string Read(string step)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(step)!);
        return reader.ReadToEnd();
    }
}
