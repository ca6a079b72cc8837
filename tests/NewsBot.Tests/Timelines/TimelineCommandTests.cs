using System.Text.Json;
using NewsBot.CommandLine;
using NewsBot.Tests.Infrastructure;

namespace NewsBot.Tests.Timelines;

public sealed class TimelineCommandTests : IDisposable
{
    private readonly CommandLineDriver _newsbot = new CommandLineDriver().WithNews();

    public void Dispose() => _newsbot.Dispose();

    [Fact]
    public async Task I_can_read_what_happened_when()
    {
        var finished = (await _newsbot.OnKnowledgeAsync("timeline")).ShouldBeDone();

        finished.Output.ShouldStartWith("● March 2021\n│ Comet Ternberg was discovered");
        finished.Output.ShouldContain("● 3 May 2021\n│ (planned, superseded) The new electric ferry");
        finished.Output.ShouldContain("│ (did not happen) The new electric ferry to Vestra island did not make");
        finished.Output.ShouldContain("Sources\n[1] Comet Ternberg seen over the coast\n");
    }

    [Fact]
    public async Task I_can_ask_for_a_topic_without_quotation_marks()
    {
        var finished = (await _newsbot.OnKnowledgeAsync("timeline", "comet", "Ternberg")).ShouldBeDone();

        finished.Output.ShouldContain("Comet Ternberg was discovered");
        finished.Output.ShouldNotContain("ferry");
    }

    [Fact]
    public async Task As_of_a_day_nothing_stated_later_is_used()
    {
        var finished = (await _newsbot.OnKnowledgeAsync("timeline", "--as-of", "2021-04-30")).ShouldBeDone();

        finished.Output.ShouldContain("(planned) The new electric ferry");
        finished.Output.ShouldNotContain("did not");
        finished.Output.ShouldEndWith("As of 30 April 2021: nothing stated later was used.\n");
    }

    [Fact]
    public async Task The_JSON_is_the_contract()
    {
        var finished = (await _newsbot.OnKnowledgeAsync("timeline", "ferry", "--from", "2021-05", "--to", "2021", "--json")).ShouldBeDone();

        using var json = JsonDocument.Parse(finished.Output);
        var root = json.RootElement;
        root.EnumerateObject().Select(field => field.Name).ShouldBe(["topic", "from", "to", "asOf", "events", "omitted", "disagreements", "citations"]);
        root.GetProperty("topic").GetString().ShouldBe("ferry");
        (root.GetProperty("from").GetString(), root.GetProperty("to").GetString()).ShouldBe(("2021-05-01", "2021-12-31"));
        root.GetProperty("asOf").ValueKind.ShouldBe(JsonValueKind.Null);
        var first = root.GetProperty("events")[0];
        first.EnumerateObject().Select(field => field.Name)
            .ShouldBe(["start", "end", "precision", "expression", "text", "status", "superseded", "importance", "citations"]);
        (first.GetProperty("start").GetString(), first.GetProperty("end").GetString(), first.GetProperty("precision").GetString()).ShouldBe(("2021-05-03", "2021-05-03", "day"));
        (first.GetProperty("expression").GetString(), first.GetProperty("status").GetString(), first.GetProperty("superseded").GetBoolean()).ShouldBe(("3 May", "planned", true));
        first.GetProperty("importance").GetDouble().ShouldBeInRange(0, 1);
        root.GetProperty("citations")[first.GetProperty("citations")[0].GetInt32() - 1].GetProperty("quote").GetString().ShouldBe(first.GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_month_is_never_its_first_day()
    {
        using var json = JsonDocument.Parse((await _newsbot.OnKnowledgeAsync("timeline", "comet", "--json")).ShouldBeDone().Output);

        var comet = json.RootElement.GetProperty("events")[0];
        (comet.GetProperty("start").GetString(), comet.GetProperty("end").GetString(), comet.GetProperty("precision").GetString()).ShouldBe(("2021-03", "2021-03", "month"));
    }

    [Fact]
    public async Task I_am_told_what_was_left_out_and_how_to_see_it()
    {
        (await _newsbot.OnKnowledgeAsync("timeline", "--limit", "1")).ShouldBeDone().Output.ShouldContain("2 less important events were left out; --limit 0 shows all.\n");
        (await _newsbot.OnKnowledgeAsync("timeline", "--limit", "0")).ShouldBeDone().Output.ShouldNotContain("left out");
    }

    [Fact]
    public async Task I_am_told_that_nothing_is_dated()
    {
        (await _newsbot.OnKnowledgeAsync("timeline", "volcano")).ShouldBeDone().Output.ShouldBe("The documents date nothing about “volcano”.\n");
        (await _newsbot.OnKnowledgeAsync("timeline", "--from", "2030")).ShouldBeDone().Output.ShouldBe("The documents date nothing in that time.\n");
    }

    [Theory]
    [InlineData("--from", "soon", "\"soon\" is not a date that --from understands")]
    [InlineData("--to", "2018-02-30", "is not a date")]
    [InlineData("--as-of", "", "is not a date")]
    [InlineData("--limit", "-1", "is not a number of events")]
    [InlineData("--limit", "many", "many")]
    [InlineData("--limit", "99999999999", "99999999999")]
    public async Task I_am_told_how_to_call_it(string option, string value, string message) =>
        (await _newsbot.OnKnowledgeAsync("timeline", option, value)).ShouldFail(ExitCode.BadUsage, message);

    [Fact]
    public async Task I_am_told_that_the_period_is_turned_round() =>
        (await _newsbot.OnKnowledgeAsync("timeline", "--from", "2020", "--to", "2019")).ShouldFail(ExitCode.BadUsage, "Exchange them");

    [Fact]
    public async Task A_mistyped_option_is_not_taken_for_a_topic() =>
        (await _newsbot.OnKnowledgeAsync("timeline", "ferry", "--jsn")).ShouldFail(ExitCode.BadUsage, "There is no option --jsn");

    [Fact]
    public async Task A_topic_that_says_nothing_is_refused() =>
        (await _newsbot.OnKnowledgeAsync("timeline", "?!")).ShouldFail(ExitCode.BadUsage, "topic");
}
