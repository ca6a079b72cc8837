using NewsBot.Core.Language;

namespace NewsBot.Core.Time;

/// <summary>
/// Tells from a sentence's words whether it tells of something that happened, is planned, did not happen, or is only
/// claimed.
/// </summary>
/// <remarks>
/// It goes by cue phrases of English news; of the kinds found, denial outweighs claim and claim outweighs plan. A sentence
/// without a cue is told as a fact.
/// </remarks>
public static class StatusClassifier
{
    private const int None = int.MaxValue;

    // Phrases of folded words, as the token reader gives them.
    private static readonly PhraseSet Denials = new(
        "did not|didnt|has not|hasnt|have not|havent|had not|hadnt|was not|wasnt|were not|werent|unable to|refused to|declined to|not yet|no longer|yet to"
        + "|could not|couldnt|neither");

    // They tell of a failure in so many words.
    private static readonly PhraseSet Failures = new(
        "fell short|falls short|fall short|fallen short|failed to|fails to|failing to|failure to|was dropped|were dropped|been dropped|been scrapped|was scrapped"
        + "|was cancelled|was canceled|were cancelled|were canceled|been cancelled|been canceled|called off|was abandoned|been abandoned|were abandoned"
        + "|was rejected|were rejected|been rejected|rejected the|rejected a|no agreement|no deal|without agreement|without a deal"
        + "|collapsed|broke down|fell through|ruled out|was postponed|were postponed|been postponed|stopped short|walked away");

    // They deny as well, but after a word of expectation they only say what is hoped or feared: "hopes that it will not rain".
    private static readonly PhraseSet Negations = new(
        "is not|isnt|are not|arent|does not|doesnt|do not|dont|cannot|not been|not be|wont|will not|never|fail to");

    private static readonly PhraseSet Claims = new(
        "allegedly|alleged|alleges|allege|reportedly|purportedly|supposedly|claimed|claims|claiming|accused|accuses|accuse|accusing|rumoured|rumored"
        + "|unconfirmed|suspected|believed to");

    private static readonly PhraseSet Plans = new(
        "will|shall|is set to|are set to|was set to|were set to|set to|is expected|are expected|was expected|were expected|expected to|expecting to|expects to"
        + "|expect to|hopes to|hope to|hoping to|hopes for|hoping for|hopes|hope that|hoping|fears|fear that|slated|scheduled|is due|are due|due to be|was due|were due|due on|plans to|plan to|planning to|planned to"
        + "|plans for|intends to|intend to|intended to|aims to|aim to|aiming to|is to|are to|was to be|were to be|would|could|may|might|likely to|looks to"
        + "|looking to|seeks to|seek to|seeking|poised to|ready to|preparing to|prepares to|proposed|proposes|in the coming|upcoming|is about to|are about to"
        + "|going to|on the verge|eyeing|wants to|want to|vows to|vowed to|pledged to|promised to|a draft|draft document|draft statement|draft agreement|draft says|calls for|called for|calling for|call for|urged|urges|hoped");

    /// <summary>The status of one sentence.</summary>
    public static EventStatus Classify(ReadOnlySpan<char> sentence)
    {
        var words = ReadWords(sentence);
        var plan = Plans.FirstIn(words);
        var negation = Negations.FirstIn(words);
        return Denials.FirstIn(words) < None || Failures.FirstIn(words) < None || (negation < None && negation <= plan) ? EventStatus.Denied
            : Claims.FirstIn(words) < None ? EventStatus.Claimed
            : plan < None ? EventStatus.Planned
            : EventStatus.Happened;
    }

    /// <summary>
    /// Whether a sentence tells that something failed, in a phrase of its own ("fell short", "called off"), so that it need
    /// not repeat the words for what failed.
    /// </summary>
    public static bool TellsFailure(ReadOnlySpan<char> sentence) => Failures.FirstIn(ReadWords(sentence)) < None;

    /// <summary>The status of a headline. Headlines tell what is to come by the infinitive alone: "City to open new bridge".</summary>
    public static EventStatus ClassifyHeadline(ReadOnlySpan<char> headline)
    {
        var status = Classify(headline);
        return status == EventStatus.Happened && headline.Contains(" to ", StringComparison.Ordinal) ? EventStatus.Planned : status;
    }

    private static List<string> ReadWords(ReadOnlySpan<char> sentence)
    {
        var words = new List<string>();
        var reader = new TokenReader(sentence, stackalloc char[TokenReader.BufferLength]);
        while (reader.Read())
        {
            if (reader.IsCompound)
            {
                continue;
            }

            // The month of May and a man called Will are no plans.
            var isName = words.Count > 0 && reader.IsCapitalized && reader.Surface is "may" or "will";
            var isMonth = words is ["may"] && reader.IsNumber;
            if (isMonth)
            {
                words.Clear();
            }

            words.Add(isName ? "" : reader.Surface.ToString());
        }

        return words;
    }

    private sealed class PhraseSet
    {
        private readonly ILookup<string, string[]> _phrases;

        public PhraseSet(string phrases) => _phrases = phrases
            .Split('|')
            .Select(phrase => phrase.Split(' '))
            .ToLookup(words => words[0], StringComparer.Ordinal);

        /// <summary>The number of the word that the first phrase begins with; <see cref="None"/> where there is no phrase.</summary>
        public int FirstIn(List<string> words)
        {
            for (var i = 0; i < words.Count; i++)
            {
                foreach (var phrase in _phrases[words[i]])
                {
                    if (Matches(words, i, phrase))
                    {
                        return i;
                    }
                }
            }

            return None;
        }

        private static bool Matches(List<string> words, int at, string[] phrase)
        {
            if (at + phrase.Length > words.Count)
            {
                return false;
            }

            for (var i = 1; i < phrase.Length; i++)
            {
                if (!string.Equals(words[at + i], phrase[i], StringComparison.Ordinal))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
