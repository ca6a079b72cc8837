namespace NewsBot.Core.QuestionSets;

/// <summary>One question of a set.</summary>
public sealed record SetQuestion
{
    /// <summary>Its name; no other question of the set has it.</summary>
    public required string Id { get; init; }

    /// <summary>Where it stands: <c>questions.jsonl:12</c>.</summary>
    public required string Place { get; init; }

    /// <summary>The question as a person would type it.</summary>
    public required string Text { get; init; }

    /// <summary>The last day whose knowledge may be used; null for all of it.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>What sort of question it is, in the words of whoever wrote the set; questions are counted by it.</summary>
    public string Type { get; init; } = "all";

    /// <summary>What is expected of its answer.</summary>
    public required ExpectedAnswer Expected { get; init; }

    /// <summary>Questions asked after it in the same conversation, each leaning on those before.</summary>
    public IReadOnlyList<SetQuestion> FollowUps { get; init; } = [];

    /// <summary>It and its follow-ups, in the order asked.</summary>
    public IEnumerable<SetQuestion> Turns => FollowUps.Prepend(this);

    /// <summary>Every document that it or a follow-up names.</summary>
    internal IEnumerable<string> Documents => Turns.SelectMany(turn => turn.Expected.Documents.Concat(turn.Expected.EvidenceDocuments));
}
