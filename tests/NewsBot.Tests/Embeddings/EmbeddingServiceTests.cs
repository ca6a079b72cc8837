using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using NewsBot.Core;
using NewsBot.Core.Reloading;
using NewsBot.Core.Retrieval;
using NewsBot.Embeddings;
using NewsBot.Settings;
using NewsBot.Tests.Infrastructure;

namespace NewsBot.Tests.Embeddings;

public sealed class EmbeddingServiceTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ManualTime _time = new();
    private readonly LogCollector _log = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_running_bot_embeds_what_it_serves_and_what_comes()
    {
        await using var server = await EmbeddingServer.StartAsync();
        using var knowledge = await LoadAsync();
        using var service = Service(server, knowledge);

        await service.StartAsync(Cancellation);
        (await _log.NextAsync()).ShouldBe("Embedded 1 of 1 passages with tiny-embed.");
        Write("second.md");
        await knowledge.ReloadAsync(progress: null, Cancellation);
        (await _log.NextAsync()).ShouldBe("Embedded 1 of 2 passages with tiny-embed.");

        await service.StopAsync(Cancellation);
        server.Texts.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_fails_is_told_and_tried_again_after_a_minute()
    {
        await using var server = await EmbeddingServer.StartAsync();
        using var knowledge = await LoadAsync();
        using var service = Service(server, knowledge);
        server.Instead = () => (402, "{}");

        await service.StartAsync(Cancellation);
        (await _log.NextAsync()).ShouldContain("no quota left");
        server.Instead = () => null;
        await _time.WaitForTimerAsync(TimeSpan.FromMinutes(1));
        _time.Advance(TimeSpan.FromMinutes(1));
        (await _log.NextAsync()).ShouldBe("Embedded 1 of 1 passages with tiny-embed.");

        await service.StopAsync(Cancellation);
    }

    private async Task<LiveKnowledge> LoadAsync()
    {
        Write("first.md");
        var knowledge = new LiveKnowledge(
            new KnowledgeIndexOptions { KnowledgeDirectory = Path.Combine(_folder.Path, "knowledge"), IndexDirectory = Path.Combine(_folder.Path, "index") },
            snapshot => new AnswerPipeline(snapshot),
            TimeProvider.System);
        await knowledge.ReloadAsync(progress: null, Cancellation);
        return knowledge;
    }

    private void Write(string name) => _folder.Write($"knowledge/{name}", $"---\ntitle: {name}\npublished: 2021-05-06\n---\n\nThe bridge {name} is open.\n");

    private EmbeddingService Service(EmbeddingServer server, LiveKnowledge knowledge)
    {
        var settings = new EmbeddingSettings { Provider = EmbeddingProvider.OpenAI, Model = EmbeddingServer.Model, ApiKey = EmbeddingServer.Key, Endpoint = new Uri(server.Address, "v1") };
        return new EmbeddingService(knowledge, ConfiguredEmbeddings.Create(settings, TimeProvider.System)!, _time, _log);
    }

    private sealed class LogCollector : ILogger<EmbeddingService>
    {
        private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

        public ValueTask<string> NextAsync() => _lines.Reader.ReadAsync(Cancellation);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Writer.TryWrite(formatter(state, exception));
    }
}
