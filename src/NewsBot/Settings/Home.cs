namespace NewsBot.Settings;

/// <summary>Where the program is at home, wherever it is started from.</summary>
internal static class Home
{
    private const string SourceTreeMark = "NewsBot.sln";

    // Where the SDK puts what it builds, and, unless it is told of another folder, what it publishes.
    private const string BuildFolder = "bin";
    private const string PublishFolder = "publish";

    /// <summary>
    /// The folder of the source tree's solution file for a program that is run as it was built there, so that it uses the
    /// tree's settings and documents; else the program's own folder, also where it was published to one inside the tree.
    /// </summary>
    /// <param name="programFolder">The folder the program is in.</param>
    public static string Find(string programFolder)
    {
        var own = new DirectoryInfo(Path.TrimEndingDirectorySeparator(Path.GetFullPath(programFolder)));
        var isBuilt = false;
        for (var folder = own; folder is not null && own.Name != PublishFolder; folder = folder.Parent)
        {
            isBuilt |= folder.Name == BuildFolder;
            if (isBuilt && File.Exists(Path.Combine(folder.FullName, SourceTreeMark)))
            {
                return folder.FullName;
            }
        }

        return own.FullName;
    }
}
