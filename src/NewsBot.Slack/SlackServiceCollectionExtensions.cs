using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NewsBot.Slack.Events;
using NewsBot.Slack.Http;
using NewsBot.Slack.SocketMode;
using NewsBot.Slack.WebApi;

namespace NewsBot.Slack;

/// <summary>Puts the client into a host.</summary>
public static class SlackServiceCollectionExtensions
{
    /// <summary>
    /// Adds the Web API, the inbox, Socket Mode (to be run) and HTTP mode (to be mapped). Nothing is sent before they are used.
    /// </summary>
    /// <param name="services">With logging.</param>
    /// <param name="options">Tokens and address, without <see cref="SlackOptions.Problems"/>.</param>
    public static IServiceCollection AddSlackClient(this IServiceCollection services, SlackOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<SlackWebApi>();
        services.AddSingleton<SlackFiles>();
        services.AddSingleton<SlackInbox>();
        services.AddSingleton<SocketModeClient>();
        services.AddSingleton<SlackEndpoints>();
        return services;
    }
}
