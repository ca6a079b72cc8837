using NewsBot.Core.Conversations;
using NewsBot.Core.State;
using NewsBot.Discord.Entities;

namespace NewsBot.Discord.Talking.Interactions;

/// <summary>What somebody wants by a command or a button. Texts are as typed.</summary>
internal abstract record InteractionRequest
{
    private InteractionRequest()
    {
    }

    /// <summary>Whether only they are to see the answer; null where the channel's settings say so.</summary>
    public virtual bool? IsPrivate => true;

    /// <summary>An answer to a question.</summary>
    public sealed record Ask(string Question, string? AsOf, bool? IsForOne) : InteractionRequest
    {
        /// <inheritdoc/>
        public override bool? IsPrivate => IsForOne;
    }

    /// <summary>What happened when.</summary>
    public sealed record Timeline(string? Topic, string? From, string? To, string? AsOf) : InteractionRequest
    {
        /// <inheritdoc/>
        public override bool? IsPrivate => null;
    }

    /// <summary>Which documents there are.</summary>
    public sealed record Sources : InteractionRequest;

    /// <summary>How to use the bot.</summary>
    public sealed record Help : InteractionRequest;

    /// <summary>Something an admin does: <c>status</c>, <c>reload</c>, <c>check</c>, <c>snapshots</c>, <c>back</c> or <c>add</c>.</summary>
    public sealed record Knowledge(string Act) : InteractionRequest
    {
        /// <summary>The version to go back to.</summary>
        public string? Version { get; init; }

        /// <summary>The document to add.</summary>
        public Attachment? File { get; init; }

        /// <summary>Whether it may replace another.</summary>
        public bool Replaces { get; init; }
    }

    /// <summary>How the bot is to answer in the channel, for an admin to see or change.</summary>
    public sealed record Settings(IReadOnlyList<SettingChange> Changes) : InteractionRequest;

    /// <summary>What the documents say to a message; null for one that Discord did not send along.</summary>
    public sealed record CheckMessage(Message? Message) : InteractionRequest;

    /// <summary>The sources of an answer.</summary>
    public sealed record AnswerSources(AnswerId Answer) : InteractionRequest;

    /// <summary>A timeline about the same as an answer.</summary>
    public sealed record AnswerTimeline(AnswerId Answer) : InteractionRequest;

    /// <summary>To say whether an answer helped.</summary>
    public sealed record Rate(AnswerId Answer, bool IsHelpful) : InteractionRequest;

    /// <summary>Another page of a timeline, in place of the one shown.</summary>
    public sealed record TurnPage(TimelineId Id, int Page) : InteractionRequest;

    /// <summary>Suggestions for an option of a command, as far as it is typed.</summary>
    public sealed record Suggest(string Option, string Typed) : InteractionRequest;

    /// <summary>Something this version of the bot does not know.</summary>
    public sealed record Unknown : InteractionRequest;
}
