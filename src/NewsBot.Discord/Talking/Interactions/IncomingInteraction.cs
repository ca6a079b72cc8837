using NewsBot.Core.State;
using NewsBot.Discord.Entities;

namespace NewsBot.Discord.Talking.Interactions;

/// <summary>An interaction on its way to an answer.</summary>
/// <param name="Interaction">As it came.</param>
/// <param name="Request">What it wants.</param>
/// <param name="Place">Where it was used.</param>
/// <param name="Refusal">Why it is not answered; null if it is.</param>
/// <param name="Acknowledged">Tells Discord that an answer will come, and who will see it; started by who asks for it first.</param>
internal sealed record IncomingInteraction(Interaction Interaction, InteractionRequest Request, Place Place, string? Refusal, Lazy<Task<Acknowledgement>> Acknowledged);

/// <summary>What Discord was told of an answer to come.</summary>
/// <param name="IsPrivate">Whether only who used the command or button sees it.</param>
/// <param name="Settings">How the bot answers in the channel.</param>
internal sealed record Acknowledgement(bool IsPrivate, ChannelSettings Settings)
{
    /// <summary>Whether Discord heard of it too late, as nobody was there to tell: the user was shown that nobody answers.</summary>
    public bool IsLate { get; init; }
}
