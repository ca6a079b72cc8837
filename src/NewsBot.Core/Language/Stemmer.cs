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
        aged age ageing age aging age agreed agree analyses analysis arisen arise arose arise ate eat awoke awake beaten beat
        became become began begin begun begin bent bend bidden bid bitten bite bled bleed blew blow blown blow bore bear born
        bear bought buy bound bind broke break broken break brought bring built build burnt burn calves calf came come caught
        catch children child chose choose chosen choose clung cling crept creep crises crisis criteria criterion dealt deal
        decreed decree diagnoses diagnosis died die dies die disagreed disagree drank drink drawn draw dreamt dream drew draw
        driven drive drove drive drunk drink dug dig dwelt dwell dying die eaten eat fallen fall fed feed feet foot fell fall
        felt feel fled flee flew fly flown fly forbade forbid forgot forget forgotten forget fought fight found find freed
        free froze freeze frozen freeze gave give given give goes go going go gone go got get gotten get grew grow grown grow
        guaranteed guarantee halves half heard hear held hold hid hide hidden hide hung hang hypotheses hypothesis iced ice
        kept keep knew know knives knife known know laid lay lain lie leapt leap learnt learn led lead lent lend lied lie lies
        lie lit light lives life loaves loaf lost lose lying lie made make meant mean men man met meet mice mouse oversaw
        oversee owed owe owing owe paid pay people person phenomena phenomenon ran run rang ring refereed referee ridden ride
        risen rise rode ride rose rise rung ring said say sang sing sank sink sat sit saw see says say seen see sent send
        shaken shake shelves shelf shone shine shook shake shot shoot shown show shrank shrink slain slay slept sleep slid
        slide sold sell sought seek spelt spell spent spend spoke speak spoken speak sprang spring sprung spring stank stink
        stole steal stolen steal stood stand stricken strike strode stride struck strike stuck stick sung sing sunk sink swam
        swim swept sweep swore swear sworn swear swum swim swung swing taken take taught teach teeth tooth thieves thief
        thought think threw throw thrown throw tied tie told tell took take tore tear torn tear tried try tries try tying tie
        undergone undergo understood understand underwent undergo upheld uphold used use using use went go wept weep withdrawn
        withdraw withdrew withdraw withheld withhold wives wife woke wake woken wake wolves wolf women woman won win wore wear
        worn wear wove weave woven weave written write wrote write
        """;

    private const int LongestIrregular = 10;

    private const int LengthBits = 5;
    private const int LengthMask = (1 << LengthBits) - 1;

    private static readonly WordTable Irregular = ReadIrregularForms();

    /// <summary>Reduces a folded word to its stem, in place.</summary>
    /// <param name="word">The word, in lower case; its first characters are overwritten.</param>
    /// <param name="length">Its length; the buffer must have room for two characters more.</param>
    /// <returns>The length of the stem, at the front of <paramref name="word"/>.</returns>
    public static int Stem(Span<char> word, int length)
    {
        length = WithoutIrregularForm(word, length);
        if (length < 4 || word[..length].IndexOfAnyExceptInRange('a', 'z') >= 0)
        {
            return length;
        }

        var singular = WithoutPlural(word, length);
        if (singular < length)
        {
            // "thoughts"
            length = WithoutIrregularForm(word, singular);
        }

        length = WithoutPastOrProgressive(word, length);
        if (length > 4 && Ends(word, length, "ie"))
        {
            // "movie" as in "movies"
            word[length - 2] = 'y';
            return length - 1;
        }

        if (length > 3 && word[length - 1] == 'e')
        {
            length--;
        }

        return HasDoubleEnding(word, length) ? length - 1 : length;
    }

    private static int WithoutIrregularForm(Span<char> word, int length)
    {
        var known = length <= LongestIrregular ? Irregular.Find(word[..length]) : 0;
        if (known == 0)
        {
            return length;
        }

        length = known & LengthMask;
        IrregularForms.AsSpan(known >> LengthBits, length).CopyTo(word);
        return length;
    }

    private static int WithoutPlural(Span<char> word, int length)
    {
        if (word[length - 1] != 's' || word[length - 2] is 's' or 'u' or 'i')
        {
            return length;
        }

        if (word[..length] is "news")
        {
            // Not what is new.
            return length;
        }

        if (length > 4 && Ends(word, length, "ies"))
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
        if (word[length - 1] is not ('d' or 'g'))
        {
            return length;
        }

        if (length > 4 && Ends(word, length, "ied"))
        {
            word[length - 3] = 'y';
            return length - 2;
        }

        // The "eed" of "need" is no ending; that of "agreed" is among the irregular forms.
        var ending = Ends(word, length, "ed") && !Ends(word, length, "eed") ? 2 : Ends(word, length, "ing") ? 3 : 0;
        var rest = length - ending;
        if (ending == 0 || rest < 3 || !HasVowel(word[..rest]))
        {
            return length;
        }

        // "planned", but "added"
        return rest > 3 && word[rest - 1] is not ('l' or 's' or 'z') && HasDoubleConsonant(word, rest) ? rest - 1 : rest;
    }

    // The second letter goes from words that have it in every form ("staff") as from those that double it ("control",
    // "controlled"); short words keep it: "call", "pass".
    private static bool HasDoubleEnding(ReadOnlySpan<char> word, int length) =>
        length > 4 && HasDoubleConsonant(word, length) && word[length - 1] is not ('s' or 'z') && (word[length - 1] != 'l' || length > 5);

    private static bool HasDoubleConsonant(ReadOnlySpan<char> word, int length) =>
        word[length - 1] == word[length - 2] && word[length - 1] is not ('a' or 'e' or 'i' or 'o' or 'u');

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
