namespace NewsBot.Tests.Shared;

/// <summary>Compares output with a file of the project's Expectations folder, one reviewable file for each rendering.</summary>
internal static class Expectation
{
    // Set to 1 to write what is there now into the files, then review the difference.
    private const string UpdateVariable = "UPDATE_EXPECTATIONS";

    public static void ShouldMatch(string actual, string name)
    {
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            var source = Path.Combine(ProjectFolder(), "Expectations", name);
            Directory.CreateDirectory(Path.GetDirectoryName(source)!);
            File.WriteAllText(source, actual.ReplaceLineEndings("\n"));
            return;
        }

        var expected = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Expectations", name));
        actual.ReplaceLineEndings("\n").ShouldBe(expected.ReplaceLineEndings("\n"));
    }

    private static string ProjectFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder.GetFiles("*.csproj").Length == 0)
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests do not run beside their sources.");
        }

        return folder.FullName;
    }
}
