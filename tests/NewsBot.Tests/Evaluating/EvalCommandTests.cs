using System.Text.Json;
using NewsBot.CommandLine;
using NewsBot.Tests.Infrastructure;

namespace NewsBot.Tests.Evaluating;

public sealed class EvalCommandTests : IDisposable
{
    private const string Discovered =
        """{"id":"comet","question":"Who discovered comet Ternberg?","type":"who","answers":["Paula Ternberg"],"documents":["comet.md"]}""";

    private const string Wrong =
        """{"id":"wrong","question":"How many passengers does the ferry take?","type":"how-many","answers":["999"]}""";

    private const string Unanswerable =
        """{"id":"chess","question":"Who won the chess championship in Oslo?","type":"who","answerable":false}""";

    private const string Crossing =
        """{"id":"crossing","question":"Did the ferry make its first crossing?","asOf":"2021-04-30","answers":["will make"],"notYet":["pier failed"],"superseded":[],"followUps":[{"question":"How many passengers does the ferry take?","answers":["240"]}]}""";

    private readonly CommandLineDriver _newsbot = new CommandLineDriver().WithNews();

    public void Dispose() => _newsbot.Dispose();

    [Fact]
    public async Task I_see_the_figures_and_every_miss_with_what_was_expected_said_and_why()
    {
        var finished = (await EvalAsync(Lines(Discovered, Wrong, Unanswerable, Crossing))).ShouldBeDone();

        finished.Output.ShouldContain("Right                           0.750 3 of 4\n");
        finished.Output.ShouldContain("Abstention recall               1.000 1 of 1\n");
        finished.Output.ShouldContain("Future leaks                    0.000 0 of 1\n");
        finished.Output.ShouldContain("Verbatim quotes                 1.000 ");
        finished.Output.ShouldContain("who                             1.000 2 of 2\n");
        finished.Output.ShouldContain("how-many                        0.000 0 of 1\n");
        finished.Output.ShouldContain("""
            - wrong How many passengers does the ferry take?
              expected: 999
              said:     The ferry takes 240 passengers and cost 31 million crowns.
              why:      The answer does not hold what was expected. Not retrieved: none of
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task I_get_json_that_a_later_run_can_be_compared_with()
    {
        var before = (await EvalAsync(Lines(Discovered, Wrong), "--json")).ShouldBeDone().Output;
        using (var json = JsonDocument.Parse(before))
        {
            json.RootElement.GetProperty("figures").GetProperty("right").GetDouble().ShouldBe(0.5);
            json.RootElement.GetProperty("questions").EnumerateArray().Select(question => question.GetProperty("lostAt").GetString()).ShouldBe([null, "retrieval"]);
        }

        var old = _newsbot.WriteFile("old.json", before);
        var after = (await EvalAsync(
            Lines(Discovered.Replace("Paula", "Ida", StringComparison.Ordinal), Wrong.Replace("999", "240", StringComparison.Ordinal)), "--json", "--compare", old)).ShouldBeDone();

        using var compared = JsonDocument.Parse(after.Output);
        compared.RootElement.GetProperty("better").EnumerateArray().Select(id => id.GetString()).ShouldBe(["wrong"]);
        compared.RootElement.GetProperty("worse").EnumerateArray().Select(id => id.GetString()).ShouldBe(["comet"]);
    }

    [Theory]
    [InlineData("--min", "right=0.5", true)]
    [InlineData("--min", "right=0.51", false)]
    [InlineData("--max", "misses=1", true)]
    [InlineData("--max", "misses=0", false)]
    [InlineData("--min", "abstentionRecall=0", false)]
    public async Task A_threshold_that_is_not_kept_fails_the_command(string option, string threshold, bool isKept)
    {
        var finished = await EvalAsync(Lines(Discovered, Wrong), option, threshold);

        finished.ExitCode.ShouldBe(isKept ? ExitCode.Done : ExitCode.Failed);
        finished.Output.ShouldContain("Right ");
        (finished.Error.Length == 0).ShouldBe(isKept);
    }

    [Theory]
    [InlineData("rigth=1")]
    [InlineData("right")]
    [InlineData("right=much")]
    public async Task I_am_told_what_a_threshold_looks_like(string threshold) =>
        (await EvalAsync(Discovered, "--min", threshold)).ShouldFail(ExitCode.BadUsage, threshold, "right=0.8", "abstentionRecall");

    [Theory]
    [InlineData("not json", "not JSON")]
    [InlineData("""{"id":"comet","question":"Who?"}""", "an id of its own")]
    [InlineData("""{"id":"x","question":"Who?","anwers":[]}""", "\"anwers\"")]
    [InlineData("""{"id":"x","question":"Who?","documents":["boat.md"]}""", "\"boat.md\"")]
    [InlineData("""{"id":"x","question":"?!"}""", "question")]
    public async Task A_line_that_cannot_be_used_is_named_and_the_others_are_asked(string line, string words)
    {
        var finished = await EvalAsync(Lines(Discovered, line));

        finished.ExitCode.ShouldBe(ExitCode.Failed);
        finished.Error.ShouldContain("set.jsonl:2: ");
        finished.Error.ShouldContain(words);
        finished.Output.ShouldContain("Right                           1.000 1 of 1\n");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    public async Task I_am_told_that_there_are_no_questions(string set) => (await EvalAsync(set)).ShouldFail(ExitCode.Failed, "There is no question in it");

    [Fact]
    public async Task I_am_told_that_the_set_is_missing() =>
        (await _newsbot.OnKnowledgeAsync("eval", Path.Combine(_newsbot.Knowledge, "none.jsonl"))).ShouldFail(ExitCode.Failed, "none.jsonl", "JSON Lines");

    [Fact]
    public async Task I_am_told_that_something_is_no_earlier_scorecard() =>
        (await EvalAsync(Discovered, "--compare", _newsbot.WriteFile("old.json", "{}"))).ShouldFail(ExitCode.Failed, "old.json", "newsbot eval --json");

    private static string Lines(params string[] questions) => string.Join('\n', questions);

    private Task<Finished> EvalAsync(string set, params string[] options) =>
        _newsbot.OnKnowledgeAsync(["eval", _newsbot.WriteFile("set.jsonl", set), .. options]);
}
