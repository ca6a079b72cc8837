namespace NewsBot.Core.Language;

/// <summary>The word lists that ship inside the program.</summary>
internal static class LanguageData
{
    /// <summary>Reads a list. Lines that begin with <c>#</c> are comments.</summary>
    /// <param name="file">Name of a file in <c>Language/Data</c>.</param>
    public static string Read(string file)
    {
        using var stream = typeof(LanguageData).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"The list {file} is missing from the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
