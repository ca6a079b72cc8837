using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using NewsBot.Core.State;
using NewsBot.Discord.Gateway;
using NewsBot.Discord.Rest;
using NewsBot.Discord.Talking.Interactions;
using NewsBot.Discord.Talking.Messages;

namespace NewsBot.Discord.Talking;

/// <summary>Puts the bot into a host.</summary>
public static class DiscordServiceCollectionExtensions
{
    /// <summary>Adds a hosted service that answers in Discord for as long as the host runs.</summary>
    /// <param name="services">With the assistant, its state store, the time and logging.</param>
    /// <param name="options">How it takes part.</param>
    public static IServiceCollection AddDiscord(this IServiceCollection services, DiscordBotOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        services.AddSingleton(options);
        services.AddSingleton(provider => new DiscordRestClient(
            options.Rest, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<DiscordRestClient>>()));
        services.AddSingleton(provider => new AttachmentClient(options.Rest, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(new GatewayOptions());
        services.AddSingleton<DiscordGateway>();
        services.AddSingleton<Access>();
        services.AddSingleton<ChannelDirectory>();
        services.AddSingleton<ConversationFinder>();
        services.AddSingleton<MessageTalk>();
        services.AddSingleton<InteractionTalk>();
        services.AddSingleton<WorkQueue>();
        services.TryAddSingleton<IEventStore>(provider => provider.GetRequiredService<IStateStore>());
        services.TryAddSingleton<EventClaims>();
        services.AddSingleton<Intake>();
        services.AddSingleton<IEventResumer>(provider => provider.GetRequiredService<Intake>());
        services.AddHostedService<DiscordBot>();
        return services;
    }
}
