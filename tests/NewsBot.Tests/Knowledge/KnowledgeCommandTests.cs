using System.Text.Json;
using NewsBot.CommandLine;
using NewsBot.Tests.Infrastructure;

namespace NewsBot.Tests.Knowledge;

public sealed class KnowledgeCommandTests : IDisposable
{
    private const string Undated = "Ferry talks go on\n\nOn a cold March evening in 2021 the council spoke of the ferry. It will sail on Saturday, March 20.\n";

    private readonly CommandLineDriver _newsbot = new();

    public void Dispose() => _newsbot.Dispose();

    [Fact]
    public async Task I_can_list_the_articles()
    {
        _newsbot.WithNews().Write("2021/ferry-plan.md", News.FerryPlan + "\n\n**Update, 20 April 2021:** The ferry now takes 300 passengers.\n");

        var finished = (await _newsbot.OnKnowledgeAsync("knowledge", "list")).ShouldBeDone();

        Expectation.ShouldMatch(finished.Output, "Knowledge/list.txt");
    }

    [Fact]
    public async Task The_list_has_exactly_the_fields_of_the_contract_in_order()
    {
        _newsbot.WithNews().Write("broken.md", "");

        var finished = await _newsbot.OnKnowledgeAsync("knowledge", "list", "--json");

        finished.ExitCode.ShouldBe(ExitCode.Done);
        using var json = JsonDocument.Parse(finished.Output);
        Names(json.RootElement).ShouldBe(["directory", "version", "articles", "rejected"]);
        Names(json.RootElement.GetProperty("articles")[0]).ShouldBe(
            ["document", "title", "author", "publisher", "published", "updated", "url", "language", "passages", "statedOn", "inferred"]);
        Names(json.RootElement.GetProperty("rejected")[0]).ShouldBe(["document", "line", "reason", "remedy"]);
        json.RootElement.GetProperty("articles").EnumerateArray().Select(article => article.GetProperty("document").GetString())
            .ShouldBe(["2021/ferry-delay.md", "2021/ferry-plan.md", "comet.md"]);
    }

    [Fact]
    public async Task I_can_check_documents_that_are_all_well() =>
        (await _newsbot.WithNews().OnKnowledgeAsync("knowledge", "check")).ShouldBeDone().Output
            .ShouldStartWith("3 documents of ");

    [Fact]
    public async Task I_am_told_what_is_wrong_and_what_was_inferred_and_the_exit_code_says_so()
    {
        _newsbot.WithNews();
        _newsbot.Write("undated.txt", Undated);
        _newsbot.Write("empty.md", "");
        _newsbot.Write("front-matter.md", "---\ntitle: [unclosed\n---\nText.\n");
        _newsbot.Write("junk.md", "\0\u0001\u0002\0\0\u0003");

        var finished = await _newsbot.OnKnowledgeAsync("knowledge", "check");

        finished.ExitCode.ShouldBe(ExitCode.Failed);
        finished.Error.ShouldBe("");
        finished.Output.ShouldContain("3 cannot");
        finished.Output.ShouldContain("- empty.md\n");
        finished.Output.ShouldContain("- front-matter.md:3\n");
        finished.Output.ShouldContain("- junk.md\n");
        finished.Output.ShouldContain("- undated.txt\n  published: 2021-03 (");
    }

    [Fact]
    public async Task The_check_has_exactly_the_fields_of_the_contract_in_order()
    {
        _newsbot.Write("undated.txt", Undated);
        _newsbot.Write("empty.md", "");

        var finished = await _newsbot.OnKnowledgeAsync("knowledge", "check", "--json");

        finished.ExitCode.ShouldBe(ExitCode.Failed);
        using var json = JsonDocument.Parse(finished.Output);
        Names(json.RootElement).ShouldBe(["directory", "files", "articles", "rejected", "inferred"]);
        json.RootElement.GetProperty("files").GetInt32().ShouldBe(2);
        json.RootElement.GetProperty("articles").GetInt32().ShouldBe(1);
        Names(json.RootElement.GetProperty("rejected")[0]).ShouldBe(["document", "line", "reason", "remedy"]);
        json.RootElement.GetProperty("rejected")[0].GetProperty("line").ValueKind.ShouldBe(JsonValueKind.Null);
        Names(json.RootElement.GetProperty("inferred")[0]).ShouldBe(["document", "field", "value", "reason"]);
    }

    [Fact]
    public async Task A_check_needs_no_index()
    {
        (await _newsbot.WithNews().OnKnowledgeAsync("knowledge", "check")).ShouldBeDone();

        Directory.Exists(_newsbot.Data).ShouldBeFalse();
    }

    [Fact]
    public async Task A_document_over_the_limit_is_left_out_until_the_limit_is_raised()
    {
        _newsbot.Write("big.txt", "Long talks\n\n" + string.Concat(Enumerable.Repeat("The talks went on and on in the long hall. ", 30_000)));

        (await _newsbot.OnKnowledgeAsync("knowledge", "check", "--Limits:MaxFileMegabytes=1")).ExitCode.ShouldBe(ExitCode.Failed);
        (await _newsbot.OnKnowledgeAsync("knowledge", "check", "--Limits:MaxFileMegabytes=2")).ExitCode.ShouldBe(ExitCode.Done);
    }

    [Fact]
    public async Task An_empty_folder_is_well_and_I_am_told_what_to_put_there() =>
        (await _newsbot.OnKnowledgeAsync("knowledge", "check")).ShouldBeDone().Output.ShouldContain("holds no documents");

    [Theory]
    [InlineData("list")]
    [InlineData("check")]
    public async Task I_am_told_that_the_folder_is_missing(string command)
    {
        var missing = Path.Combine(_newsbot.Knowledge, "none");

        (await _newsbot.RunAsync("knowledge", command, "--json", "--knowledge", missing)).ShouldFail(ExitCode.Failed, missing, "does not exist");
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);
}
