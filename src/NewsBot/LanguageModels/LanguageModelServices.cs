using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using NewsBot.Core.LanguageModels;
using NewsBot.Settings;

namespace NewsBot.LanguageModels;

/// <summary>Registers the language model with a host.</summary>
internal static class LanguageModelServices
{
    /// <summary>
    /// Adds a <see cref="LanguageModel"/>: around the <see cref="IChatClient"/> that the host has registered, if it has, whatever
    /// the settings say of a provider; else the one that the settings name; else none.
    /// </summary>
    public static IServiceCollection AddLanguageModel(this IServiceCollection services, LanguageModelSettings settings)
    {
        if (services.Any(service => service.ServiceType == typeof(IChatClient)))
        {
            services.TryAddSingleton(provider => new LanguageModel(provider.GetRequiredService<IChatClient>(), settings.Model is "" ? "host" : settings.Model)
            {
                UsesSchema = settings.UsesSchema,
                Judges = settings.Judges,
                MaxOutputTokens = settings.MaxOutputTokens,
            });
        }
        else if (settings.Provider != ModelProvider.None)
        {
            services.TryAddSingleton(provider => ConfiguredModel.Create(
                settings, provider.GetService<TimeProvider>() ?? TimeProvider.System, provider.GetService<ILogger<LanguageModel>>())!);
            services.TryAddSingleton(provider => provider.GetRequiredService<ConfiguredModel>().Model);
            services.TryAddSingleton(provider => provider.GetRequiredService<ConfiguredModel>().Usage);
        }

        return services;
    }
}
