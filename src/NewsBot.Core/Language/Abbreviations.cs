namespace NewsBot.Core.Language;

/// <summary>Words that are written short, with a full stop that ends no sentence.</summary>
internal static class Abbreviations
{
    // Never the last word of a sentence.
    private static readonly WordTable Titles = WordTable.Of(
        """
        Adm Atty Brig Capt Cdr Cmdr Col Cpl Cpt Det Dr Drs Fr Gen Gens Gov Govs Hon Insp Lt Maj Messrs Mlle Mme Mr Mrs Ms Msgr Mt Pres
        Prof Profs Pte Pvt Rep Reps Rev Sen Sens Sgt Supt
        """);

    // The last word of a sentence only where a word that begins sentences follows. Written with a capital.
    private static readonly WordTable Names = WordTable.Of(
        """
        Ala Apr Ariz Ark Assn Aug Ave Bhd Blvd Bros Calif Co Colo Conn Corp Cos Dec Del Dept Dist Est Etc Feb Fig Figs Fla Fri Ft
        Ga Govt Ill Inc Ind Intl Jan Jr Jul Jun Kan Ky La Ltd Mar Mass Md Mfg Mich Minn Miss Mo Mon Mont Natl Neb Nev Nov Nos
        Oct Okla Ont Ore Pa Ph Pkwy Pty Rd Rs Sat Sdn Sep Sept Sq Sr St Ste Sun Tenn Tex Thu Thurs Tue Tues Univ Va Vol Vs Vt
        Wash Wed Wis Wyo
        """);

    // The same, also written without a capital.
    private static readonly WordTable Terms = WordTable.Of(
        """
        al approx appt assn ca cf corp dept dist ed eds est etc ext fig figs ft gov govt hrs inc incl intl jr ltd max mgr
        min misc natl nos pp resp rs sq sr st univ v viz vol vols vs
        """);

    /// <summary>Whether a word, without its full stop, is an abbreviation.</summary>
    public static bool Contains(ReadOnlySpan<char> word) =>
        Titles.Contains(word) || Names.Contains(word) || Terms.Contains(word) || IsShouted(word, Names);

    /// <summary>Whether a word, without its full stop, is a title that a name follows ("Dr", "Sen").</summary>
    public static bool IsTitle(ReadOnlySpan<char> word) => Titles.Contains(word) || IsShouted(word, Titles);

    // "ST. LOUIS": an abbreviation in capitals throughout.
    private static bool IsShouted(ReadOnlySpan<char> word, WordTable set)
    {
        if (word.Length is < 2 or > 6 || word.IndexOfAnyExceptInRange('A', 'Z') >= 0)
        {
            return false;
        }

        Span<char> title = stackalloc char[word.Length];
        word[1..].ToLowerInvariant(title[1..]);
        title[0] = word[0];
        return set.Contains(title);
    }
}
