using Microsoft.Extensions.Logging;
using NewsBot.Discord.Entities;
using NewsBot.Discord.Rest;

namespace NewsBot.Discord.Talking;

/// <summary>Knows what kind of place a channel is: a message tells only its id.</summary>
internal sealed partial class ChannelDirectory(DiscordRestClient rest, ILogger<ChannelDirectory> logger)
{
    private const int MostChannels = 10_000;

    private readonly RecentMap<Snowflake, Place> _known = new(MostChannels);

    /// <summary>The place a message stands in. Where Discord does not tell, a channel of the server.</summary>
    /// <param name="message">A message as an event brought it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Place> FindAsync(Message message, CancellationToken cancellationToken)
    {
        if (message.GuildId is null)
        {
            return new Place(message.ChannelId, PlaceKind.Direct);
        }

        if (_known.TryGet(message.ChannelId, out var known))
        {
            return known;
        }

        try
        {
            var place = Place.Of(await rest.GetChannelAsync(message.ChannelId, cancellationToken));
            Learn(place);
            return place;
        }
        catch (DiscordRestException error)
        {
            Log.Unknown(logger, message.ChannelId, error.Message);
            return new Place(message.ChannelId, PlaceKind.Channel);
        }
    }

    /// <summary>Remembers a place.</summary>
    public void Learn(Place place) => _known.Set(place.Channel, place);

    private static partial class Log
    {
        [LoggerMessage(55, LogLevel.Debug, "Discord: channel {Channel} is taken for no thread. {Reason}")]
        public static partial void Unknown(ILogger logger, Snowflake channel, string reason);
    }
}
