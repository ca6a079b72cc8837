using NewsBot.Core.Questions;
using NewsBot.Core.Retrieval;

namespace NewsBot.Core.Evidence;

/// <summary>A sentence of a retrieved passage, with the terms it and its surroundings hold; not yet looked at closely.</summary>
internal sealed class Candidate
{
    private readonly SentenceMatch _match;
    private readonly float[] _around;
    private readonly float[] _weights;

    public Candidate(Passage passage, int index, SentenceMatch match, float[] around, float[] weights, float retrieval, float headline)
    {
        Headline = headline;
        (Passage, Index, Retrieval) = (passage, index, retrieval);
        (_match, _around, _weights) = (match, around, weights);
        float held = 0, added = 0, all = 0;
        for (var term = 0; term < weights.Length; term++)
        {
            all += weights[term];
            held += weights[term] * match.Strengths[term];
            added += weights[term] * Math.Max(0, around[term] - match.Strengths[term]);
        }

        Coverage = all > 0 ? held / all : 0;
        Context = all > 0 ? added / all : 0;
    }

    public Passage Passage { get; }

    public int Index { get; }

    /// <summary>See <see cref="Feature.Retrieval"/>.</summary>
    public float Retrieval { get; }

    /// <summary>See <see cref="Feature.Coverage"/>.</summary>
    public float Coverage { get; }

    /// <summary>See <see cref="Feature.Context"/>.</summary>
    public float Context { get; }

    /// <summary>See <see cref="Feature.Headline"/>.</summary>
    public float Headline { get; }

    /// <summary>The order in which candidates are shortlisted.</summary>
    public float FirstScore => Coverage + (0.45f * Context) + (0.35f * Retrieval);

    public string Text => field ??= Passage.Sentences[Index].Span.Of(Passage.Text);

    public DateOnly LatestStatedOn => Passage.StatedOn?.Latest ?? DateOnly.MinValue;

    public bool Holds(int term) => _match.Strengths[term] > 0 || _around[term] > 0;

    public bool SentenceHolds(int term) => _match.Strengths[term] > 0;

    /// <summary>How well the sentence itself holds a term, from 0 to 1.</summary>
    public float StrengthOf(int term) => _match.Strengths[term];

    /// <summary>Where a term that the sentence holds stands in it.</summary>
    public int StartOf(int term) => _match.Starts[term];

    /// <summary>See <see cref="EvidenceSentence.HasNames"/>.</summary>
    public bool HasNames(Question question)
    {
        // What is said behind the question names nothing that was asked for.
        const float Beside = 0.2f;
        int names = 0, held = 0;
        for (var term = 0; term < _weights.Length; term++)
        {
            if (question.Terms[term] is { Kind: TermKind.Name, Importance: > Beside })
            {
                names++;
                held += Holds(term) ? 1 : 0;
            }
        }

        return 2 * held >= names;
    }

    /// <summary>See <see cref="Feature.Names"/>.</summary>
    public float NamesHeld(Question question) => 1 - ShareMissing(
        term => question.Terms[term].Kind is TermKind.Name or TermKind.Number, term => Math.Max(_match.Strengths[term], _around[term]));

    /// <summary>See <see cref="EvidenceSentence.WordsHeld"/>.</summary>
    public float WordsHeld(Question question) => 1 - ShareMissing(
        term => question.Terms[term].Kind == TermKind.Word, term => _match.Strengths[term]);

    /// <summary>See <see cref="Feature.Ending"/>: how many terms at the end of the question it does not hold.</summary>
    public int CountMissingAtEnd(Question question)
    {
        var missing = 0;
        for (var term = _weights.Length - 1; term >= 0; term--)
        {
            if (!question.AskedTerms.Contains(term))
            {
                if (SentenceHolds(term))
                {
                    break;
                }

                missing++;
            }
        }

        return missing;
    }

    /// <summary>See <see cref="Feature.OtherYear"/>.</summary>
    public bool IsOfOtherYear(Question question)
    {
        for (var term = 0; term < _weights.Length; term++)
        {
            if (question.Terms[term].Year is not null && !Holds(term))
            {
                return true;
            }
        }

        return false;
    }

    private float ShareMissing(Func<int, bool> counts, Func<int, float> strength)
    {
        float missing = 0, all = 0;
        for (var term = 0; term < _weights.Length; term++)
        {
            all += _weights[term];
            missing += counts(term) ? _weights[term] * (1 - strength(term)) : 0;
        }

        return all > 0 ? missing / all : 0;
    }
}
