using NewsBot.Core.Answers;
using NewsBot.Core.Checking;
using NewsBot.Core.Evidence;
using NewsBot.Core.Language;
using NewsBot.Core.Questions;
using NewsBot.Core.Retrieval;
using NewsBot.Core.Timelines;

namespace NewsBot.Core.Citations;

/// <summary>
/// The only maker of a <see cref="VerifiedAnswer"/>, a <see cref="VerifiedTimeline"/> and a <see cref="VerifiedCheck"/>:
/// compares every quote with the article it names, to the letter, and drops what does not stand there.
/// </summary>
/// <param name="snapshot">The knowledge that the evidence was found in.</param>
internal sealed class CitationVerifier(Snapshot snapshot)
{
    private const int NearestCount = 3;

    // Aliases are read from the index when first asked for; quotes need none.
    private ClaimChecker Claims => field ??= new ClaimChecker(snapshot.Aliases);

    /// <summary>Checks a draft sentence by sentence. Where nothing is left, the answer is an abstention.</summary>
    public VerifiedAnswer Verify(Question question, Draft draft, EvidenceSet evidence)
    {
        var citations = new CitationList(snapshot);
        var sentences = new List<AnswerSentence>();
        foreach (var sentence in draft.Sentences)
        {
            if (Check(sentence) is { } borne)
            {
                sentences.Add(new AnswerSentence(borne.Text, [.. borne.Sources.Select(citations.NumberOf).Distinct()], borne.Role));
            }
        }

        if (sentences.Count == 0)
        {
            return Abstain(question, evidence, draft.Composer);
        }

        var verdict = evidence.Verdict is { } judged && StandsInArticle(judged.Report) && citations.Has(judged.Report) ? judged : null;
        var disagreements = Disagreements(evidence.Disputes.Select(Cite), citations);
        var dropped = draft.Sentences.Count - sentences.Count;
        return new VerifiedAnswer
        {
            Question = question.Text,
            AsOf = question.AsOf,
            Outcome = AnswerOutcome.Answered,
            Status = verdict?.Status,
            StatusAsOf = verdict?.Report.Passage.StatedOn,
            Text = AnswerText.Of(
                AnswerText.Verdict(verdict?.Status, verdict?.Report.Passage.StatedOn),
                sentences,
                disagreements,
                number => citations.All[number - 1].StatedOn?.ToReadable()),
            Sentences = sentences,
            Citations = citations.All,
            Disagreements = disagreements,
            Composer = draft.Composer,
            Dropped = dropped,
            Notes =
            [
                .. question.Notes,
                .. draft.Notes,
                .. evidence.Notes,
                .. dropped == 0 ? [] : (string[])[$"{dropped} {(dropped == 1 ? "sentence was" : "sentences were")} left out because the quotes did not bear {(dropped == 1 ? "it" : "them")} out."],
            ],
        };
    }

    /// <summary>Checks one sentence: a quote must be its source to the letter, other words must say no more than their sources.</summary>
    /// <returns>The sentence with the sources that bear it out; null where none does.</returns>
    public DraftSentence? Check(DraftSentence sentence)
    {
        List<EvidenceSentence> sources = [.. sentence.Sources.Where(StandsInArticle)];
        if (sentence.IsInOwnWords)
        {
            var verdict = Claims.Check(sentence.Text, sources);
            return verdict.Fault is null ? sentence with { Sources = verdict.Support } : null;
        }

        sources.RemoveAll(source => !Echo.IsSame(source.Text, sentence.Text));
        return sources.Exists(source => string.Equals(source.Text, sentence.Text, StringComparison.Ordinal)) ? sentence with { Sources = sources } : null;
    }

    /// <summary>Says that the documents do not say, why, and what came nearest.</summary>
    public VerifiedAnswer Abstain(Question question, EvidenceSet evidence, string composer)
    {
        var nearest = new CitationList(snapshot);
        foreach (var sentence in evidence.Ranked.Where(StandsInArticle).Take(NearestCount))
        {
            nearest.NumberOf(sentence);
        }

        return new VerifiedAnswer
        {
            Question = question.Text,
            AsOf = question.AsOf,
            Outcome = AnswerOutcome.Abstained,
            Text = AbstentionText.Of(question, evidence),
            Nearest = nearest.All,
            Composer = composer,
            Notes = question.Notes,
        };
    }

