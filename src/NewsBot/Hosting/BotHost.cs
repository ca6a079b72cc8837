using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Control;
using NewsBot.Core;
using NewsBot.Core.Conversations;
using NewsBot.Core.Embeddings;
using NewsBot.Core.LanguageModels;
using NewsBot.Core.Publishing;
using NewsBot.Core.Reloading;
using NewsBot.Core.Replies;
using NewsBot.Core.State;
using NewsBot.Core.Telemetry;
using NewsBot.Discord.Talking;
using NewsBot.Embeddings;
using NewsBot.Knowledge;
using NewsBot.LanguageModels;
using NewsBot.Settings;
using NewsBot.Slack.Http;
using NewsBot.Slack.Talking;
using NewsBot.State;
using NewsBot.Storage.Postgres;
using NewsBot.Storage.Sqlite;
using NewsBot.Web;
using NewsBot.Web.Pages;

namespace NewsBot.Hosting;

/// <summary>Puts the running bot together: what it knows, what it remembers, and everything people reach it through.</summary>
internal static class BotHost
{
    private static readonly PathString HealthPath = "/health";
    private static readonly PathString SlackPath = "/slack";

    /// <summary>Makes the host; nothing runs yet.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="time">The clock of everything that waits or dates.</param>
    /// <exception cref="Storage.StorageException">The state store cannot be opened.</exception>
    public static WebApplication Create(BotSettings settings, TimeProvider time)
    {
        // The settings were read already; what the framework would find by itself in the current directory is not ours.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-dd HH:mm:ss ";
            console.UseUtcTimestamp = true;
        });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);

        // Its keys are never persisted, whatever it says.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.WebHost.UseKestrel().UseUrls($"{settings.Running.Value.Web.Urls};{ControlAccess.Url}");
        builder.Services.AddRouting();
        AddServices(builder.Services, settings, time);

        var host = builder.Build();
        TelemetryExport.Begin(host.Services);
        var web = settings.Running.Value.Web;
        host.UseSecurityHeaders();
        host.UseControl(host.Services.GetRequiredService<ControlAccess>());
        new HostGuard(web).Use(host, HealthPath, SlackPath);
        host.UseProblemPages(Api.Path, HealthPath, SlackPath);
        host.UseRouting();
        host.UseRateLimiter();
        host.UseAuthentication();
        host.UseAuthorization();
        host.MapControl();
        host.MapHealth();
        host.MapApi();
        host.MapPage();
        host.MapAdmin(web.AdminKey is { } key ? new AdminKey(key) : null);
        if (settings.Running.Value.Slack is { IsOn: true, Client.SigningSecret: not null })
        {
            host.Services.GetRequiredService<SlackEndpoints>().Map(host);
        }

        return host;
    }

    private static void AddServices(IServiceCollection services, BotSettings settings, TimeProvider time)
    {
        services.AddSingleton<Drain>();
        services.AddHostedService(provider => provider.GetRequiredService<Drain>());
        services.AddApi();
        services.AddPage(settings);
        services.AddAdmin();
        services.AddSingleton(settings);
        services.AddSingleton<ControlAccess>();
        services.AddSingleton(time);
        services.Configure<HostOptions>(options => options.ShutdownTimeout = settings.Running.Value.Limits.Drain);
        services.AddLanguageModel(settings.LanguageModel);
        if (ConfiguredEmbeddings.Create(settings.Embeddings, time) is { } embeddings)
        {
            services.AddSingleton(embeddings);
            services.AddHostedService<EmbeddingService>();
        }

        services.AddSingleton(CreateKnowledge);
        AddState(services, settings);
        if (settings.Running.Value.Web.PublicBaseUrl is { } publicBaseUrl)
        {
            services.AddSingleton(new SourceAddress(publicBaseUrl));
        }

        TelemetryExport.Add(services, settings);
        services.AddSingleton(provider => new QuestionLimits(settings.Running.Value.Limits.Questions, time, provider.GetService<IPaceStore>()));
        services.AddSingleton<Assistant>();
        services.AddSingleton(provider => provider.GetRequiredService<Assistant>().Administration);
        services.AddHostedService<KnowledgeService>();
        services.AddHostedService<RetentionService>();

        // Before what claims events, and stopped after it.
        services.AddHostedService<ReplicaService>();
        if (settings.Running.Value.Discord is { } discord)
        {
            services.AddDiscord(discord);
        }

        if (settings.Running.Value.Slack.IsOn)
        {
            // Without a model an answer comes in one piece.
            services.AddSlackBot(settings.Running.Value.Slack.Client, settings.Running.Value.Slack.Talking with { Streams = settings.LanguageModel.Provider != ModelProvider.None });
        }
    }

    private static void AddState(IServiceCollection services, BotSettings settings)
    {
        services.AddSingleton<IEventStore>(provider => provider.GetRequiredService<IStateStore>());
        services.AddSingleton<EventClaims>();
        if (settings.Storage.Value is not { Provider: StorageProvider.Postgres, Postgres: { } address })
        {
            services.AddSingleton<IStateStore>(_ => SqliteStateStore.Open(StateFile.PathOf(settings)));
            return;
        }

        services.AddSingleton(provider => new PostgresDatabase(
            address, settings.ReplicaName, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<PostgresDatabase>>()));
        services.AddSingleton<PostgresStateStore>();
        services.AddSingleton<IStateStore>(provider => provider.GetRequiredService<PostgresStateStore>());
        services.AddSingleton<IPaceStore, PostgresPaces>();
        services.AddSingleton<ILeaseStore>(provider => provider.GetRequiredService<PostgresStateStore>());
        services.AddSingleton<ISnapshotExchange>(provider => new PostgresSnapshotExchange(
            provider.GetRequiredService<PostgresDatabase>(), settings.ReplicaName, provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService<FollowingService>();
    }

    private static LiveKnowledge CreateKnowledge(IServiceProvider services)
    {
        var settings = services.GetRequiredService<BotSettings>();
        var time = services.GetRequiredService<TimeProvider>();
        var telemetry = services.GetRequiredService<BotTelemetry>();
        var model = services.GetService<LanguageModel>();
        var embeddings = services.GetService<EmbeddingModel>();
        var options = KnowledgeOpener.IndexOptions(settings, settings.KnowledgeDirectory) with { Time = time };
        var shared = services.GetService<ISnapshotExchange>() is { } exchange ? new SharedIndex(options, exchange) : null;
        telemetry.Observe(shared);
        return new LiveKnowledge(
            options,
            snapshot => new AnswerPipeline(snapshot, model, embeddings) { Telemetry = telemetry },
            time)
        {
            RefusesBrokenAnswers = settings.RefusesFailingReload,
            Shared = shared,
        };
    }
}
