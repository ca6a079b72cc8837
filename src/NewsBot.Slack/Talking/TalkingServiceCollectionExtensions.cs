using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NewsBot.Core.State;

namespace NewsBot.Slack.Talking;

/// <summary>Puts the bot in Slack into a host.</summary>
public static class TalkingServiceCollectionExtensions
{
    /// <summary>
    /// Adds the bot, which runs as long as the host does. It needs the assistant, its state store and logging among the services;
    /// HTTP mode is mapped by <see cref="Http.SlackEndpoints.Map"/>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="client">Tokens and address, without <see cref="SlackOptions.Problems"/>.</param>
    /// <param name="talking">Whom the bot obeys, where it answers, and how.</param>
    public static IServiceCollection AddSlackBot(this IServiceCollection services, SlackOptions client, TalkingOptions talking) => services
        .AddSlackClient(client)
        .AddSingleton(talking)
        .AddEventClaims()
        .AddSingleton<Claims>()
        .AddSingleton<Admins>()
        .AddSingleton<PrivateReplies>()
        .AddSingleton<DocumentHandler>()
        .AddSingleton<MessageHandler>()
        .AddSingleton<CommandHandler>()
        .AddSingleton<PressHandler>()
        .AddSingleton<ShortcutHandler>()
        .AddSingleton<HomeHandler>()
        .AddSingleton<SlackBot>()
        .AddSingleton<IEventResumer>(provider => provider.GetRequiredService<SlackBot>())
        .AddHostedService(provider => provider.GetRequiredService<SlackBot>());

    // Those of the host where it has some.
    private static IServiceCollection AddEventClaims(this IServiceCollection services)
    {
        services.TryAddSingleton<IEventStore>(provider => provider.GetRequiredService<IStateStore>());
        services.TryAddSingleton<EventClaims>();
        return services;
    }
}
