namespace NewsBot.Core.Language;

/// <summary>The word lists that questions are read with. Each is read when first used.</summary>
public static class WordLists
{
    /// <summary>
    /// Reads the lists now. A program that is about to be asked calls this on another thread while it opens the knowledge.
    /// </summary>
    public static void Load()
    {
        const string Sample = "Who won the vote in Norway?";
        NameFinder.Find(Sample, new TextSpan(0, Sample.Length));
        Gazetteer.CountryOf("Norway");
        Synonyms.Of("vote");
        StemList.LightWords.Contains("vote");
        StemList.EventVerbs.Contains("vote");
    }
}
