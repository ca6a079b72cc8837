namespace NewsBot.Core.Language;

/// <summary>The word lists that ship inside the program.</summary>
internal static class LanguageData
{
    /// <summary>The lines of a list, without comments and blank lines.</summary>
    /// <param name="file">Name of a file in <c>Language/Data</c>.</param>
    public static IEnumerable<string> Lines(string file)
    {
        using var stream = typeof(LanguageData).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"The list {file} is missing from the program.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }
}
