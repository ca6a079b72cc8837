using System.Text.Json;
using NewsBot.CommandLine;
using NewsBot.Tests.Infrastructure;

namespace NewsBot.Tests.Inspecting;

public sealed class BatchInspectingTests : IDisposable
{
    private readonly CommandLineDriver _newsbot = new();

    public void Dispose() => _newsbot.Dispose();

    [Fact]
    public async Task Times_come_out_in_the_order_of_the_texts_with_offsets_into_them()
    {
        const int Count = 300;
        _newsbot.Input = string.Concat(Enumerable.Range(0, Count).Select(i => $$"""{"id":{{i}},"text":"\ud83d\ude00 {{new string('x', i)}} It rained yesterday.","reference":"2018-08-02"}""" + "\n"));

        var lines = Lines((await _newsbot.RunAsync("inspect", "--batch", "-", "--json")).ShouldBeDone());

        lines.Count.ShouldBe(Count);
        for (var i = 0; i < Count; i++)
        {
            lines[i].EnumerateObject().Select(field => field.Name).ShouldBe(["id", "times"]);
            lines[i].GetProperty("id").GetInt32().ShouldBe(i);
            var time = lines[i].GetProperty("times")[0];
            (time.GetProperty("start").GetInt32(), time.GetProperty("value").GetString()).ShouldBe((14 + i, "2018-08-01"));
        }
    }

    [Theory]
    [InlineData("\"2018-08-02\"", "2018-08-01")]
    [InlineData("\"2018-08-02T23:30:00\"", "2018-08-01")]
    [InlineData("\"2018-08\"", "XXXX-XX-XX")]
    [InlineData("\"9999-12-31\"", "9999-12-30")]
    [InlineData("\"0001-01-01\"", "XXXX-XX-XX")]
    [InlineData("null", "XXXX-XX-XX")]
    public async Task A_text_speaks_from_its_reference(string reference, string value)
    {
        _newsbot.Input = $$"""{"text":"It rained yesterday.","reference":{{reference}}}""";

        var line = Lines((await _newsbot.RunAsync("inspect", "--batch", "-")).ShouldBeDone()).ShouldHaveSingleItem();

        line.GetProperty("times")[0].GetProperty("value").GetString().ShouldBe(value);
        line.TryGetProperty("id", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("not json", "This is not JSON")]
    [InlineData("""{"id":1}""", "There is no \"text\"")]
    [InlineData("""{"text":7}""", "There is no \"text\"")]
    [InlineData("""{"text":"It rained.","reference":"soon"}""", "is not a date")]
    [InlineData("""{"text":"It rained.","reference":2018}""", "is not a date")]
    [InlineData("""{"text":"half \ud800 pair"}""", "the other half is missing")]
    public async Task A_line_that_cannot_be_read_is_named_and_the_others_are_read(string line, string message)
    {
        _newsbot.Input = $$"""{"text":"It rained."}""" + $"\n{line}\n" + """{"text":""}""";

        var finished = await _newsbot.RunAsync("inspect", "--batch", "-");

        finished.ExitCode.ShouldBe(ExitCode.Failed);
        finished.Error.ShouldStartWith("standard input:2: ");
        finished.Error.ShouldContain(message);
        Lines(finished).Count.ShouldBe(2);
    }

    private static List<JsonElement> Lines(Finished finished) =>
        [.. finished.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];
}
