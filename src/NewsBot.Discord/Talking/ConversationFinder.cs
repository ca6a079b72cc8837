using Microsoft.Extensions.Logging;
using NewsBot.Core.Conversations;
using NewsBot.Discord.Entities;
using NewsBot.Discord.Rest;

namespace NewsBot.Discord.Talking;

/// <summary>A conversation, and how far into it a message stands.</summary>
/// <param name="Root">The message or command it began with, or the place that is all one conversation.</param>
/// <param name="Depth">How many messages stand before it in its chain of replies; 0 outside such chains.</param>
internal readonly record struct Strand(Snowflake Root, int Depth)
{
    /// <summary>The conversation.</summary>
    public ConversationId Conversation => new($"discord:{Root}");
}

/// <summary>
/// Finds the conversation a message belongs to: a direct conversation is one, a thread continues that of the message it was
/// started from, and in a channel a chain of replies is one, named by the message it began with.
/// </summary>
/// <remarks>
/// Nothing of it is stored: what was learned is a short cut, and after a restart the chain is followed through Discord.
/// </remarks>
internal sealed partial class ConversationFinder(DiscordRestClient rest, ILogger<ConversationFinder> logger)
{
    private const int MostRemembered = 50_000;

    // A chain that is longer than this ends where it cannot be followed on; questions older than a day play no part anyway.
    private const int MostSteps = 40;

    private readonly RecentMap<Snowflake, Strand> _messages = new(MostRemembered);
    private readonly RecentMap<Snowflake, Snowflake> _threads = new(MostRemembered);

    /// <summary>The conversation of a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Strand> OfMessageAsync(Message message, Place place, CancellationToken cancellationToken)
    {
        var strand = place.Kind switch
        {
            PlaceKind.Direct => new Strand(place.Channel, 0),
            PlaceKind.Thread => await OfThreadAsync(place, cancellationToken),
            _ => await FollowAsync(message, cancellationToken),
        };
        _messages.Set(message.Id, strand);
        return strand;
    }

    /// <summary>The conversation of a question asked by a command.</summary>
    /// <param name="interaction">The command.</param>
    /// <param name="place">Where it was used.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Strand> OfCommandAsync(Snowflake interaction, Place place, CancellationToken cancellationToken) => place.Kind switch
    {
        PlaceKind.Direct => new Strand(place.Channel, 0),
        PlaceKind.Thread => await OfThreadAsync(place, cancellationToken),
        _ => new Strand(interaction, -1),
    };

    /// <summary>Remembers the answer to a message or command of a conversation.</summary>
    public void LearnAnswer(Snowflake answer, Strand asked) => _messages.Set(answer, asked with { Depth = asked.Depth + 1 });

    /// <summary>Remembers a thread that goes on with a conversation.</summary>
    public void LearnThread(Snowflake thread, Strand strand) => _threads.Set(thread, strand.Root);

    private async Task<Strand> OfThreadAsync(Place thread, CancellationToken cancellationToken)
    {
        if (!_threads.TryGet(thread.Channel, out var root))
        {
            // A thread has the id of the message it was started from, if it was started from one.
            var starter = thread.Parent is { } parent ? await FindAsync(parent, thread.Channel, cancellationToken) : null;
            root = starter is null ? thread.Channel : (await FollowAsync(starter, cancellationToken)).Root;
            _threads.Set(thread.Channel, root);
        }

        return new Strand(root, 0);
    }

    private async Task<Strand> FollowAsync(Message message, CancellationToken cancellationToken)
    {
        var depth = 0;
        for (var current = message; ; depth++)
        {
            if (_messages.TryGet(current.Id, out var known))
            {
                return known with { Depth = known.Depth + depth };
            }

            if (current.InteractionMetadata is { } command)
            {
                return new Strand(command.Id, depth);
            }

            if (current.Type != MessageType.Reply || current.MessageReference?.MessageId is not { } before)
            {
                return new Strand(current.Id, depth);
            }

            if (_messages.TryGet(before, out known))
            {
                return known with { Depth = known.Depth + depth + 1 };
            }

            var next = current.ReferencedMessage ?? (depth < MostSteps ? await FindAsync(message.ChannelId, before, cancellationToken) : null);
            if (next is null)
            {
                return new Strand(before, depth + 1);
            }

            current = next;
        }
    }

    private async Task<Message?> FindAsync(Snowflake channel, Snowflake message, CancellationToken cancellationToken)
    {
        try
        {
            return await rest.GetMessageAsync(channel, message, cancellationToken);
        }
        catch (DiscordRestException error)
        {
            // Deleted, or from before the bot may read.
            Log.NotFollowed(logger, message, error.Message);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(56, LogLevel.Debug, "Discord: a conversation is not followed beyond message {Message}. {Reason}")]
        public static partial void NotFollowed(ILogger logger, Snowflake message, string reason);
    }
}