    /// <summary>Checks a timeline event by event; an event of which no sentence is left is left out.</summary>
    public VerifiedTimeline Verify(TimelineRequest request, TimelineDraft draft)
    {
        var citations = new CitationList(snapshot);
        var events = new List<TimelineEvent>(draft.Events.Count);
        foreach (var (group, isSuperseded, importance) in draft.Events)
        {
            List<EventMention> mentions = [.. group.Mentions.Where(mention => StandsInArticle(mention.Source))];
            if (mentions is [var best, ..])
            {
                var (start, end) = EventBounds.Of(best.Time);
                events.Add(new TimelineEvent(
                    start,
                    end,
                    best.Time.Precision,
                    best.Time.Span.Of(best.Source.Text),
                    best.Source.Text,
                    best.Status,
                    isSuperseded,
                    importance,
                    [.. mentions.Select(mention => citations.NumberOf(mention.Source)).Distinct()]));
            }
        }

        return new VerifiedTimeline
        {
            Request = request,
            Events = events,
            Omitted = draft.Omitted,
            Disagreements = Disagreements(draft.Disputes, citations),
            Citations = citations.All,
        };
    }

    /// <summary>Checks what was found for somebody's statements; one of which no quote is left is not in the sources.</summary>
    public VerifiedCheck Verify(IReadOnlyList<CheckDraft> drafts, int omitted)
    {
        var citations = new CitationList(snapshot);
        var statements = new List<CheckedStatement>(drafts.Count);
        foreach (var draft in drafts)
        {
            List<int> numbers = [.. draft.Sources.Where(StandsInArticle).Select(citations.NumberOf).Distinct()];
            statements.Add(new CheckedStatement(draft.Text, numbers.Count == draft.Sources.Count ? draft.Outcome : CheckOutcome.NotInSources, numbers));
        }

        return new VerifiedCheck { Statements = statements, Omitted = omitted, Citations = citations.All };
    }

    // A side whose words do not stand in its source is no side, and one side alone is no disagreement.
    private List<Disagreement> Disagreements(IEnumerable<CitedDispute> disputes, CitationList citations)
    {
        var disagreements = new List<Disagreement>();
        foreach (var dispute in disputes)
        {
            List<CitedSide> sides =
                [.. dispute.Sides.Where(side => StandsInArticle(side.Source) && side.Source.Text.Contains(side.Value, StringComparison.Ordinal))];
            if (sides.Count >= 2)
            {
                disagreements.Add(new Disagreement(
                    AnswerText.About(dispute.Kind), sides.ConvertAll(side => new DisagreementPosition(side.Value, [citations.NumberOf(side.Source)]))));
            }
        }

        return disagreements;
    }

    private static CitedDispute Cite(Dispute dispute) => new(dispute.Kind, [.. dispute.Sides.Select(side => new CitedSide(side.Value, Cite(side.Source)))]);

    private static CitedSentence Cite(EvidenceSentence sentence) => CitedSentence.Of(sentence.Passage, sentence.Index) with { Text = sentence.Text };

    private bool StandsInArticle(EvidenceSentence source) => StandsInArticle(Cite(source));

    // The passage is read again, so that what is compared is what is stored and not what was handed on.
    private bool StandsInArticle(CitedSentence source)
    {
        var stored = snapshot.Read(source.Passage);
        var start = source.Span.Start - stored.Start;
        return string.Equals(stored.Article.Path, source.Article.Path, StringComparison.Ordinal)
            && start >= 0 && start + source.Text.Length <= stored.Text.Length
            && stored.Text.AsSpan(start, source.Text.Length).SequenceEqual(source.Text);
    }

    private sealed class CitationList(Snapshot snapshot)
    {
        private readonly Dictionary<(string Path, TextSpan Span), int> _numbers = [];

        public List<Citation> All { get; } = [];

        public bool Has(EvidenceSentence source) => _numbers.ContainsKey((source.Passage.Article.Path, Cite(source).Span));

        public int NumberOf(EvidenceSentence source) => NumberOf(Cite(source));

        // One number for one span, however often it is cited.
        public int NumberOf(CitedSentence source)
        {
            var (article, span) = (source.Article, source.Span);
            if (_numbers.TryGetValue((article.Path, span), out var known))
            {
                return known;
            }

            All.Add(new Citation(
                All.Count + 1,
                article.Path,
                article.Title,
                article.Author,
                article.Publisher,
                article.Published,
                source.StatedOn,
                source.Text,
                span.Start,
                span.End,
                source.Line,
                article.Url,
                snapshot.VersionOf(source.Passage)));
            _numbers.Add((article.Path, span), All.Count);
            return All.Count;
        }
    }
}
