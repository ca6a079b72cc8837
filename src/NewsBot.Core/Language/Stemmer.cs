namespace NewsBot.Core.Language;

/// <summary>
/// A light English stemmer: it takes off endings of inflection (plural, past, progressive) and leaves those that make
/// another word, so that "sign", "signs", "signed" and "signing" meet while "president" and "presidential" stay apart.
/// </summary>
/// <remarks>
/// In the spirit of D. Harman, "How effective is suffixing?" (1991), and step 1 of M. Porter, "An algorithm for suffix
/// stripping" (1980). A final "e" is taken off, so that no dictionary is needed to put it back ("hope", "hoping"); what
/// comes out is a key to compare, not a word to show.
/// </remarks>
public static class Stemmer
{
    // "form base" pairs that endings do not explain; the bases are stemmed like every other word.
    private const string IrregularForms =
        """
        arisen arise arose arise ate eat awoke awake beaten beat became become began begin begun begin bent bend bidden bid
        bitten bite bled bleed blew blow blown blow bore bear born bear bought buy bound bind broke break broken break brought
        bring built build burnt burn came come caught catch children child chose choose chosen choose clung cling crept creep
        dealt deal died die dies die dug dig drank drink drawn draw dreamt dream drew draw driven drive drove drive drunk drink
        dwelt dwell dying die eaten eat fallen fall fed feed feet foot fell fall felt feel fled flee flew fly flown fly forbade
        forbid forgot forget forgotten forget fought fight found find froze freeze frozen freeze gave give given give goes go
        gone go got get gotten get grew grow grown grow heard hear held hold hid hide hidden hide hung hang kept keep knew know
        known know laid lay lain lie leapt leap learnt learn led lead lent lend lied lie lies lie lit light lives life lost lose
        lying lie made make meant mean men man met meet mice mouse oversaw oversee paid pay people person ran run rang ring
        ridden ride risen rise rode ride rose rise rung ring said say sang sing sank sink sat sit saw see says say seen see sent
        send shaken shake shone shine shook shake shot shoot shown show shrank shrink slain slay slept sleep slid slide sold
        sell sought seek spelt spell spent spend spoke speak spoken speak sprang spring sprung spring stank stink stole steal
        stolen steal stood stand struck strike stricken strike strode stride stuck stick sung sing sunk sink swam swim swept
        sweep swore swear sworn swear swum swim swung swing taken take taught teach teeth tooth thought think threw throw thrown
        throw told tell took take tore tear torn tear tried try tries try understood understand underwent undergo undergone
        undergo upheld uphold went go wept weep withdrawn withdraw withdrew withdraw withheld withhold woke wake woken wake women
        woman won win wore wear worn wear wound wind wove weave woven weave written write wrote write
        """;

    private const int LengthBits = 5;
    private const int LengthMask = (1 << LengthBits) - 1;

    private static readonly WordTable Irregular = ReadIrregularForms();

    /// <summary>Reduces a folded word to its stem, in place.</summary>
    /// <param name="word">The word, in lower case; its first characters are overwritten.</param>
    /// <param name="length">Its length; the buffer must have room for two characters more.</param>
    /// <returns>The length of the stem, at the front of <paramref name="word"/>.</returns>
    public static int Stem(Span<char> word, int length)
    {
        var known = Irregular.Find(word[..length]);
        if (known > 0)
        {
            length = known & LengthMask;
            IrregularForms.AsSpan(known >> LengthBits, length).CopyTo(word);
        }

        if (length < 4 || word[..length].IndexOfAnyExceptInRange('a', 'z') >= 0)
        {
            return length;
        }

        length = WithoutPlural(word, length);
        length = WithoutPastOrProgressive(word, length);
        if (length > 3 && word[length - 1] == 'e')
        {
            length--;
        }

        // "control", "controlled"; but "call", "tell" keep both letters.
        return length > 5 && word[length - 1] == 'l' && word[length - 2] == 'l' ? length - 1 : length;
    }

    private static int WithoutPlural(Span<char> word, int length)
    {
        if (word[length - 1] != 's' || word[length - 2] is 's' or 'u' or 'i')
        {
            return length;
        }

        if (Ends(word, length, "ies"))
        {
            word[length - 3] = 'y';
            return length - 2;
        }

        return Ends(word, length, "sses") || Ends(word, length, "ches") || Ends(word, length, "shes") || Ends(word, length, "xes")
            ? length - 2
            : length - 1;
    }

    private static int WithoutPastOrProgressive(Span<char> word, int length)
    {
        if (Ends(word, length, "eed"))
        {
            return length - 1;
        }

        if (length > 4 && Ends(word, length, "ied"))
        {
            word[length - 3] = 'y';
            return length - 2;
        }

        var ending = Ends(word, length, "ed") ? 2 : Ends(word, length, "ing") ? 3 : 0;
        var rest = length - ending;
        if (ending == 0 || rest < 3 || !HasVowel(word[..rest]))
        {
            return length;
        }

        var last = word[rest - 1];
        return last == word[rest - 2] && last is not ('l' or 's' or 'z' or 'e' or 'o') ? rest - 1 : rest;
    }

    private static bool HasVowel(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y')
            {
                return true;
            }
        }

        return false;
    }

    private static bool Ends(ReadOnlySpan<char> word, int length, ReadOnlySpan<char> ending) => word[..length].EndsWith(ending);

    // The value of a form is where its base begins in the list, and how long it is.
    private static WordTable ReadIrregularForms()
    {
        var forms = new WordTable();
        var words = new ListReader(IrregularForms, ' ');
        while (words.Read())
        {
            ref var form = ref forms.At(IrregularForms, words.Start, words.Length);
            words.Read();
            form = (words.Start << LengthBits) | words.Length;
        }

        return forms;
    }
}
