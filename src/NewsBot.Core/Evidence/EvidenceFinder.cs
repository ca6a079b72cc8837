using NewsBot.Core.Explaining;
using NewsBot.Core.Knowledge;
using NewsBot.Core.Language;
using NewsBot.Core.Questions;
using NewsBot.Core.Retrieval;
using NewsBot.Core.Time;

namespace NewsBot.Core.Evidence;

/// <summary>From a question to the sentences that bear on it: retrieves passages and scores their sentences.</summary>
/// <param name="snapshot">The knowledge that is asked.</param>
internal sealed class EvidenceFinder(Snapshot snapshot)
{
    private static readonly EvidenceWeights Weights = EvidenceWeights.Shipped;

    private const int PassageCount = 40;

    // Sentences that are looked at closely (names, dates, status), after a first ordering by the words they hold.
    private const int ShortlistCount = 60;

    // A running count is told again in every report, and often in few of the question's words.
    private const int PassageCountOfFigures = 80;
    private const int ShortlistCountOfFigures = 200;

    // A synonym brings a passage in; it must not outweigh the word that was asked.
    private const float AlternativeWeight = 0.35f;

    // A term found beside the sentence speaks for it, but less than one found in it.
    private const float NeighbourWorth = 0.7f;

    // What "he" or "it" stands for is as good as said.
    private const float ReferentWorth = 0.9f;
    private const float HeadlineWorth = 0.7f;
    private const float PassageWorth = 0.4f;

    // A name or a number that was asked for weighs more than a common word of the same rarity.
    private const float NameWeight = 1.4f;
    private const float LightWeight = 0.35f;

    // So much weight of missing terms, some six rare words, speaks against an article as much as any more does.
    private const float MostMissing = 40f;

    private const float UnknownPredicate = 0.5f;

    private const float SpecificTerms = 15f;
    private const float LongestEnding = 5f;

    // A sentence that does not tell of the event is hardly an answer to whether it happened.
    private const float UnnamedEventWorth = 0.6f;

    // What is known of an article must hold this much of a question about it.
    private const float ArticleCoverage = 0.75f;

    /// <summary>From how many passages evidence for a question is chosen.</summary>
    public static int CountPassages(Question question) => Measure.Of(question) is null ? PassageCount : PassageCountOfFigures;

    /// <summary>Finds the evidence for a question by its words.</summary>
    public EvidenceSet Find(Question question) => Find(question, []);

    /// <summary>Finds the evidence for a question.</summary>
    /// <param name="question">The question.</param>
    /// <param name="alike">Passages that mean what it asks, the most alike first; they are fused with those that have its words.</param>
    public EvidenceSet Find(Question question, IReadOnlyList<ScoredPassage> alike)
    {
        var asksFigure = Measure.Of(question) is not null;
        var count = CountPassages(question);
        var found = RankFusion.Fuse(snapshot.Search(new SearchQuery(QueryTerms(question), AsOf: question.AsOf), count), alike, count);
        var weights = TermWeights(question);
        var matcher = new SentenceMatcher(question);
        var candidates = new List<Candidate>();
        var passages = new List<FoundPassage>(found.Count);
        var held = new Dictionary<string, float[]>(StringComparer.Ordinal);
        foreach (var scored in found)
        {
            var passage = snapshot.Read(scored.Id);
            passages.Add(new FoundPassage(passage, scored.Score));
            AddCandidates(question, matcher, weights, passage, scored.Score / found[0].Score, candidates, held);
        }

        // Whether a sentence answers is judged by its words. One that has none of the question's can only be near.
        var wordless = TakeWordless(candidates, alike);
        candidates.Sort((a, b) => b.FirstScore.CompareTo(a.FirstScore));
        var shortlisted = Math.Min(candidates.Count, asksFigure ? ShortlistCountOfFigures : ShortlistCount);
        candidates.RemoveRange(shortlisted, candidates.Count - shortlisted);

        if (candidates.Count + wordless.Count == 0)
        {
            return new EvidenceSet([], float.NegativeInfinity, [.. question.Terms.Select(term => term.Surface)]) { Passages = passages };
        }

        var comparison = new Comparison(new Contrast(question), Absent(question, weights, candidates), new Burst(candidates), Days(candidates), MissingIn(weights, held));
        var ranked = candidates.ConvertAll(candidate => Weigh(question, candidate, comparison));
        ranked.Sort(ByScore);
        List<EvidenceSentence> answering = [.. ranked.Where(sentence => IsAnswer(question, sentence))];
        if (answering.Exists(sentence => sentence.Features.IsDescription))
        {
            // What else is told of who was asked for is no answer.
            answering.RemoveAll(sentence => !sentence.Features.IsDescription);
        }

        var merged = Echo.Merge(answering.Count > 0 ? answering : ranked);
        var surest = answering.Count > 0 ? merged[0] : null;
        var confidence = surest is null ? float.NegativeInfinity : Weights.Confidence.Of(surest.Features);
        if (confidence <= 0 && alike.Count > 0)
        {
            var among = comparison with { Days = Days(wordless) };
            merged = Nearest(found, [.. ranked, .. wordless.Select(candidate => Weigh(question, candidate, among))]);
        }

        return new EvidenceSet(merged, confidence, Missing(question, candidates)) { Passages = passages, Surest = surest };
    }

