using System.Net;
using System.Text;
using System.Text.Json;
using NewsBot.Tests.Infrastructure;

namespace NewsBot.Tests.Hosting;

/// <summary>The running bot as an operator and a program meet it.</summary>
public sealed class RunTests : IDisposable
{
    private const string Question = "Who runs the ferry to Vestra?";

    private readonly TempFolder _folder = new();

    public RunTests() => Write("Paula Ternberg runs the ferry to Vestra.");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task I_can_ask_over_http_and_get_what_the_command_line_prints()
    {
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation);

        (await bot.Http.GetStringAsync("health/live", Cancellation)).ShouldBe("live");
        (await bot.Http.GetStringAsync("health/ready", Cancellation)).ShouldStartWith("ready");
        var answer = await bot.AskAsync(Question, Cancellation);
        answer.GetProperty("outcome").GetString().ShouldBe("answered");
        answer.GetProperty("citations")[0].GetProperty("quote").GetString().ShouldBe("Paula Ternberg runs the ferry to Vestra.");
        using var timeline = JsonDocument.Parse(await bot.Http.GetStringAsync("api/timeline?limit=0", Cancellation));
        timeline.RootElement.GetProperty("events").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("api/ask", """{"question":""}""")]
    [InlineData("api/ask", """{"question":42}""")]
    [InlineData("api/ask", """{"question":"Who?","asOf":"soon"}""")]
    [InlineData("api/ask", "no json")]
    [InlineData("api/timeline?from=soon", null)]
    [InlineData("api/timeline?limit=-1", null)]
    public async Task I_am_told_what_is_wrong_with_a_request(string address, string? body)
    {
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation);

        using var response = body is null
            ? await bot.Http.GetAsync(address, Cancellation)
            : await bot.Http.PostAsync(address, new StringContent(body, Encoding.UTF8, "application/json"), Cancellation);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation));
        problem.RootElement.GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation);

        using var response = await bot.Http.PostAsync("api/ask", new StringContent(new string(' ', 100_000)), Cancellation);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task I_can_save_a_file_and_it_is_served()
    {
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation);

        Write("Since June the harbour master Olaf Brandt runs the ferry to Vestra.");

        await UntilAsync(async () => (await bot.AskAsync(Question, Cancellation)).GetProperty("answer").GetString()!.Contains("Olaf Brandt"));
    }

    [Fact]
    public async Task I_can_send_a_signal_to_reload_and_one_to_stop()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation);
        Write("Since June the harbour master Olaf Brandt runs the ferry to Vestra.");

        await bot.SignalAsync("-HUP", Cancellation);

        await UntilAsync(async () => (await bot.AskAsync(Question, Cancellation)).GetProperty("answer").GetString()!.Contains("Olaf Brandt"));
        var (exitCode, log) = await bot.StopAsync("-TERM", Cancellation);
        exitCode.ShouldBe(0);
        log.ShouldContain("Serving 1 documents");
        log.ShouldContain("0 added, 1 changed, 0 removed");
    }

    // The bot tells nobody when it has reloaded; a question does.
    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await condition())
        {
            await timer.WaitForNextTickAsync(patience.Token);
        }
    }

    private void Write(string text) =>
        _folder.Write("news/ferry.md", $"---\ntitle: Ferry\npublished: 2021-05-03\n---\n\n{text} The pier at Vestra opened on 1 May 2021.\n");
}
