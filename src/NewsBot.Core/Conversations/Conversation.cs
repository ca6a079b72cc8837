using System.Collections.Immutable;

namespace NewsBot.Core.Conversations;

/// <summary>What was asked and answered in one place, as far back as follow-ups reach. Immutable.</summary>
/// <param name="Id">Its name.</param>
public sealed record Conversation(ConversationId Id)
{
    /// <summary>How many turns are kept; older ones are forgotten.</summary>
    public const int MaxTurns = 8;

    /// <summary>The turns, the oldest first; at most <see cref="MaxTurns"/>.</summary>
    public ImmutableArray<Turn> Turns { get; init; } = [];

    /// <summary>The conversation with one more turn, and without the oldest where that would be too many.</summary>
    public Conversation With(Turn turn) =>
        this with { Turns = Turns.Length < MaxTurns ? Turns.Add(turn) : Turns.RemoveRange(0, Turns.Length + 1 - MaxTurns).Add(turn) };
}
