namespace NewsBot.Settings;

/// <summary>Where the program is at home, wherever it is started from.</summary>
internal static class Home
{
    private const string SourceTreeMark = "NewsBot.sln";

    /// <summary>
    /// The nearest folder at or above the program's own that holds the source tree's solution file, so that a program built
    /// and run from its sources uses their settings and documents; else the program's own folder.
    /// </summary>
    /// <param name="programFolder">The folder the program is in.</param>
    public static string Find(string programFolder)
    {
        for (var folder = new DirectoryInfo(programFolder); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, SourceTreeMark)))
            {
                return folder.FullName;
            }
        }

        return Path.GetFullPath(programFolder);
    }
}
