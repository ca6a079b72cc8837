using System.Globalization;
using NewsBot.Core.Setup;

namespace NewsBot.Doctor;

/// <summary>Makes findings.</summary>
internal static class Finding
{
    private const int MostListed = 5;

    /// <summary>Something that is as it should be.</summary>
    public static SetupFinding Good(string text) => new(IsGood: true, text);

    /// <summary>Something that is not; the text tells what to do.</summary>
    public static SetupFinding Wrong(string text) => new(IsGood: false, text);

    /// <summary>Something to know.</summary>
    public static SetupFinding Note(string text) => new(IsGood: null, text);

    /// <summary>The first of many things that are wrong, and how many more there are.</summary>
    public static IEnumerable<SetupFinding> FirstWrong(IReadOnlyCollection<string> texts)
    {
        foreach (var text in texts.Take(MostListed))
        {
            yield return Wrong(text);
        }

        if (texts.Count > MostListed)
        {
            yield return Wrong(string.Create(CultureInfo.InvariantCulture, $"{texts.Count - MostListed} more of this kind."));
        }
    }
}
