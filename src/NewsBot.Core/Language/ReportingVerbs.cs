namespace NewsBot.Core.Language;

/// <summary>Verbs that bind words to the one who said them ("said", "told", "announced"), as they stand in news.</summary>
internal static class ReportingVerbs
{
    private const string Words =
        """
        accused acknowledged acknowledges added adds admits admitted advised affirmed agreed alleged alleges announced
        announces answered argued argues asked asks asserted asserts assured believes boasted briefed called cautioned
        charged cited claimed claims commented comments complained complains conceded concedes concluded concludes confessed
        confirmed confirms contended contends continued countered cried declared declares denied denies described disclosed
        emphasised emphasized estimated estimates exclaimed explained explains forecast hinted indicated informed insisted
        insists joked lamented mused noted notes objected observed observes ordered pledged pointed posted posts predicted
        predicts proclaimed promised promises proposed protested quipped read recalled recalls recommended reiterated
        reiterates remarked repeated replied replies reported reports responded responds retorted reveals revealed said say
        saying says shouted signalled signaled speculated stated states stressed stresses suggested suggests surmised sworn
        swore tell tells testified thinks thought threatened told tweeted tweets underlined underscored urged urges vowed
        vows warned warns whispered wondered wonders writes wrote yelled
        """;

    private static readonly WordTable Set = WordTable.Of(Words);

    /// <summary>Whether a word, in lower case, is such a verb in a form that news uses.</summary>
    public static bool Contains(ReadOnlySpan<char> word) => Set.Contains(word);
}
