using NewsBot.Discord.Entities;

namespace NewsBot.Discord.Talking.Interactions;

/// <summary>An interaction on its way to an answer.</summary>
/// <param name="Interaction">As it came.</param>
/// <param name="Request">What it wants.</param>
/// <param name="Place">Where it was used.</param>
/// <param name="Refusal">Why it is not answered; null if it is.</param>
/// <param name="Acknowledged">Tells Discord that an answer will come; started by who asks for it first.</param>
internal sealed record IncomingInteraction(Interaction Interaction, InteractionRequest Request, Place Place, string? Refusal, Lazy<Task> Acknowledged);
