using Microsoft.Extensions.DependencyInjection;
using NewsBot.Core.Telemetry;
using NewsBot.Discord.Gateway;
using NewsBot.LanguageModels;
using NewsBot.Settings;
using NewsBot.Slack.SocketMode;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace NewsBot.Hosting;

/// <summary>Sends traces and metrics to a collector by OTLP, OpenTelemetry's protocol, where one is configured.</summary>
internal sealed class TelemetryExport : IDisposable
{
    private const string ServiceName = "newsbot";

    private readonly TracerProvider _traces;
    private readonly MeterProvider _metrics;

    private TelemetryExport(Uri collector, string replica)
    {
        var resource = ResourceBuilder.CreateDefault().AddService(ServiceName, serviceVersion: typeof(TelemetryExport).Assembly.GetName().Version?.ToString(), serviceInstanceId: replica);
        _traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)

            // Requests to the page are not traced, as their addresses hold questions; what they lead to is.
            .SetSampler(new AlwaysOnSampler())
            .AddSource(BotTelemetry.SourceName, MeteredChatClient.SourceName)
            .AddOtlpExporter(export => Send(export, collector, "v1/traces"))
            .Build();
        _metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(BotTelemetry.SourceName, MeteredChatClient.SourceName, GatewayMetrics.MeterName, SocketMetrics.MeterName)
            .AddMeter("Microsoft.AspNetCore.Hosting", "System.Net.Http", "System.Runtime")
            .AddOtlpExporter(export => Send(export, collector, "v1/metrics"))
            .Build();
    }

    /// <summary>Adds what the bot tells of its work, and what sends it. What is told goes nowhere where no collector is named.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="settings">Names the collector.</param>
    public static void Add(IServiceCollection services, BotSettings settings)
    {
        services.AddSingleton<BotTelemetry>();
        if (settings.Running.Value.Collector is { } collector)
        {
            services.AddSingleton(_ => new TelemetryExport(collector, settings.ReplicaName));
        }
    }

    /// <summary>Begins to send. What is left is sent when the services are disposed of.</summary>
    public static void Begin(IServiceProvider services) => services.GetService<TelemetryExport>();

    /// <inheritdoc/>
    public void Dispose()
    {
        _traces.Dispose();
        _metrics.Dispose();
    }

    private static void Send(OtlpExporterOptions export, Uri collector, string path)
    {
        export.Protocol = OtlpExportProtocol.HttpProtobuf;
        export.Endpoint = new Uri($"{collector.ToString().TrimEnd('/')}/{path}");
    }
}