    // Takes out the sentences that hold no word of the question, and keeps those of passages that mean what it asks.
    private static List<Candidate> TakeWordless(List<Candidate> candidates, IReadOnlyList<ScoredPassage> alike)
    {
        var passages = alike.Select(passage => passage.Id).ToHashSet();
        var wordless = candidates.FindAll(candidate => candidate.Coverage <= 0 && passages.Contains(candidate.Passage.Id));
        candidates.RemoveAll(candidate => candidate.Coverage <= 0);
        return wordless;
    }

    // The best sentence of each passage, in the order of the passages.
    private static List<EvidenceSentence> Nearest(IReadOnlyList<ScoredPassage> found, List<EvidenceSentence> sentences)
    {
        sentences.Sort(ByScore);
        var best = sentences.DistinctBy(sentence => sentence.Passage.Id).ToDictionary(sentence => sentence.Passage.Id);
        return Echo.Merge([.. found.Where(passage => best.ContainsKey(passage.Id)).Select(passage => best[passage.Id])]);
    }

    // A byline is no answer to "when", nor a date line to "who", and a line of another article with a like headline answers
    // nothing. That a thing is so does not tell why.
    private static bool IsAnswer(Question question, EvidenceSentence sentence) =>
        question.IsAboutArticle ? sentence.Features is { Answer: > 0, Coverage: >= ArticleCoverage }
        : question.Kind != AnswerKind.Why || sentence.Features.Answer > 0;

    private static int ByScore(EvidenceSentence a, EvidenceSentence b)
    {
        var order = b.Score.CompareTo(a.Score);
        order = order != 0 ? order : b.LatestStatedOn.CompareTo(a.LatestStatedOn);
        order = order != 0 ? order : string.CompareOrdinal(a.Passage.Article.Path, b.Passage.Article.Path);
        return order != 0 ? order : a.Span.Start.CompareTo(b.Span.Start);
    }

    private static List<QueryTerm> QueryTerms(Question question)
    {
        var terms = new Dictionary<string, QueryTerm>(StringComparer.Ordinal);
        foreach (var term in question.Terms)
        {
            Raise(term.Stem, 1f);
            foreach (var alternative in term.Alternatives)
            {
                foreach (var stem in alternative.Stems)
                {
                    Raise(stem, AlternativeWeight * alternative.Strength / alternative.Stems.Count);
                }
            }
        }

        return [.. terms.Values];

        void Raise(string stem, float weight)
        {
            if (!terms.TryGetValue(stem, out var known) || known.Weight < weight)
            {
                terms[stem] = new QueryTerm(stem, weight);
            }
        }
    }

    private float[] TermWeights(Question question)
    {
        var weights = new float[question.Terms.Count];
        for (var i = 0; i < weights.Length; i++)
        {
            var term = question.Terms[i];
            var kind = term.Kind switch
            {
                TermKind.Name or TermKind.Number => NameWeight,
                TermKind.Light => LightWeight,
                _ => 1f,
            };
            weights[i] = snapshot.Rarity(term.Stem) * kind * term.Importance;
        }

        return weights;
    }

    // Also notes what of the question its article holds.
    private static void AddCandidates(
        Question question, SentenceMatcher matcher, float[] weights, Passage passage, float retrieval, List<Candidate> candidates, Dictionary<string, float[]> held)
    {
        var headline = matcher.Match(question.IsAboutArticle ? Authorship(passage.Article) : $"{passage.Article.Title} {passage.Article.Publisher}");
        var matches = new SentenceMatch[passage.Sentences.Count];
        for (var i = 0; i < matches.Length; i++)
        {
            matches[i] = matcher.Match(passage.Sentences[i].Span.In(passage.Text));
        }

        var headlineCoverage = ShareOf(headline, weights);
        if (!held.TryGetValue(passage.Article.Path, out var strengths))
        {
            held.Add(passage.Article.Path, strengths = [.. headline.Strengths]);
        }

        var best = Best(matches, strengths.Length);
        for (var term = 0; term < strengths.Length; term++)
        {
            strengths[term] = Math.Max(strengths[term], best[term]);
        }

        for (var i = 0; i < matches.Length; i++)
        {
            if (MayAnswer(question, passage, i))
            {
                // A line about the article is found by all that is known of the article.
                var match = question.IsAboutArticle ? headline : matches[i];
                candidates.Add(new Candidate(passage, i, match, Surroundings(question, passage, matches, i, headline, best), weights, retrieval, headlineCoverage));
            }
        }
    }

