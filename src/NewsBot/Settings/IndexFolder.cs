using System.Globalization;
using System.Text;

namespace NewsBot.Settings;

/// <summary>Where the index of a knowledge folder is kept: every folder has its own, so that asking one leaves the others alone.</summary>
internal static class IndexFolder
{
    private const int LongestName = 40;
    private const string Published = "published";

    /// <summary>The folder under <paramref name="dataDirectory"/>: the knowledge folder's name for people, a hash of its whole path for certainty.</summary>
    /// <param name="dataDirectory">The folder for what the program makes.</param>
    /// <param name="knowledgeDirectory">The absolute path of the documents; empty for what other replicas publish.</param>
    public static string For(string dataDirectory, string knowledgeDirectory)
    {
        var path = Path.TrimEndingDirectorySeparator(knowledgeDirectory);
        return Path.Combine(dataDirectory, "index", path.Length == 0 ? Published : $"{Readable(Path.GetFileName(path))}-{Hash(path).ToString("x16", CultureInfo.InvariantCulture)}");
    }

    private static string Readable(string name)
    {
        var readable = new StringBuilder(LongestName);
        foreach (var c in name.AsSpan(0, Math.Min(name.Length, LongestName)))
        {
            readable.Append(char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-');
        }

        return readable.ToString();
    }

    // FNV-1a, 64 bits (Fowler, Noll, Vo): the same on every machine and run, which string.GetHashCode is not.
    private static ulong Hash(string text)
    {
        var hash = 14695981039346656037;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 1099511628211;
        }

        return hash;
    }
}
