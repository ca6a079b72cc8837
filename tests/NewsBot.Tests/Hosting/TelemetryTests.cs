using System.Collections.Concurrent;
using System.Net;
using NewsBot.Tests.Infrastructure;

namespace NewsBot.Tests.Hosting;

/// <summary>What the running bot sends to a collector that speaks OTLP over HTTP.</summary>
public sealed class TelemetryTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly ConcurrentBag<(string Path, string Body)> _received = [];
    private LoopbackServer _collector = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _collector = await LoopbackServer.StartAsync(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);

            // Names and values are UTF-8 in a protocol buffer; Latin-1 keeps every byte.
            _received.Add((context.Request.Path, System.Text.Encoding.Latin1.GetString(body.ToArray())));
            context.Response.ContentType = "application/x-protobuf";
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _collector.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Questions_are_told_with_outcome_and_times_and_without_their_words()
    {
        _folder.Write("news/delay.md", News.FerryDelay);
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation, $"--Telemetry:OtlpEndpoint={_collector.Address}");
        (await bot.Http.GetAsync("?q=Did+the+ferry+to+Vestra+make+its+first+crossing%3F", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await bot.Http.GetAsync("?q=Who+painted+the+zeppelin%3F", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);

        // What has not been sent yet is sent before the end.
        (await bot.StopAsync("-TERM", Cancellation)).ExitCode.ShouldBe(0);

        var traces = string.Concat(_received.Where(sent => sent.Path == "/v1/traces").Select(sent => sent.Body));
        var metrics = string.Concat(_received.Where(sent => sent.Path == "/v1/metrics").Select(sent => sent.Body));
        foreach (var name in new[] { "newsbot", "question", "evidence", "newsbot.outcome", "answered", "abstained", "newsbot.platform", "page", "extractive" })
        {
            traces.ShouldContain(name);
        }

        foreach (var name in new[] { "newsbot.answer.duration", "newsbot.stage.duration", "newsbot.stage", "answered", "abstained" })
        {
            metrics.ShouldContain(name);
        }

        foreach (var word in new[] { "zeppelin", "Vestra", "crossing" })
        {
            traces.ShouldNotContain(word);
            metrics.ShouldNotContain(word);
        }
    }

    [Fact]
    public async Task A_collector_that_is_not_there_delays_no_answer_and_no_end()
    {
        _folder.Write("news/delay.md", News.FerryDelay);
        var gone = await LoopbackServer.StartAsync(_ => Task.CompletedTask);
        var address = gone.Address;
        await gone.DisposeAsync();
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation, $"--Telemetry:OtlpEndpoint={address}");

        (await bot.AskAsync("Did the ferry to Vestra make its first crossing?", Cancellation)).GetProperty("outcome").GetString().ShouldBe("answered");

        (await bot.StopAsync("-TERM", Cancellation)).ExitCode.ShouldBe(0);
    }
}
