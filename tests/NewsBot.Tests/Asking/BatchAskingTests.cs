using System.Text;
using System.Text.Json;
using NewsBot.Asking;
using NewsBot.Batches;
using NewsBot.CommandLine;
using NewsBot.Core;
using NewsBot.Output;
using NewsBot.Tests.Infrastructure;

namespace NewsBot.Tests.Asking;

public sealed class BatchAskingTests : IDisposable
{
    private readonly CommandLineDriver _newsbot = new CommandLineDriver().WithNews();

    public void Dispose() => _newsbot.Dispose();

    [Fact]
    public async Task Answers_come_out_in_the_order_of_the_questions()
    {
        const int Count = 500;
        string[] questions = ["Who discovered comet Ternberg?", "Did the ferry make its first crossing?", "How many passengers does the ferry take?"];
        _newsbot.Input = string.Concat(Enumerable.Range(0, Count).Select(i => $$"""{"id":{{i}},"question":"{{questions[i % questions.Length]}}"}""" + "\n"));

        var finished = (await _newsbot.OnKnowledgeAsync("ask", "--batch", "-")).ShouldBeDone();

        var answers = Lines(finished.Output);
        answers.Select(answer => answer.GetProperty("id").GetInt32()).ShouldBe(Enumerable.Range(0, Count));
        answers.Select(answer => answer.GetProperty("question").GetString()).ShouldBe(Enumerable.Range(0, Count).Select(i => questions[i % questions.Length]));
    }

    [Fact]
    public async Task Each_line_answers_what_a_single_question_answers_but_for_the_id_and_the_time()
    {
        _newsbot.Input = """{"id":"a","question":"Who discovered comet Ternberg?"}""";
        var one = (await _newsbot.OnKnowledgeAsync("ask", "Who discovered comet Ternberg?", "--json")).ShouldBeDone();
        var batch = (await _newsbot.OnKnowledgeAsync("ask", "--batch", "-", "--json")).ShouldBeDone();

        var fields = Lines(batch.Output).ShouldHaveSingleItem().EnumerateObject().ToList();
        fields[0].Name.ShouldBe("id");
        using var single = JsonDocument.Parse(one.Output);
        foreach (var (expected, actual) in single.RootElement.EnumerateObject().Zip(fields.Skip(1)))
        {
            actual.Name.ShouldBe(expected.Name);
            if (expected.Name != "elapsedMs")
            {
                JsonElement.DeepEquals(actual.Value, expected.Value).ShouldBeTrue(expected.Name);
            }
        }
    }

    [Fact]
    public async Task Each_question_may_have_its_own_day_and_the_command_lines_is_for_the_others()
    {
        _newsbot.Input = """
            {"question":"Did the ferry make its first crossing?","asOf":"2021-04","weight":3}
            {"question":"Did the ferry make its first crossing?","asOf":null}
            """;

        var finished = (await _newsbot.OnKnowledgeAsync("ask", "--batch", "-", "--as-of", "2021-05-31")).ShouldBeDone();

        Lines(finished.Output).Select(answer => answer.GetProperty("asOf").GetString()).ShouldBe(["2021-04-30", "2021-05-31"]);
    }

    [Theory]
    [InlineData("not json", "This is not JSON")]
    [InlineData("""{"id":"x","question":"Who""", "This is not JSON")]
    [InlineData("""{"id":"x"}""", "There is no \"question\"")]
    [InlineData("""{"id":"x","question":7}""", "There is no \"question\"")]
    [InlineData("""["Who?"]""", "There is no \"question\"")]
    [InlineData("""{"id":"x","question":""}""", "question")]
    [InlineData("""{"id":"x","question":"Who?","asOf":"soon"}""", "is not a date")]
    [InlineData("""{"id":"x","question":"Who?","asOf":2018}""", "is not a date")]
    [InlineData("""{"id":"x","question":"half \ud800 pair"}""", "the other half is missing. Write each question on one line")]
    [InlineData("""{"id":["\udc00"],"question":"Who?"}""", "the other half is missing. Write each question on one line")]
    [InlineData("""{"\ud800":"x","question":"Who?"}""", "the other half is missing. Write each question on one line")]
    [InlineData("""{"id":"x","question":"Who?","asOf":"\ud800"}""", "the other half is missing. Write each question on one line")]
    public async Task A_line_that_cannot_be_answered_is_named_and_the_others_are_answered(string line, string message)
    {
        const string Good = """{"id":1,"question":"Who discovered comet Ternberg?"}""";
        _newsbot.Input = $"{Good}\n{line}\n\n{Good}\n";

        var finished = await _newsbot.OnKnowledgeAsync("ask", "--batch", "-");

        finished.ExitCode.ShouldBe(ExitCode.Failed);
        finished.Error.ShouldStartWith("standard input:2: ");
        finished.Error.ShouldContain(message);
        finished.Error.TrimEnd().ShouldNotContain('\n');
        Lines(finished.Output).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_nobody_expected_is_reported_as_such_with_its_line_and_with_details_for_who_asks(bool isVerbose)
    {
        using var error = new StringWriter();
        using var input = new MemoryStream("""{"question":"Who?"}"""u8.ToArray());
        var terminal = new Terminal { In = input, Out = TextWriter.Null, Error = error };
        await using var questions = BatchFile.Open("-", terminal);

        // Without knowledge every question fails, as only a mistake in the program could make it.
        var asking = new BatchAsking(new AnswerPipeline(null!), terminal, new ErrorReporter(terminal, isVerbose), asOf: null);

        (await asking.RunAsync(questions, TestContext.Current.CancellationToken)).ShouldBe(ExitCode.Failed);
        error.ToString().ShouldStartWith("standard input:1: Something unexpected went wrong: ");
        error.ToString().ShouldContain("(--verbose shows the details)");
        error.ToString().Contains(nameof(NullReferenceException), StringComparison.Ordinal).ShouldBe(isVerbose);
    }

    [Fact]
    public async Task Questions_come_from_a_file_with_or_without_a_byte_order_mark_and_a_last_line_end()
    {
        var file = _newsbot.WriteFile("questions.jsonl", "\uFEFF{\"id\":\"é\",\"question\":\"Who discovered comet Ternberg?\"}\r\n{\"id\":2,\"question\":\"What did the ferry cost?\"}");

        var finished = (await _newsbot.OnKnowledgeAsync("ask", "--batch", file)).ShouldBeDone();

        Lines(finished.Output).Select(answer => answer.GetProperty("id").ToString()).ShouldBe(["é", "2"]);
        finished.Output.ShouldContain("\"id\":\"é\"");
    }

    [Fact]
    public async Task Nothing_in_is_nothing_out()
    {
        _newsbot.Input = "\n\n";

        (await _newsbot.OnKnowledgeAsync("ask", "--batch", "-")).ShouldBeDone().Output.ShouldBe("");
    }

    [Fact]
    public async Task I_am_told_that_the_file_of_questions_is_missing()
    {
        var missing = Path.Combine(_newsbot.Knowledge, "none.jsonl");

        (await _newsbot.OnKnowledgeAsync("ask", "--batch", missing)).ShouldFail(ExitCode.Failed, missing, "JSON Lines");
    }

    [Fact]
    public async Task I_am_told_that_a_question_beside_a_batch_is_one_too_many() =>
        (await _newsbot.OnKnowledgeAsync("ask", "Who?", "--batch", "-")).ShouldFail(ExitCode.BadUsage, "not both");

    private static List<JsonElement> Lines(string output) =>
        [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(Encoding.UTF8.GetBytes(line)))];
}
