using NewsBot.Core.Retrieval;

namespace NewsBot.Core.Explaining;

/// <summary>A passage that was found for a question.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Score">Its BM25 score; comparable only within one question.</param>
public sealed record FoundPassage(Passage Passage, float Score);
