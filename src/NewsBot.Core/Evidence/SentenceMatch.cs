namespace NewsBot.Core.Evidence;

/// <summary>Which of a question's terms a sentence holds.</summary>
/// <param name="Strengths">For each term, how well it is matched, from 0 (not at all) to 1 (the word itself).</param>
/// <param name="Positions">For each term, the number of the first token that matches it, or -1.</param>
internal sealed record SentenceMatch(float[] Strengths, int[] Positions);
