using System.Text.Json;
using NewsBot.CommandLine;
using NewsBot.Tests.Infrastructure;

namespace NewsBot.Tests.Asking;

public sealed class AskCommandTests : IDisposable
{
    private const string WhoDiscovered = "Who discovered comet Ternberg?";

    private readonly CommandLineDriver _newsbot = new();

    public void Dispose() => _newsbot.Dispose();

    [Fact]
    public async Task I_can_ask_and_get_an_answer_with_its_source()
    {
        var finished = (await _newsbot.WithNews().OnKnowledgeAsync("ask", WhoDiscovered)).ShouldBeDone();

        finished.Output.ShouldStartWith("As of June 2021: Comet Ternberg was discovered by the astronomer Paula Ternberg");
        finished.Output.ShouldContain("""
            Sources
            [1] Comet Ternberg seen over the coast
                Sky Weekly, June 2021
                “Comet Ternberg was discovered by the astronomer Paula Ternberg in March.”
                comet.md:6
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task I_can_leave_out_the_quotation_marks() =>
        (await _newsbot.WithNews().OnKnowledgeAsync(["ask", .. WhoDiscovered.Split(' ')])).ShouldBeDone().Output
            .ShouldContain("Paula Ternberg");

    [Fact]
    public async Task I_get_json_and_nothing_else()
    {
        var finished = (await _newsbot.WithNews().OnKnowledgeAsync("ask", WhoDiscovered, "--json")).ShouldBeDone();

        using var json = JsonDocument.Parse(finished.Output);
        var answer = json.RootElement;
        answer.GetProperty("question").GetString().ShouldBe(WhoDiscovered);
        answer.GetProperty("outcome").GetString().ShouldBe("answered");
        answer.GetProperty("asOf").ValueKind.ShouldBe(JsonValueKind.Null);
        answer.GetProperty("elapsedMs").GetDouble().ShouldBeGreaterThanOrEqualTo(0);
        var citation = answer.GetProperty("citations")[0];
        citation.GetProperty("document").GetString().ShouldBe("comet.md");
        citation.GetProperty("published").GetString().ShouldBe("2021-06");
        citation.GetProperty("author").ValueKind.ShouldBe(JsonValueKind.Null);
        (citation.GetProperty("end").GetInt32() - citation.GetProperty("start").GetInt32())
            .ShouldBe(citation.GetProperty("quote").GetString()!.Length);
    }

    [Fact]
    public async Task I_can_see_how_an_answer_came_to_be()
    {
        var finished = (await _newsbot.WithNews().OnKnowledgeAsync("ask", "Did the ferry make its first crossing?", "--explain")).ShouldBeDone();

        var explanation = finished.Output[finished.Output.IndexOf("How this came to be", StringComparison.Ordinal)..];
        explanation.ShouldContain("asked for: YesNo\n");
        explanation.ShouldContain(" Ferry to Vestra did not start\n");
        explanation.ShouldContain("superseded by 1");
        explanation.ShouldContain("so it is answered");
        finished.Output.Split('\n').ShouldAllBe(line => line.Length <= 80);
    }

    [Fact]
    public async Task Explained_json_is_the_usual_with_one_object_more()
    {
        var usual = (await _newsbot.WithNews().OnKnowledgeAsync("ask", WhoDiscovered, "--json")).ShouldBeDone();
        var explained = (await _newsbot.OnKnowledgeAsync("ask", WhoDiscovered, "--json", "--explain")).ShouldBeDone();

        using var before = JsonDocument.Parse(usual.Output);
        using var after = JsonDocument.Parse(explained.Output);
        after.RootElement.EnumerateObject().Select(field => field.Name)
            .ShouldBe([.. before.RootElement.EnumerateObject().Select(field => field.Name), "explanation"]);
        var explanation = after.RootElement.GetProperty("explanation");
        explanation.GetProperty("kind").GetString().ShouldBe("Who");
        explanation.GetProperty("confidence").GetDouble().ShouldBeGreaterThan(0);
        var best = explanation.GetProperty("sentences")[0];
        best.GetProperty("said").GetBoolean().ShouldBeTrue();
        best.GetProperty("parts").EnumerateObject().Sum(part => part.Value.GetDouble()).ShouldBe(best.GetProperty("score").GetDouble(), 0.01);
    }

    [Fact]
    public async Task I_am_told_that_a_batch_is_not_explained() =>
        (await _newsbot.OnKnowledgeAsync("ask", "--batch", "-", "--explain")).ShouldFail(ExitCode.BadUsage, "--explain");

    [Theory]
    [InlineData("2021-04-30", "2021-04-30")]
    [InlineData("2021-04", "2021-04-30")]
    [InlineData("2020", "2020-12-31")]
    public async Task I_can_ask_as_of_a_day_and_get_nothing_later(string asOf, string day)
    {
        var finished = (await _newsbot.WithNews().OnKnowledgeAsync("ask", "Did the ferry make its first crossing?", "--as-of", asOf, "--json")).ShouldBeDone();

        finished.Output.ShouldNotContain("did not make its first crossing");
        using var json = JsonDocument.Parse(finished.Output);
        json.RootElement.GetProperty("asOf").GetString().ShouldBe(day);
    }

    [Fact]
    public async Task I_am_told_when_the_documents_do_not_say()
    {
        var finished = (await _newsbot.WithNews().OnKnowledgeAsync("ask", "Who won the chess championship in Oslo?")).ShouldBeDone();

        finished.Output.ShouldStartWith("The documents do not say.\n");
        finished.Output.ShouldNotContain("Sources");
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("2018-02-30")]
    [InlineData("")]
    public async Task I_am_told_how_to_write_a_date(string asOf) =>
        (await _newsbot.OnKnowledgeAsync("ask", WhoDiscovered, "--json", "--as-of", asOf))
            .ShouldFail(ExitCode.BadUsage, $"\"{asOf}\" is not a date", "2018-08-03");

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\t\r\n")]
    [InlineData("\u200F\u202E")]
    [InlineData("\u0000\u001b")]
    public async Task I_am_told_that_a_question_is_empty(string question) =>
        (await _newsbot.WithNews().OnKnowledgeAsync("ask", question, "--json")).ShouldFail(ExitCode.BadUsage, "question");

    [Fact]
    public async Task I_am_told_that_a_question_is_too_long()
    {
        var question = string.Concat(Enumerable.Repeat("Who said it? ", 100_000 / 13 + 1));

        (await _newsbot.WithNews().OnKnowledgeAsync("ask", question)).ShouldFail(ExitCode.BadUsage, "characters").Error.Length.ShouldBeLessThan(300);
    }

    [Fact]
    public async Task Control_characters_and_direction_marks_in_a_question_change_nothing()
    {
        var finished = (await _newsbot.WithNews().OnKnowledgeAsync("ask", "Who \u202Ediscovered\u0007 comet\u009B Tern\u200Fberg?", "--json")).ShouldBeDone();

        finished.Output.ShouldAllBe(c => c == '\n' || (!char.IsControl(c) && c != '\u202E' && c != '\u200F'));
        using var json = JsonDocument.Parse(finished.Output);
        json.RootElement.GetProperty("citations")[0].GetProperty("document").GetString().ShouldBe("comet.md");
    }

    [Fact]
    public async Task What_a_document_would_do_to_the_terminal_it_does_not()
    {
        _newsbot.Write("evil.md", "# Comet \u001b]0;owned\u0007Ternberg\n\nComet Ternberg was \u001b[31mdiscovered\u001b[0m by [bold]nobody[/] \u202Eyltnecer\u202C at all.\n");

        var finished = (await _newsbot.OnKnowledgeAsync("ask", WhoDiscovered)).ShouldBeDone();

        finished.Output.ShouldContain("[bold]nobody[/]");
        finished.Output.ShouldAllBe(c => c == '\n' || (!char.IsControl(c) && c != '\u202E' && c != '\u202C'));
    }

    [Fact]
    public async Task A_question_may_begin_like_a_file_of_arguments_or_an_option()
    {
        _newsbot.WithNews();

        (await _newsbot.OnKnowledgeAsync("ask", "@Ternberg: who discovered the comet?")).ShouldBeDone().Output.ShouldContain("Paula");
        (await _newsbot.RunAsync("ask", "--knowledge", _newsbot.Knowledge, "--", "--who discovered comet Ternberg?")).ShouldBeDone().Output
            .ShouldContain("Paula");
    }

    [Theory]
    [InlineData("--jsn")]
    [InlineData("-x")]
    public async Task A_mistyped_option_is_not_taken_for_a_question(string option) =>
        (await _newsbot.OnKnowledgeAsync("ask", WhoDiscovered, option)).ShouldFail(ExitCode.BadUsage, $"There is no option {option}");

    [Fact]
    public async Task I_am_told_that_there_is_no_question() =>
        (await _newsbot.OnKnowledgeAsync("ask")).ShouldFail(ExitCode.BadUsage, "No question was given", "newsbot ask --help");

    [Fact]
    public async Task I_am_told_that_the_folder_is_missing()
    {
        var missing = Path.Combine(_newsbot.Knowledge, "no-such-folder");

        (await _newsbot.RunAsync("ask", WhoDiscovered, "--json", "--knowledge", missing)).ShouldFail(ExitCode.Failed, missing, "does not exist");
    }

    [Fact]
    public async Task I_am_told_that_the_folder_is_a_file()
    {
        var file = _newsbot.WriteFile("news.md", News.Comet);

        (await _newsbot.RunAsync("ask", WhoDiscovered, "--knowledge", file)).ShouldFail(ExitCode.Failed, file, "is a file");
    }

    [Fact]
    public async Task I_am_told_that_the_configured_folder_is_missing_and_which_setting_names_it()
    {
        var missing = Path.Combine(_newsbot.Knowledge, "no-such-folder");

        (await _newsbot.RunAsync("ask", WhoDiscovered, $"--Knowledge:Directory={missing}")).ShouldFail(ExitCode.Failed, missing, "Knowledge:Directory");
    }

    [Fact]
    public async Task An_empty_folder_says_nothing_and_I_am_told_what_to_do()
    {
        var finished = await _newsbot.OnKnowledgeAsync("ask", WhoDiscovered);

        finished.ExitCode.ShouldBe(ExitCode.Done);
        finished.Output.ShouldStartWith("The documents do not say.");
        finished.Error.ShouldBe($"The knowledge folder {_newsbot.Knowledge} holds no document that can be used. Put documents in it.\n");
    }

    [Fact]
    public async Task Documents_that_cannot_be_read_are_counted_and_the_others_answer()
    {
        _newsbot.WithNews().Write("broken.md", "---\ntitle: [unclosed\n---\nText.\n");

        var finished = await _newsbot.OnKnowledgeAsync("ask", WhoDiscovered, "--json");

        finished.ExitCode.ShouldBe(ExitCode.Done);
        finished.Error.ShouldBe($"1 file could not be read. To see why, run: newsbot knowledge check --knowledge {ShellWord.Quote(_newsbot.Knowledge)}\n");
        finished.Output.ShouldContain("Paula Ternberg");
    }

    [Fact]
    public async Task A_command_I_am_told_to_run_can_be_copied_whatever_the_folder_is_called()
    {
        var folder = Path.GetDirectoryName(_newsbot.WriteFile("sp ace/broken.md", ""))!;

        var finished = await _newsbot.RunAsync("ask", WhoDiscovered, "--knowledge", folder);

        var quote = OperatingSystem.IsWindows() ? '"' : '\'';
        finished.Error.ShouldContain($"run: newsbot knowledge check --knowledge {quote}{folder}{quote}\n");
    }

    [Fact]
    public async Task I_am_told_which_setting_names_a_data_folder_that_cannot_be_written()
    {
        // A file where a folder has to be: nobody can write below it, not even an administrator.
        var file = _newsbot.WriteFile("in-the-way", "");

        (await _newsbot.WithNews().OnKnowledgeAsync("ask", WhoDiscovered, $"--Storage:DataDirectory={file}"))
            .ShouldFail(ExitCode.Failed, file, "Storage:DataDirectory");
    }

    [Fact]
    public async Task Each_folder_has_an_index_of_its_own()
    {
        _newsbot.WithNews();
        var other = Path.GetDirectoryName(_newsbot.WriteFile("other/news.md", "# Harbour\n\nThe harbour of Lund froze in January 1942.\n"))!;

        (await _newsbot.OnKnowledgeAsync("ask", WhoDiscovered)).ShouldBeDone();
        (await _newsbot.RunAsync("ask", "When did the harbour of Lund freeze?", "--knowledge", other)).ShouldBeDone().Output.ShouldContain("January 1942");
        (await _newsbot.OnKnowledgeAsync("ask", WhoDiscovered)).ShouldBeDone().Output.ShouldContain("Paula Ternberg");

        Directory.GetDirectories(Path.Combine(_newsbot.Data, "index")).Length.ShouldBe(2);
    }
}
