using System.Collections.Frozen;

namespace NewsBot.Core.Time;

/// <summary>The words that English tells time with. One word plays one part; grammar tells the rest from its neighbours.</summary>
internal static class TimeWords
{
    /// <summary>No word of the vocabulary is longer.</summary>
    public const int LongestWord = 13;

    private static readonly FrozenDictionary<string, TimeWord>.AlternateLookup<ReadOnlySpan<char>> Words = Build();

    /// <summary>Codes of the parts of a day, as TIMEX3 writes them, in the order of <see cref="WordKind.DayPart"/> values.</summary>
    public static readonly string[] DayPartCodes = ["MO", "MI", "AF", "EV", "NI"];

    /// <summary>Looks a word up, upper and lower case alike.</summary>
    public static TimeWord Find(ReadOnlySpan<char> word) =>
        word.Length <= LongestWord && Words.TryGetValue(word, out var found) ? found : default;

    private static FrozenDictionary<string, TimeWord>.AlternateLookup<ReadOnlySpan<char>> Build()
    {
        var words = new Dictionary<string, TimeWord>(StringComparer.OrdinalIgnoreCase);

        Numbered(WordKind.Month, 1, "January February March April May June July August September October November December");
        Numbered(WordKind.ShortMonth, 1, "Jan Feb Mar Apr - Jun Jul Aug Sep Oct Nov Dec");
        Alike(WordKind.ShortMonth, 9, "Sept");
        Numbered(WordKind.Weekday, 1, "Monday Tuesday Wednesday Thursday Friday Saturday Sunday");
        Numbered(WordKind.Weekday, 1, "Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays Sundays", plural: true);
        Numbered(WordKind.ShortWeekday, 1, "Mon Tue Wed Thu Fri Sat Sun");
        Numbered(WordKind.ShortWeekday, 2, "Tues - Thur");
        Alike(WordKind.ShortWeekday, 4, "Thurs");
        Numbered(WordKind.Season, 1, "spring summer autumn winter");
        Numbered(WordKind.Season, 1, "springs summers autumns winters", plural: true);
        Alike(WordKind.Season, 3, "fall");
        Numbered(WordKind.DayPart, 0, "morning midday afternoon evening night");
        Numbered(WordKind.DayPart, 0, "mornings - afternoons evenings nights", plural: true);
        Numbered(WordKind.Clock, 0, "midnight - noon");

        Numbered(WordKind.Unit, 0, "- minute hour day weekend week fortnight month quarter year decade century millennium");
        Numbered(
            WordKind.Unit,
            0,
            "seconds minutes hours days weekends weeks fortnights months quarters years decades centuries millennia",
            plural: true);
        Alike(WordKind.Period, 0, "period");
        Alike(WordKind.Half, 0, "half");

        Numbered(
            WordKind.Cardinal,
            0,
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen");
        words["twenty"] = new(WordKind.Cardinal, 20);
        words["thirty"] = new(WordKind.Cardinal, 30);
        words["forty"] = new(WordKind.Cardinal, 40);
        words["fifty"] = new(WordKind.Cardinal, 50);
        words["sixty"] = new(WordKind.Cardinal, 60);
        words["seventy"] = new(WordKind.Cardinal, 70);
        words["eighty"] = new(WordKind.Cardinal, 80);
        words["ninety"] = new(WordKind.Cardinal, 90);
        words["couple"] = new(WordKind.Scale, 2);
        words["dozen"] = new(WordKind.Scale, 12);
        words["hundred"] = new(WordKind.Scale, 100);
        words["thousand"] = new(WordKind.Scale, 1000);
        Numbered(
            WordKind.Ordinal,
            1,
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
            + "sixteenth seventeenth eighteenth nineteenth twentieth");
        words["thirtieth"] = new(WordKind.Ordinal, 30);
        Alike(WordKind.VagueAmount, 0, "several few many some dozens hundreds thousands");
        Alike(WordKind.Decade, 20, "twenties");
        Alike(WordKind.Decade, 30, "thirties");
        Alike(WordKind.Decade, 40, "forties");
        Alike(WordKind.Decade, 50, "fifties");
        Alike(WordKind.Decade, 60, "sixties");
        Alike(WordKind.Decade, 70, "seventies");
        Alike(WordKind.Decade, 80, "eighties");
        Alike(WordKind.Decade, 90, "nineties");

        Alike(WordKind.Article, 0, "a an");
        Alike(WordKind.The, 0, "the");
        Alike(WordKind.Possessive, 0, "its their his her our my your");
        Alike(WordKind.Last, 0, "last past previous preceding prior");
        Alike(WordKind.This, 0, "this current present");
        Alike(WordKind.Next, 0, "next coming upcoming following ensuing forthcoming");
        Alike(WordKind.That, 0, "that same");
        Alike(WordKind.Latest, 0, "latest");
        Alike(WordKind.Early, 0, "early");
        Alike(WordKind.Middle, 0, "mid middle midway");
        Alike(WordKind.Late, 0, "late");
        Alike(WordKind.Start, 0, "start beginning opening turn");
        Alike(WordKind.End, 0, "end close conclusion");
        Alike(WordKind.Earlier, 0, "earlier");
        Alike(WordKind.Later, 0, "later");
        Alike(WordKind.Sometime, 0, "sometime");
        Alike(WordKind.Approximately, 0, "about around nearly almost roughly approximately");
        Alike(WordKind.Ago, 0, "ago");
        Alike(WordKind.Each, 0, "each every per");
        Alike(WordKind.Frequency, (short)TimeUnit.Hour, "hourly");
        Alike(WordKind.Frequency, (short)TimeUnit.Day, "daily nightly");
        Alike(WordKind.Frequency, (short)TimeUnit.Week, "weekly");
        Alike(WordKind.Frequency, (short)TimeUnit.Month, "monthly");
        Alike(WordKind.Frequency, (short)TimeUnit.Quarter, "quarterly");
        Alike(WordKind.Frequency, (short)TimeUnit.Year, "yearly annually");
        Numbered(WordKind.Deictic, -1, "yesterday today tomorrow");
        Alike(WordKind.Deictic, 10, "tonight");
        Alike(WordKind.Deictic, 9, "overnight");
        Alike(WordKind.Present, 0, "now currently nowadays");
        Alike(WordKind.Past, 0, "recently recent lately");
        Alike(WordKind.Future, 0, "soon future");
        Alike(WordKind.Fiscal, 0, "fiscal financial FY");
        Alike(WordKind.Meridiem, 0, "am a.m. a.m");
        Alike(WordKind.Meridiem, 12, "pm p.m. p.m");
        Alike(
            WordKind.Zone,
            0,
            "GMT UTC EST EDT ET CST CDT CT MST MDT MT PST PDT PT BST CET CEST EET EEST MSK IST JST KST SGT HKT AEST AEDT WIB SAST");

        Alike(
            WordKind.Preposition,
            0,
            "in on by since until till through during for from to of before after between throughout into with than");
        Alike(WordKind.Modal, 0, "will shall would might could can should must ll");
        Alike(WordKind.Be, 0, "is are be been being");
        Alike(
            WordKind.Intent,
            0,
            "expected expects expect expecting scheduled due slated plans planned plan planning hopes hoped hope hoping intends "
            + "intended intend wants wanted want likely ready going supposed prepares prepare preparing prepared poised payable "
            + "effective expire expires redeemable promises vows aims aim deadline begins starts opens resumes");
        Alike(
            WordKind.PastVerb,
            0,
            "was were had did said told went came took made got gave saw found knew thought became began broke brought bought built "
            + "caught chose cut drew drove fell felt fought flew fled forgot froze grew held heard hit hurt kept lay led left "
            + "lent lost meant met paid put quit set ran rose sang sank sent shook shot shut slid slept sold spent spoke sprang stood "
            + "stole struck swept swore swung taught tore threw understood withdrew won wore wrote has have dealt sought overtook "
            + "underwent undertook arose awoke bore beat bound bled blew bred burst cast clung crept dug drank ate fed forbade "
            + "forgave ground hung hid laid leapt let lit outdid rode rang sawed shone shrank spun split spread stuck stung strode "
            + "swam upheld upset wept wound withheld withstood");
        Alike(WordKind.Opener, 0, "at as right these up more less fewer no most comparable corresponding q h");
        foreach (var holiday in Holidays.All)
        {
            words.TryAdd(holiday.Words.Split(' ')[0], new(WordKind.Opener));
        }

        return words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

        void Numbered(WordKind kind, short first, string list, bool plural = false)
        {
            foreach (var word in list.Split(' '))
            {
                if (word != "-")
                {
                    words.Add(word, new(kind, first, plural));
                }

                first++;
            }
        }

        void Alike(WordKind kind, short value, string list)
        {
            foreach (var word in list.Split(' '))
            {
                words.Add(word, new(kind, value));
            }
        }
    }
}
