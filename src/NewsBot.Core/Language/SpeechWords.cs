namespace NewsBot.Core.Language;

/// <summary>Words that tell who said what: verbs of saying, roles of speakers, and what stands around them. In lower case.</summary>
internal static class SpeechWords
{
    private static readonly WordTable Verbs = WordTable.Of(
        """
        accused acknowledged acknowledges added adds admits admitted advised affirmed agreed alleged alleges announced
        announces answered argued argues asked asks asserted asserts assured believes boasted briefed called cautioned
        charged cited claimed claims commented comments complained complains conceded concedes concluded concludes confessed
        confirmed confirms contended contends continued countered cried declared declares denied denies described disclosed
        emphasised emphasized estimated estimates exclaimed explained explains hinted indicated informed insisted
        insists joked lamented mused noted notes objected observed observes pledged pointed posted posts predicted
        predicts proclaimed promised promises proposed protested quipped recalled recalls recommended reiterated
        reiterates remarked repeated replied replies reported responded responds retorted reveals revealed said say
        saying says shouted signalled signaled speculated stated states stressed stresses suggested suggests surmised
        swore tell tells testified thinks thought threatened told tweeted tweets underlined underscored urged urges vowed
        vows warned warns whispered wondered wonders writes wrote yelled
        adding arguing calling claiming insisting noting telling warning
        """);

    // What is said follows these without "that".
    private static readonly WordTable PlainVerbs = WordTable.Of("said say says told tells insisted insists argued argues thinks believes");

    private static readonly WordTable Adverbs = WordTable.Of(
        """
        also have has had later earlier then further repeatedly reportedly recently previously now once again already
        publicly privately explicitly initially eventually subsequently separately flatly angrily strongly still even
        himself herself themselves itself both all simply clearly only rightly briefly bluntly on late early
        Monday Tuesday Wednesday Thursday Friday Saturday Sunday
        """);

    private static readonly WordTable Roles = WordTable.Of(
        """
        activist activists administration adviser advisers advisor agency agent aide aides ambassador analyst analysts army astronomer attorney
        author authorities authority board boss bureau captain chairman chairperson chairwoman chancellor centre center chief clerk club coach
        colleague commander commission commissioner committee company congressman congresswoman coroner correspondent council
        councillor counsel court critic critics delegate department deputy designer detective developer diplomat diplomats
        director doctor doctors driver economist economists editor embassy employee employer engineer envoy executive
        executives expert experts family farmer father federation firefighter firm foundation fund forecaster forecasters founder general geologist
        government governor group guard historian hospital inspector institute investigator investigators journalist judge
        king lawmaker lawmakers lawyer lawyers leader leaders lieutenant manager mayor mediator military minister ministers
        ministry monarch mother nurse observatory observer office official officials officer officers opposition organisation
        organization owner parent parents participant party passenger pilot player police policeman pope premier president
        priest prince princess principal producer professor prosecution prosecutor prosecutors psychologist publisher queen
        rebels regulator relative relatives reporter representative representatives rescuer researcher researchers
        resident residents scientist scientists secretary senator senators seismologist sergeant sheriff shopkeeper source
        sources speaker spokesman spokesmen spokesperson spokespeople spokeswoman student students superintendent supporter
        surgeon survivor survivors teacher teachers team therapist tribunal union university victim victims villager
        villagers volunteer watchdog widow witness witnesses worker workers
        agreement article book communique communiqué complaint document documents draft filing filings indictment lawsuit letter memo message
        newspaper note notice paper poll post publication release report reports site statement study survey website
        """);

    private static readonly WordTable PhraseEnds = WordTable.Of(
        """
        and but that as when while where because if so or which who before after since until although though than whether
        is are was were be been what how why
        """);

    private static readonly WordTable PhraseBeginnings = WordTable.Of(
        """
        a an the one two three some many several most its his her their our my this another other
        A An The One Two Three Some Many Several Most
        """);

    private static readonly WordTable Prepositions = WordTable.Of("of for in from at with to by on inside near within close");

    /// <summary>Whether a word is a verb that binds words to the one who said them, in a form that news uses.</summary>
    public static bool IsVerb(ReadOnlySpan<char> word) => Verbs.Contains(word);

    /// <summary>Whether what is said follows such a verb without "that".</summary>
    public static bool IsPlainVerb(ReadOnlySpan<char> word) => PlainVerbs.Contains(word);

    /// <summary>Whether the one who speaks stands at the beginning of the sentence: "Berlin reacted at once, saying …".</summary>
    public static bool IsParticiple(ReadOnlySpan<char> word) => word.EndsWith("ing") && Verbs.Contains(word);

    /// <summary>Whether a word stands between a speaker and the verb.</summary>
    public static bool IsAdverb(ReadOnlySpan<char> word) => Adverbs.Contains(word);

    /// <summary>Whether a word names a speaker by what they are.</summary>
    public static bool IsRole(ReadOnlySpan<char> word) => Roles.Contains(word);

    /// <summary>Whether the phrase that names a speaker cannot reach back over a word.</summary>
    public static bool EndsPhrase(ReadOnlySpan<char> word) => PhraseEnds.Contains(word) || Verbs.Contains(word);

    /// <summary>Whether a word is the first of a phrase that names a speaker.</summary>
    public static bool BeginsPhrase(ReadOnlySpan<char> word) => PhraseBeginnings.Contains(word);

    /// <summary>Whether a phrase that names a speaker goes on before its article: "a spokesman for the ministry".</summary>
    public static bool IsPreposition(ReadOnlySpan<char> word) => Prepositions.Contains(word);
}
