using NewsBot.Core.Language;

namespace NewsBot.Core.Time;

/// <summary>The phrases of English news that tell how sure a clause is of what it tells. Words are folded, as the token reader gives them.</summary>
internal static class StatusPhrases
{
    private const string Neutral =
        "not only|not just|not merely|not simply|not solely|did not only|does not only|is not only|was not only|was not just|is not just|not least|not to mention"
        + "|no doubt|no fewer|no less|no more than|no stranger|no matter|no wonder|no sooner|with no|as expected|than expected|as planned|than planned|as scheduled"
        + "|never before|the will|at will|free will|is due to the|was due to the|are due to the|were due to the";

    private const string Failures =
        "fell short|falls short|fallen short|falling short|failed|fails to|failing to|failure to|failed to|collapsed|broke down|broken down|fell through|fallen through"
        + "|ruled out|rules out|called off|call off|stopped short|stops short|walked away|walked out|no agreement|no deal|without agreement|without an agreement|without a deal|without result"
        + "|did not get as far|got nowhere|came to nothing|come to nothing|pulled out|pulls out|backed out|backs out|reached an impasse|ended in deadlock|in deadlock"
        + "|denied that|denies that|denied the|denies the|denied a|denies a|denied any|denies any|denied having|denies having|denied being|refuted|debunked"
        + "|rejected the|rejected a|rejected an|rejects the|rejects a|rejects an|scrapped the|scrapped its|scraps the|cancelled the|canceled the|cancelled its|canceled its"
        + "|cancels|abandoned the|abandoned its|abandons|shelved the|shelved its|postponed the|postponed its|postpones|vetoed|vetoes|dropped plans|dropped its|drops plans"
        + "|blocked the|blocked a|blocks the|turned down|turns down|voted down|threw out|thrown out|struck down|halted the|halted its"
        + "|no injuries|prevented from|barred from|blocked from";

    private const string OpenFailures = "fall short|fail to|collapse|break down|fall through|be called off|pull out|back out|walk away|rule out|fail";

    // With a form of "be" before them: "was scrapped", "has been dropped"; after "be" alone the failure is still to come.
    private const string FailedParticiples =
        "dropped|scrapped|cancelled|canceled|abandoned|rejected|shelved|postponed|withdrawn|vetoed|averted|aborted|overturned|defeated|disproved"
        + "|disproven|debunked|foiled|thwarted|prevented|derailed|denied";

    private const string Denials =
        "did not|didnt|has not|hasnt|have not|havent|had not|hadnt|was not|wasnt|were not|werent|unable to|refused to|refuses to|declined to|declines to|not yet"
        + "|no longer|yet to|could not|couldnt|neither|would have|wouldve|was to have|were to have|was supposed to have|instead of|rather than|stopped from";

    private const string Negations =
        "is not|isnt|are not|arent|does not|doesnt|do not|dont|cannot|cant|not been|not be|wont|will not|would not|wouldnt|should not|shouldnt|may not|might not"
        + "|must not|mustnt|shall not|never|nobody|no one|none of|nothing|nowhere|expected not to|set not to|likely not to|decided not to|unlikely|no plans|no intention"
        + "|not expected|not likely|not set|not due|not planning|not going to|not intend|not|nor|no";

    private const string Claims =
        "allegedly|alleged|alleges|allege|reportedly|purportedly|purported|supposedly|ostensibly|claimed|claims|claiming|accused|accuses|accuse|accusing|accusations"
        + "|rumoured|rumored|rumours|rumors|unconfirmed|suspected of|is suspected|was suspected|are suspected|were suspected|believed to|thought to|understood to"
        + "|said to have|said to be|is said to|are said to|may have|might have|could have|must have|appears to have|appeared to have|seems to have|seem to have"
        + "|insisted that|insists that|contends|contended|asserts|asserted|maintains that|maintained that|unclear|not clear|unknown|unverified|sources said|sources say"
        + "|source said|according to sources|according to a source|according to unconfirmed|reports say|reports said|according to media reports|according to reports"
        + "|believes|believe|suspects that|suspect that|speculated|speculation";

    private const string Hedges = "probably|possibly|perhaps|apparently|maybe|presumably|seemingly";

    private const string Plans =
        "will|shall|is set to|are set to|was set to|were set to|set to|is expected|are expected|was expected|were expected|been expected|expected to|expected on|expected in"
        + "|expected by|expecting|expects|expect|hopes to|hope to|hoping to|hopes for|hope for|hoping for|hopes|hope that|hoping|hoped|fears|fear that|feared|slated|scheduled"
        + "|is due|are due|due to be|was due|were due|due on|due to be|plans to|plan to|planning to|planned to|plans for|planned for|planned|planning|is planned|intends to"
        + "|intend to|intended to|aims to|aim to|aiming to|is to|are to|was to|were to|would|could|may|might|likely to|likely|looks to|looking to|seeks to|seek to|seeking"
        + "|seeks|poised to|ready to|preparing to|prepares to|proposed|proposes|in the coming|upcoming|forthcoming|about to|going to|on the verge|on track to|on course to"
        + "|eyeing|wants to|want to|wanted to|vows to|vowed to|vows|vowed|pledged to|pledges to|promised to|promises to|agreed to|agree to|agrees to|supposed to|a draft"
        + "|call for|draft document|draft statement|draft agreement|draft says|calls for|called for|calling for|urged|urges|urging|should|demanded that|demands that|considering"
        + "|mulling|weighing|tentatively|provisionally|up for|to be held|to be signed|to be published|yet to decide";

    // Headlines tell what is to come by these verbs, and by the infinitive alone.
    private const string HeadlinePlans = "eyes|mulls|weighs|considers|plans|nears|seeks|aims|hopes|wants|eye|mull|weigh|seek|near";

    /// <summary>The phrases of running text.</summary>
    public static PhraseTable<StatusCue> OfText { get; } = new(
        (Neutral, StatusCue.Neutral),
        (Failures, StatusCue.Failure),
        (OpenFailures, StatusCue.OpenFailure),
        (WithBe("was|were|been|is|are|being|got"), StatusCue.Failure),
        (WithBe("be"), StatusCue.OpenFailure),
        (Denials, StatusCue.Denial),
        (Negations, StatusCue.Negation),
        (Claims, StatusCue.Claim),
        (Hedges, StatusCue.Hedge),
        (Plans, StatusCue.Plan));

    /// <summary>The phrases that tell what is to come in headlines and not in text.</summary>
    public static PhraseTable<StatusCue> OfHeadlines { get; } = new((HeadlinePlans, StatusCue.Plan));

    private static string WithBe(string forms) =>
        string.Join('|', forms.Split('|').SelectMany(form => FailedParticiples.Split('|').Select(participle => $"{form} {participle}")));
}
