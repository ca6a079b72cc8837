using NewsBot.Core.Language;
using NewsBot.Core.Statements;

namespace NewsBot.Core.Citations;

/// <summary>The words by which a claim may differ from its quote, and those by which it must not.</summary>
internal static class ClaimWords
{
    /// <summary>Words that lead up to a fact and add none, as folded surfaces.</summary>
    private static readonly WordTable Frame = WordTable.Of(
        """
        according account accounts added adding adds also article articles concerning come coming did document documents earlier evidence finally following for further furthermore
        given gave gives giving going goes happen happened happening happens however including includes included indeed involve involved involving involves
        later made make makes making matter mean meaning means meanwhile mention mentioned moreover namely note noted notes occur occurred occurs place places
        previously put quote quoted reference referring refers regarding related relating respectively same similarly specifically subsequently take takes taken taking
        tell thereby therefore thing things thus time told took way ways well went when where day date month year named called known respective own
        part held hold holds holding become became becomes get got gets one ones other others another like still now already then
        """);

    private static readonly WordTable Saying = WordTable.Of(
        """
        say says said saying tell tells told telling state states stated stating report reports reported reporting remark remarked remarks speak speaks spoke speaking
        add adds added adding note noted notes mention mentioned write writes wrote written describe described describes explain explained explains comment commented
        announce announces announced announcing announcement declare declared declares disclose disclosed discloses reveal revealed reveals
        """);

    /// <summary>Whether a word adds no fact of its own.</summary>
    public static bool IsFrame(string surface) => Frame.Contains(surface);

    /// <summary>Whether a word tells that something was said, and nothing of how: a claim may say one for another.</summary>
    public static bool IsSaying(string surface) => Saying.Contains(surface);

    /// <summary>What is only told to be so, and by whom is another matter.</summary>
    public static Phrases Doubts { get; } = new(
        "allegedly|alleged|alleges|allege|allegation|allegations|reportedly|purportedly|purported|supposedly|supposed|claim|claims|claimed|claiming|accused|accuses|accuse|accusing"
        + "|accusation|accusations|rumour|rumours|rumoured|rumor|rumors|rumored|unconfirmed|suspect|suspects|suspected|suspicion|believed|believes|believe|thought to|apparently|seemingly|appears to|appeared to|seems to"
        + "|seemed to|estimated|unverified");

    /// <summary>What is said by these to be so is not so.</summary>
    public static Phrases Untruths { get; } = new(
        "untrue|false|falsely|hoax|myth|fabricated|baseless|unfounded|not true|no evidence|no truth|denied|denies|deny|denying|refuted|refutes|disputed|disputes|dismissed|wrongly|mistakenly|incorrectly|debunked|disproved"
        + "|rejected claims|rejected reports|invention|inventions|lie|lies|nonsense");

    /// <summary>What holds only under a condition.</summary>
    public static Phrases Conditions { get; } = new("if|unless|provided that|providing|on condition|conditional|subject to|depends|depending|whether|pending|assuming");

    /// <summary>
    /// What a number is told with as a bound. Told strictly, since a claim must keep to it: "nearly 100" is less than 100, and
    /// "about" may be left out.
    /// </summary>
    public static PhraseTable<QuantityBound> Bounds { get; } = new(
        ("more than|over|at least|above|exceeding|upwards of|no fewer than|no less than|not less than|in excess of", QuantityBound.AtLeast),
        ("less than|fewer than|under|below|at most|up to|no more than|not more than|as many as|as much as|nearly|almost|just under", QuantityBound.AtMost));

    /// <summary>Before a hyphen, these make another thing of a word: a semi-final is no final.</summary>
    public static Phrases Prefixes { get; } = new("semi|quarter|non|anti|ex|vice|pre|post|un|half|pro|counter|quasi|deputy|co|sub|under|over|inter|ultra|pseudo");

    /// <summary>Words that a claim must not add: each group stands for itself.</summary>
    public static IReadOnlyList<Phrases> Scopes { get; } =
    [
        new("all|every|each|everyone|everybody|everything|entire|entirely|whole|always|fully|completely|totally|any|both"),
        new("only|sole|solely|alone|exclusively|merely"),
        new("most|majority|mostly|largely|mainly|predominantly"),
        new("many|numerous|countless|several|dozens|hundreds|thousands|millions|billions"),
        new("ever|largest|biggest|greatest|highest|lowest|smallest|worst|best|oldest|youngest|longest|fastest|deadliest|unprecedented|record"),
        new("again|repeatedly|repeated|twice|once again"),
        new("immediately|instantly|urgently|suddenly"),
        new("secretly|secret|illegally|illegal|officially|unofficially|formally|publicly|privately|unanimously|permanently|temporarily"),
    ];

    /// <summary>Pairs of opposites: a claim must not hold the one where its quote holds the other alone.</summary>
    public static IReadOnlyList<(Phrases One, Phrases Other)> Opposites { get; } =
    [
        (new("more|higher|greater|bigger|larger|increase|increased|increases|increasing|rise|rises|rose|risen|rising|grow|grew|grown|growing|up|gain|gained|gains|climbed|jumped|surged|soared|doubled|tripled"),
            new("less|fewer|lower|smaller|decrease|decreased|decreases|decreasing|fall|falls|fell|fallen|falling|shrink|shrank|shrunk|down|lose|lost|loses|dropped|declined|decline|slumped|plunged|halved")),
        (new("before|prior to|ahead of|until"), new("after|following|since")),
        (new("above|over"), new("below|under")),
        (new("earlier|early"), new("late|later")),
        (new("support|supports|supported|supporting|favour|favoured|favor|favored|back|backed|backs|welcome|welcomed|approve|approved"),
            new("oppose|opposes|opposed|opposing|against|criticise|criticised|criticize|criticized|condemn|condemned|reject|rejected")),
        (new("win|wins|won|winning|beat|beats|defeated"), new("lose|loses|lost|losing")),
        (new("north|northern"), new("south|southern")),
        (new("east|eastern"), new("west|western")),
        (new("stronger|strong|strengthen|strengthened|strengthening"), new("weak|weaker|weaken|weakened|weakening|weakness")),
        (new("open|opens|opened|opening|start|starts|started|begin|began|begun|begins"), new("close|closes|closed|closing|end|ends|ended|finish|finished")),
        (new("arrive|arrived|arrives|enter|entered|join|joined"), new("leave|leaves|left|depart|departed|quit")),
        (new("buy|buys|bought|purchase|purchased"), new("sell|sells|sold")),
        (new("guilty|convicted"), new("innocent|acquitted|cleared")),
        (new("alive|survive|survived|survivors"), new("dead|die|died|killed|deaths")),
        (new("success|successful|successfully|succeeded"), new("failure|failed|unsuccessful|unsuccessfully")),
    ];
}
