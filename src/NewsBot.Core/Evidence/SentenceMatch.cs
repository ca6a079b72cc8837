namespace NewsBot.Core.Evidence;

/// <summary>Which of a question's terms a sentence holds.</summary>
/// <param name="Strengths">For each term, how well it is matched, from 0 (not at all) to 1 (the word itself).</param>
/// <param name="Positions">For each term, the number of the token that matches it best, or -1.</param>
/// <param name="Starts">For each term, the offset in the sentence of the token that matches it best, or -1.</param>
internal sealed record SentenceMatch(float[] Strengths, int[] Positions, int[] Starts);
