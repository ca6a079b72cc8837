using NewsBot.Core.State;
using NewsBot.Discord.Entities;

namespace NewsBot.Discord.Talking;

/// <summary>Where something is said.</summary>
/// <param name="Channel">The channel, thread or direct conversation.</param>
/// <param name="Kind">Which of these it is.</param>
/// <param name="Parent">A thread's channel.</param>
internal sealed record Place(Snowflake Channel, PlaceKind Kind, Snowflake? Parent = null)
{
    /// <summary>The channel whose settings are heeded here: a thread's own channel.</summary>
    public ChannelId Settings => new($"discord:{Parent ?? Channel}");

    /// <summary>Whether it is a direct conversation with the bot.</summary>
    public bool IsDirect => Kind == PlaceKind.Direct;

    /// <summary>The place a channel is.</summary>
    public static Place Of(Channel channel) =>
        channel.IsThread ? new(channel.Id, PlaceKind.Thread, channel.ParentId)
        : new(channel.Id, channel.Type == ChannelType.Direct ? PlaceKind.Direct : PlaceKind.Channel);
}

/// <summary>The kinds of place.</summary>
internal enum PlaceKind
{
    /// <summary>A server's channel, in which many conversations are held at once.</summary>
    Channel,

    /// <summary>A thread, which is one conversation.</summary>
    Thread,

    /// <summary>A direct conversation with the bot.</summary>
    Direct,
}
