using NewsBot.Settings;

namespace NewsBot.Tests.Infrastructure;

/// <summary>Compares output with a file of the Expectations folder, one reviewable file for each rendering.</summary>
internal static class Expectation
{
    // Set to 1 to write what is there now into the files, then review the difference.
    private const string UpdateVariable = "UPDATE_EXPECTATIONS";

    public static void ShouldMatch(string actual, string name)
    {
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            var source = Path.Combine(Home.Find(AppContext.BaseDirectory), "tests", "NewsBot.Tests", "Expectations", name);
            Directory.CreateDirectory(Path.GetDirectoryName(source)!);
            File.WriteAllText(source, actual.ReplaceLineEndings("\n"));
            return;
        }

        var expected = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Expectations", name));
        actual.ReplaceLineEndings("\n").ShouldBe(expected.ReplaceLineEndings("\n"));
    }
}
