using NewsBot.Discord.Entities;

namespace NewsBot.Discord.Talking.Interactions;

/// <summary>An interaction on its way to an answer.</summary>
/// <param name="Interaction">As it came.</param>
/// <param name="Request">What it wants.</param>
/// <param name="Acknowledged">Tells Discord that an answer will come; started by who asks for it first.</param>
internal sealed record IncomingInteraction(Interaction Interaction, InteractionRequest Request, Lazy<Task> Acknowledged)
{
    /// <summary>Where it was used.</summary>
    public Place Place { get; } = Interaction switch
    {
        { GuildId: null } => new Place(Interaction.ChannelId ?? default, PlaceKind.Direct),
        { Channel: { } channel } => Place.Of(channel),
        _ => new Place(Interaction.ChannelId ?? default, PlaceKind.Channel),
    };
}
