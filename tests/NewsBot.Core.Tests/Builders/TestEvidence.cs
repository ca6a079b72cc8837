using NewsBot.Core.Evidence;
using NewsBot.Core.Knowledge;
using NewsBot.Core.Language;
using NewsBot.Core.Questions;
using NewsBot.Core.Retrieval;
using NewsBot.Core.Time;

namespace NewsBot.Core.Tests.Builders;

/// <summary>Parts of evidence, made by hand where an index would only be in the way.</summary>
internal static class TestEvidence
{
    /// <summary>A passage of one sentence.</summary>
    public static Passage PassageOf(string sentence, PartialDate? statedOn = null) => new(
        new PassageId(0, 0),
        new ArticleInfo("a.md", "A headline", null, null, statedOn, null, null, "en", []),
        Ordinal: 0,
        Start: 0,
        sentence,
        statedOn,
        [new PassageSentence(new TextSpan(0, sentence.Length), 1, BlockKind.Paragraph)],
        TimeRecognizer.Find(sentence, new TextSpan(0, sentence.Length), statedOn));

    public static EvidenceSentence SentenceOf(string sentence) => new()
    {
        Passage = PassageOf(sentence),
        Index = 0,
        Text = sentence,
        Features = new EvidenceFeatures(),
        Score = 0,
        NamesEvent = true,
        HasNames = true,
        WordsHeld = 1,
        Status = EventStatus.Happened,
    };

    public static Question QuestionOf(DateOnly? asOf = null, params IReadOnlyList<(string Stem, TermKind Kind)> terms) => new()
    {
        Text = "Invented?",
        AsOf = asOf,
        Kind = AnswerKind.Any,
        Terms = [.. terms.Select(term => new QuestionTerm(term.Stem, term.Stem, term.Kind, 1f, []))],
        EventTerms = [],
    };
}
