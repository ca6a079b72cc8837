using System.Text.Json;
using NewsBot.CommandLine;
using NewsBot.Tests.Infrastructure;

namespace NewsBot.Tests.Inspecting;

public sealed class InspectCommandTests : IDisposable
{
    private const string Pier = """
        Pier of Vestra to reopen
        By Ida Holm
        3 May 2021

        Update: The pier did not reopen on Wednesday 5 May, its builders said.

        The pier of Vestra will reopen on 5 May after three years. "We fixed it last month," said builder Per Lind. It burned on the 45th of May.
        """;

    private readonly CommandLineDriver _newsbot = new();

    public void Dispose() => _newsbot.Dispose();

    [Fact]
    public async Task I_can_see_how_a_document_is_read() =>
        Expectation.ShouldMatch((await InspectAsync()).Output, "Inspecting/pier.txt");

    [Fact]
    public async Task The_JSON_is_the_contract()
    {
        var finished = await InspectAsync("--json");

        using var json = JsonDocument.Parse(finished.Output);
        json.RootElement.EnumerateObject().Select(field => field.Name).ShouldBe(["document", "title", "author", "publisher", "published", "updated", "inferred", "sentences"]);
        json.RootElement.GetProperty("author").GetString().ShouldBe("Ida Holm");
        json.RootElement.GetProperty("publisher").ValueKind.ShouldBe(JsonValueKind.Null);
        json.RootElement.GetProperty("inferred")[0].EnumerateObject().Select(field => field.Name).ShouldBe(["field", "value", "reason"]);
        var sentence = json.RootElement.GetProperty("sentences").EnumerateArray().Single(sentence => sentence.GetProperty("text").GetString()!.Contains("will reopen"));
        sentence.EnumerateObject().Select(field => field.Name).ShouldBe(["text", "start", "end", "line", "statedOn", "status", "speaker", "times"]);
        sentence.GetProperty("statedOn").GetString().ShouldBe("2021-05-03");
        sentence.GetProperty("status").GetString().ShouldBe("planned");
        sentence.GetProperty("speaker").ValueKind.ShouldBe(JsonValueKind.Null);
        (sentence.GetProperty("end").GetInt32() - sentence.GetProperty("start").GetInt32()).ShouldBe(sentence.GetProperty("text").GetString()!.Length);
        sentence.GetProperty("times")[0].GetRawText().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal)
            .ShouldEndWith("\"text\":\"5May\",\"type\":\"DATE\",\"value\":\"2021-05-05\",\"from\":\"2021-05-05\",\"to\":\"2021-05-05\",\"precision\":\"day\"}");
    }

    [Fact]
    public async Task What_cannot_be_resolved_says_so()
    {
        using var json = JsonDocument.Parse((await InspectAsync("--json")).Output);

        var time = json.RootElement.GetProperty("sentences").EnumerateArray().Last().GetProperty("times")[0];
        (time.GetProperty("text").GetString(), time.GetProperty("value").GetString()).ShouldBe(("the 45th of May", ""));
        time.GetProperty("from").ValueKind.ShouldBe(JsonValueKind.Null);
        time.GetProperty("precision").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("2031", "2031")]
    [InlineData("2031-05", "2031-05")]
    [InlineData("2031-05-03", "2031-05-03")]
    public async Task I_can_give_the_date(string date, string published)
    {
        using var json = JsonDocument.Parse((await InspectAsync("--json", "--date", date)).Output);

        json.RootElement.GetProperty("published").GetString().ShouldBe(published);
    }

    [Fact]
    public async Task I_can_pipe_a_document_in()
    {
        _newsbot.Input = Pier;

        var finished = (await _newsbot.RunAsync("inspect", "-")).ShouldBeDone();

        finished.Output.ShouldStartWith("Pier of Vestra to reopen\n");
    }

    [Fact]
    public async Task What_a_document_would_do_to_the_terminal_it_does_not()
    {
        _newsbot.Input = "Comet \u001b]0;owned\u0007\n\nThe \u001b[31mcomet\u001b[0m was [bold]seen[/] \u202Eyadretsey\u202C at dawn, and many who had risen early for it "
            + "stood on the roofs of Norrby until the sun came up and nothing more could be seen of it that day.\n";

        (await _newsbot.RunAsync("inspect", "-")).ShouldBeDone().Output.ShouldAllBe(c => c == '\n' || (!char.IsControl(c) && c != '\u202E' && c != '\u202C'));
    }

    [Fact]
    public async Task I_am_told_what_is_wrong_with_a_document()
    {
        (await _newsbot.RunAsync("inspect", _newsbot.WriteFile("empty.md", ""))).ShouldFail(ExitCode.Failed, "The file is empty.", "empty.md");
        (await _newsbot.RunAsync("inspect", Path.Combine(_newsbot.Knowledge, "none.md"))).ShouldFail(ExitCode.Failed, "none.md", "cannot be read");
        (await _newsbot.RunAsync("inspect", _newsbot.Knowledge)).ShouldFail(ExitCode.Failed, "cannot be read");
    }

    [Theory]
    [InlineData("--date", "soon", "\"soon\" is not a date that --date understands")]
    [InlineData("--date", "2018-02-30", "is not a date")]
    [InlineData("--batch", "-", "not both")]
    public async Task I_am_told_how_to_call_it(string option, string value, string message) =>
        (await _newsbot.RunAsync("inspect", "a.md", option, value)).ShouldFail(ExitCode.BadUsage, message);

    [Fact]
    public async Task I_am_told_that_nothing_was_named()
    {
        (await _newsbot.RunAsync("inspect")).ShouldFail(ExitCode.BadUsage, "No document was given", "newsbot inspect --help");
        (await _newsbot.RunAsync("inspect", "--batch", "-", "--date", "2018")).ShouldFail(ExitCode.BadUsage, "\"reference\"");
    }

    private async Task<Finished> InspectAsync(params string[] options) =>
        (await _newsbot.RunAsync(["inspect", _newsbot.WriteFile("pier.txt", Pier), .. options])).ShouldBeDone();
}