    // Bylines and date lines answer questions about the article and no others; headings are no sentences, and a question is no
    // answer. Where the day of
    // publication was inferred, the words that name it answer when it was published.
    private static bool MayAnswer(Question question, Passage passage, int sentence) => passage.Sentences[sentence].Kind switch
    {
        BlockKind.Header => question.IsAboutArticle,
        BlockKind.Heading or BlockKind.NoteLabel => false,
        _ when SentenceTraits.IsQuestion(passage.Sentences[sentence].Span.In(passage.Text)) => false,
        _ => !question.IsAboutArticle || (question.Kind == AnswerKind.When && NamesInferredDate(passage, sentence)),
    };

    private static bool NamesInferredDate(Passage passage, int sentence) =>
        passage.Article.Published is { } published
        && passage.Article.Inferred.Any(inference => inference.Field == "published")
        && passage.Sentences[sentence].Span.In(passage.Text).Contains(published.ToReadable(), StringComparison.Ordinal);

    private static string Authorship(ArticleInfo article) => $"{article.Title} {article.Author} {article.Publisher} {article.Published?.ToReadable()}";

    // The missing weight of each article, as a share of what is missing at most.
    private static Dictionary<string, float> MissingIn(float[] weights, Dictionary<string, float[]> held) =>
        held.ToDictionary(
            article => article.Key,
            article => Math.Min(1, weights.Select((weight, term) => weight * (1 - article.Value[term])).Sum() / MostMissing),
            StringComparer.Ordinal);

    private static float ShareOf(SentenceMatch match, float[] weights)
    {
        float held = 0, all = 0;
        for (var term = 0; term < weights.Length; term++)
        {
            held += weights[term] * match.Strengths[term];
            all += weights[term];
        }

        return all > 0 ? held / all : 0;
    }

    // How well each term is matched by the sentence of the passage that matches it best.
    private static float[] Best(SentenceMatch[] matches, int terms)
    {
        var best = new float[terms];
        foreach (var match in matches)
        {
            for (var term = 0; term < terms; term++)
            {
                best[term] = Math.Max(best[term], match.Strengths[term]);
            }
        }

        return best;
    }

    // What is stated in a year need not name it.
    private static float[] Surroundings(Question question, Passage passage, SentenceMatch[] matches, int index, SentenceMatch headline, float[] best)
    {
        var strengths = new float[headline.Strengths.Length];
        var pointsBack = Anaphora.PointsBack(passage.Sentences[index].Span.In(passage.Text));
        for (var term = 0; term < strengths.Length; term++)
        {
            var isYear = question.Terms[term].Year is { } year && passage.StatedOn?.Latest.Year == year;
            var strength = Math.Max(HeadlineWorth * (isYear ? 1 : headline.Strengths[term]), PassageWorth * best[term]);
            if (index > 0)
            {
                strength = Math.Max(strength, (pointsBack ? ReferentWorth : NeighbourWorth) * matches[index - 1].Strengths[term]);
            }

            if (index + 1 < matches.Length)
            {
                strength = Math.Max(strength, NeighbourWorth * matches[index + 1].Strengths[term]);
            }

            strengths[term] = strength;
        }

        return strengths;
    }

