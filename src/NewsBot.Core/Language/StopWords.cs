namespace NewsBot.Core.Language;

/// <summary>English function words: they carry grammar, not matter, and are neither indexed nor asked for.</summary>
public static class StopWords
{
    /// <summary>How many letters the longest has.</summary>
    internal const int MaxLength = 10;

    private const string Words =
        """
        a about above after again against all also although am among an and any are arent as at be because been before being
        below between both but by can cannot cant could couldnt did didnt do does doesnt doing dont down during each either
        etc ever few for from further had hadnt has hasnt have havent having he hed hell her here heres hers herself hes him
        himself his how however hows i id if ill im in into is isnt it itd itll its itself ive just let lets may me might more
        most much must mustnt my myself neither no nor not now of off often on once one only onto or other ought our ours
        ourselves out over own per please quite rather really same shall shant she shed shell shes should shouldnt since so
        some such than that thats the their theirs them themselves then there theres these they theyd theyll theyre theyve
        this those though through thus to too toward towards under until up upon us very via was wasnt we wed well were werent
        weve what whats when whens where wheres whether which while who whom whos whose why whys will with within without wont
        would wouldnt yet you youd youll your youre yours yourself yourselves youve
        """;

    private static readonly WordTable Set = WordTable.Of(Words);

    /// <summary>Whether a folded word (lower case, no accents, no apostrophes) is a function word.</summary>
    public static bool Contains(ReadOnlySpan<char> folded) => folded.Length <= MaxLength && Set.Contains(folded);
}
