using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using NewsBot.Tests.Infrastructure;

namespace NewsBot.Tests.Mcp;

/// <summary>What an assistant gets that starts the program as its server and speaks the Model Context Protocol with it.</summary>
public sealed class McpCommandTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private McpClient _assistant = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _folder.Write("news/plan.md", News.FerryPlan);
        _folder.Write("news/delay.md", News.FerryDelay);
        var transport = new StdioClientTransport(new StdioClientTransportOptions
        {
            Command = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            Arguments = ["exec", ProgramDriver.Program, "mcp", "--knowledge", Path.Combine(_folder.Path, "news"), $"--Storage:DataDirectory={Path.Combine(_folder.Path, "data")}"],
            WorkingDirectory = _folder.Path,
        });
        _assistant = await McpClient.CreateAsync(transport, cancellationToken: Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _assistant.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task It_says_what_it_is_and_what_it_can_do()
    {
        _assistant.ServerInfo!.Name.ShouldBe("newsbot");
        _assistant.ServerInstructions!.ShouldContain("abstained");

        var tools = await _assistant.ListToolsAsync(cancellationToken: Cancellation);

        tools.Select(tool => tool.Name).ShouldBe(["ask", "timeline", "read_source"], ignoreOrder: true);
        tools.ShouldAllBe(tool => tool.ProtocolTool.Annotations!.ReadOnlyHint == true && tool.ProtocolTool.Description!.Length > 20);
        tools.Single(tool => tool.Name == "ask").JsonSchema.GetProperty("required").EnumerateArray().Select(name => name.GetString()).ShouldBe(["question"]);
    }

    [Fact]
    public async Task An_answer_is_that_of_the_command_line_and_its_quotes_stand_in_the_source_at_their_offsets()
    {
        var answer = await CallAsync("ask", new() { ["question"] = "Did the ferry to Vestra make its first crossing?" });

        (answer.GetProperty("outcome").GetString(), answer.GetProperty("status").GetString()).ShouldBe(("answered", "denied"));
        foreach (var citation in answer.GetProperty("citations").EnumerateArray())
        {
            var source = await CallAsync("read_source", new() { ["document"] = citation.GetProperty("document").GetString() });
            source.GetProperty("title").GetString().ShouldBe(citation.GetProperty("title").GetString());
            source.GetProperty("text").GetString()![citation.GetProperty("start").GetInt32()..citation.GetProperty("end").GetInt32()].ShouldBe(citation.GetProperty("quote").GetString());
        }
    }

    [Fact]
    public async Task As_of_a_day_nothing_later_is_used()
    {
        var answer = await CallAsync("ask", new() { ["question"] = "Did the ferry to Vestra make its first crossing?", ["asOf"] = "2021-04" });

        answer.GetProperty("status").GetString().ShouldBe("planned");
    }

    [Fact]
    public async Task A_timeline_has_dated_events()
    {
        var timeline = await CallAsync("timeline", new() { ["topic"] = "ferry", ["limit"] = 1 });

        timeline.GetProperty("events").EnumerateArray().ShouldHaveSingleItem().GetProperty("start").GetString().ShouldBe("2021-05-03");
    }

    [Fact]
    public async Task What_changed_in_the_folder_counts_at_the_next_call()
    {
        (await CallAsync("ask", new() { ["question"] = "Who discovered the comet Ternberg?" })).GetProperty("outcome").GetString().ShouldBe("abstained");

        _folder.Write("news/comet.md", News.Comet);

        (await CallAsync("ask", new() { ["question"] = "Who discovered the comet Ternberg?" })).GetProperty("outcome").GetString().ShouldBe("answered");
    }

    [Fact]
    public async Task While_the_folder_is_away_what_is_known_is_served()
    {
        Directory.Move(Path.Combine(_folder.Path, "news"), Path.Combine(_folder.Path, "away"));

        (await CallAsync("ask", new() { ["question"] = "Did the ferry to Vestra make its first crossing?" })).GetProperty("outcome").GetString().ShouldBe("answered");
    }

    [Theory]
    [InlineData("ask", "question", "   ", "question")]
    [InlineData("ask", "asOf", "someday", "someday")]
    [InlineData("timeline", "from", "2021-13", "2021-13")]
    [InlineData("read_source", "document", "../data/state.db", "There is no document")]
    [InlineData("read_source", "document", "/etc/passwd", "There is no document")]
    public async Task What_cannot_be_done_is_said(string tool, string argument, string value, string reason)
    {
        Dictionary<string, object?> arguments = tool == "ask" ? new() { ["question"] = "Did the ferry sail?" } : [];
        arguments[argument] = value;

        var result = await _assistant.CallToolAsync(tool, arguments, cancellationToken: Cancellation);

        result.IsError.ShouldBe(true);
        result.Content.OfType<TextContentBlock>().Single().Text.ShouldContain(reason);
    }

    private async Task<JsonElement> CallAsync(string tool, Dictionary<string, object?> arguments)
    {
        var result = await _assistant.CallToolAsync(tool, arguments, cancellationToken: Cancellation);
        result.IsError.ShouldNotBe(true);
        var text = JsonDocument.Parse(result.Content.OfType<TextContentBlock>().Single().Text).RootElement;
        JsonElement.DeepEquals(text, result.StructuredContent!.Value).ShouldBeTrue();
        return text;
    }
}