    private static EvidenceSentence Weigh(Question question, Candidate candidate, Comparison others)
    {
        var text = candidate.Text;
        var namesEvent = question.EventTerms.Count == 0 || question.EventTerms.Any(term => TellsOf(question, candidate, term, text));
        var isYesNo = question.Kind == AnswerKind.YesNo;
        var namesThing = isYesNo && HoldsThing(question, candidate);
        var tellsFailure = isYesNo && StatusClassifier.TellsFailure(text);
        var (polarity, hasOpposite) = others.Contrast.Compare(candidate);
        var features = new EvidenceFeatures
        {
            [Feature.Coverage] = candidate.Coverage,
            [Feature.Context] = candidate.Context,
            [Feature.Unheld] = Math.Max(0, 1 - candidate.Coverage - candidate.Context),
            [Feature.Names] = candidate.NamesHeld(question),
            [Feature.Answer] = isYesNo && !namesEvent && !(tellsFailure && namesThing) ? UnnamedEventWorth : AnswerDetector.Detect(question, text),
            [Feature.Predicate] = question.PredicateTerm is { } predicate ? candidate.StrengthOf(predicate) : UnknownPredicate,
            [Feature.OtherYear] = candidate.IsOfOtherYear(question) ? 1 : 0,
            [Feature.Polarity] = polarity,
            [Feature.Opposite] = hasOpposite ? 1 : 0,
            [Feature.Absent] = others.Absent,
            [Feature.Missing] = others.MissingIn[candidate.Passage.Article.Path],
            [Feature.Burst] = others.Burst.Of(candidate),
            [Feature.Specific] = Math.Min(1, question.Terms.Count / SpecificTerms),
            [Feature.Ending] = Math.Min(1, candidate.CountMissingAtEnd(question) / LongestEnding),
            [Feature.Description] = question.AsksForDescription && Describes(question, candidate) ? 1 : 0,
            [Feature.Headline] = candidate.Headline,
            [Feature.Prose] = candidate.Passage.Sentences[candidate.Index].Kind == BlockKind.Title ? 0 : 1,
            [Feature.Retrieval] = candidate.Retrieval,
            [Feature.Lead] = 1f / (1 + candidate.Passage.Ordinal),
            [Feature.Recency] = Recency(others.Days, candidate.LatestStatedOn),
        };
        return new EvidenceSentence
        {
            Passage = candidate.Passage,
            Index = candidate.Index,
            Text = text,
            Features = features,
            Score = Weights.Rank.Of(features),
            NamesEvent = namesEvent,
            NamesThing = namesThing,
            TellsFailure = tellsFailure,
            HasNames = candidate.HasNames(question),
            WordsHeld = candidate.WordsHeld(question),
            Status = StatusOf(question, candidate, text),
        };
    }

    private static bool Describes(Question question, Candidate candidate) =>
        candidate.Coverage > 0 && Descriptions.Describe(question, candidate.Passage.Text, candidate.Passage.Sentences[candidate.Index].Span);

    // "The hacker" is one who hacks; that somebody was hacked he does not tell.
    private static bool TellsOf(Question question, Candidate candidate, int term, string text)
    {
        if (!candidate.SentenceHolds(term))
        {
            return false;
        }

        var word = text.AsSpan(candidate.StartOf(term));
        var stem = question.Terms[term].Stem;
        return !(word.StartsWith(stem, StringComparison.OrdinalIgnoreCase) && word[stem.Length..].StartsWith("er", StringComparison.Ordinal));
    }

    // A common noun of the question, beside its names and what is said to have happened.
    private static bool HoldsThing(Question question, Candidate candidate)
    {
        for (var term = 0; term < question.Terms.Count; term++)
        {
            if (question.Terms[term].Kind == TermKind.Word && !question.EventTerms.Contains(term) && candidate.SentenceHolds(term))
            {
                return true;
            }
        }

        return false;
    }

    // Whether something happened is told by the clause that tells of it; to other questions the whole sentence speaks.
    private static EventStatus StatusOf(Question question, Candidate candidate, string text)
    {
        if (candidate.Passage.Sentences[candidate.Index].Kind == BlockKind.Title)
        {
            return StatusClassifier.ClassifyHeadline(text);
        }

        if (question.AsksForFailure && StatusClassifier.TellsFailure(text))
        {
            return EventStatus.Happened;
        }

        if (question.Kind == AnswerKind.YesNo)
        {
            foreach (var term in question.EventTerms.Where(term => TellsOf(question, candidate, term, text)))
            {
                return StatusClassifier.ClassifyAt(text, new TextSpan(candidate.StartOf(term), 1));
            }
        }

        return StatusClassifier.Classify(text);
    }

    // The days the candidates speak from, by number, each once and in order.
    private static List<int> Days(List<Candidate> candidates)
    {
        var days = new List<int>(candidates.Count);
        foreach (var candidate in candidates)
        {
            var day = candidate.LatestStatedOn.DayNumber;
            var at = days.BinarySearch(day);
            if (at < 0)
            {
                days.Insert(~at, day);
            }
        }

        return days;
    }

    private static float Recency(List<int> days, DateOnly day) =>
        days.Count < 2 ? 0 : (float)days.BinarySearch(day.DayNumber) / (days.Count - 1);

    private static List<string> Missing(Question question, List<Candidate> candidates)
    {
        var missing = new List<string>();
        for (var term = 0; term < question.Terms.Count; term++)
        {
            if (!candidates.Exists(candidate => candidate.Holds(term)))
            {
                missing.Add(question.Terms[term].Surface);
            }
        }

        return missing;
    }

    private static float Absent(Question question, float[] weights, List<Candidate> candidates)
    {
        float absent = 0;
        for (var term = 0; term < weights.Length; term++)
        {
            absent += question.EventTerms.Contains(term) || candidates.Exists(candidate => candidate.Holds(term)) ? 0 : weights[term];
        }

        return absent / weights.Sum();
    }

    // What a sentence is compared with: the question, and all sentences found.
    private sealed record Comparison(Contrast Contrast, float Absent, Burst Burst, List<int> Days, Dictionary<string, float> MissingIn);
}
