using System.Text;
using NewsBot.Core.Conversations;
using NewsBot.Core.Reloading;
using NewsBot.Core.Replies;
using NewsBot.Core.Tests.Builders;

namespace NewsBot.Core.Tests.Reloading;

public sealed class KnowledgeAdministrationTests() : WithAssistant(
    folder => folder
        .WithArticle("clerk.md", "2021-05-03", "The clerk of Holm", "The clerk of Holm is Quillon Vesterbrook.")
        .WithArticle("ferry.md", "2021-05-03", "Ferry to Vestra", "Paula Ternberg runs the ferry to Vestra."),
    maxFileBytes: 2000)
{
    private const string Admin = "test:admin";

    [Fact]
    public async Task A_deleted_document_is_gone_from_answers_and_from_every_byte_of_the_data_folder()
    {
        var quoted = await AskAsync("Who is the clerk of Holm?");
        var other = await AskAsync("Who runs the ferry to Vestra?");
        Folder.WithArticle("clerk.md", "2021-06-03", "The clerk of Holm", "The clerk of Holm is still Quillon Vesterbrook.");
        await Assistant.ReloadAsync(Admin, Cancellation);
        FilesWith("Vesterbrook").ShouldContain(file => file.EndsWith(".segment", StringComparison.Ordinal));
        FilesWith("Vesterbrook").ShouldContain(file => Path.GetFileName(file).StartsWith("state.db", StringComparison.Ordinal));

        File.Delete(Path.Combine(Folder.Folder, "clerk.md"));
        await Assistant.ReloadAsync(Admin, Cancellation);

        FilesWith("Vesterbrook").ShouldBeEmpty();
        FilesWith("vesterbrook").ShouldBeEmpty();
        (await Assistant.FindAnswerAsync(quoted.Id!.Value, Cancellation)).ShouldBeNull();
        (await Assistant.FindAnswerAsync(other.Id!.Value, Cancellation)).ShouldNotBeNull();
        (await Assistant.AskAsync(new IncomingQuestion(new("test:other"), Ana, "Who is the clerk of Holm?"), Cancellation)).Reply.Blocks
            .OfType<ReplyBlock.Statements>().SelectMany(block => block.Items).ShouldNotContain(item => item.Text.Contains("Vesterbrook"));
    }

    [Fact]
    public async Task What_quoted_a_document_that_was_deleted_while_nothing_ran_is_forgotten_too()
    {
        var quoted = await AskAsync("Who is the clerk of Holm?");
        File.Delete(Path.Combine(Folder.Folder, "clerk.md"));
        await Knowledge.ReloadAsync(null, Cancellation);

        await Assistant.Administration.ForgetDeletedAsync(Cancellation);

        (await Assistant.FindAnswerAsync(quoted.Id!.Value, Cancellation)).ShouldBeNull();
        FilesWith("Vesterbrook").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_broken_for_a_while_takes_no_answer_away()
    {
        var quoted = await AskAsync("Who is the clerk of Holm?");
        Folder.With("clerk.md", "");

        await Assistant.ReloadAsync(Admin, Cancellation);

        (await Assistant.FindAnswerAsync(quoted.Id!.Value, Cancellation)).ShouldNotBeNull();
    }

    [Fact]
    public async Task I_can_go_back_and_both_are_in_the_audit_log()
    {
        var first = Knowledge.Current.Snapshot.Version;
        Folder.WithArticle("ferry.md", "2021-05-03", "Ferry to Vestra", "Olaf Brandt runs the ferry to Vestra.");
        await Assistant.ReloadAsync(Admin, Cancellation);

        var reply = await Assistant.GoBackAsync(Admin, first, Cancellation);

        reply.Blocks[0].ShouldBeOfType<ReplyBlock.Verdict>().Text.ShouldBe("The earlier knowledge is being served.");
        Knowledge.Current.Snapshot.Version.ShouldBe(first);
        (await Assistant.GoBackAsync(Admin, "nonsense", Cancellation)).Blocks[1].ShouldBeOfType<ReplyBlock.Paragraph>().Text.ShouldContain("nonsense");
        (await State.ReadAuditAsync(9, Cancellation)).Select(act => act.Act).ShouldBe(["back", "back", "reload"]);
    }

    [Fact]
    public async Task I_can_add_a_document_and_it_is_answered_from()
    {
        var content = Encoding.UTF8.GetBytes("---\ntitle: Light\npublished: 2021-07-01\n---\n\nThe lighthouse at Holm is kept by Signe Holt.\n");

        var reply = await Assistant.AddDocumentAsync(Admin, new UploadedDocument("light.md", content), Cancellation);

        reply.Blocks.OfType<ReplyBlock.Statements>().ShouldContain(block => block.Heading == "Added" && block.Items[0].Text == "light.md");
        Text(await AskAsync("Who keeps the lighthouse at Holm?")).ShouldContain("Signe Holt");
        var again = await Assistant.AddDocumentAsync(Admin, new UploadedDocument("light.md", content.AsMemory()[..^1]), Cancellation);
        again.Blocks[1].ShouldBeOfType<ReplyBlock.Paragraph>().Text.ShouldContain("already");
        (await Assistant.AddDocumentAsync(Admin, new UploadedDocument("light.md", content.AsMemory()[..^1], Replaces: true), Cancellation))
            .Blocks.OfType<ReplyBlock.Statements>().ShouldContain(block => block.Heading == "Changed");
        (await State.ReadAuditAsync(9, Cancellation)).Select(act => act.Act).ShouldBe(["reload", "add", "add", "reload", "add"]);
        Directory.GetFiles(Folder.Folder).Length.ShouldBe(3);
    }

    [Fact]
    public async Task A_document_that_is_added_twice_as_it_is_was_added()
    {
        var content = Encoding.UTF8.GetBytes("---\ntitle: Light\npublished: 2021-07-01\n---\n\nThe lighthouse at Holm is kept by Signe Holt.\n");
        await Assistant.AddDocumentAsync(Admin, new UploadedDocument("light.md", content), Cancellation);

        var again = await Assistant.AddDocumentAsync(Admin, new UploadedDocument("light.md", content), Cancellation);

        again.Blocks.OfType<ReplyBlock.Paragraph>().ShouldNotContain(paragraph => paragraph.Text.Contains("already", StringComparison.Ordinal));
        (await State.ReadAuditAsync(9, Cancellation)).First(act => act.Act == "add").Detail.ShouldEndWith("there already");
    }

    [Theory]
    [InlineData("../light.md")]
    [InlineData("/tmp/light.md")]
    [InlineData("a/light.md")]
    [InlineData("..\\light.md")]
    [InlineData("C:light.md")]
    [InlineData(".light.md")]
    [InlineData("~$light.docx")]
    [InlineData("con.md")]
    [InlineData("light\n.md")]
    [InlineData("light\u202Edm.md")]
    [InlineData("light\uD800.md")]
    [InlineData("")]
    [InlineData("light")]
    [InlineData("questions.jsonl")]
    [InlineData("light.exe")]
    public Task A_file_whose_name_is_no_document_s_is_refused(string name) => ShouldBeRefusedAsync(name, "The lighthouse shines."u8.ToArray());

    [Theory]
    [InlineData("light.md", new byte[0])]
    [InlineData("light.pdf", new byte[] { 72, 105 })]
    [InlineData("light.docx", new byte[] { 72, 105 })]
    [InlineData("light.md", new byte[] { 0, 1, 2, 3, 0, 255, 254, 0, 7, 0 })]
    public Task A_file_that_is_not_what_its_name_says_is_refused(string name, byte[] content) => ShouldBeRefusedAsync(name, content);

    [Fact]
    public Task A_file_that_is_too_large_is_refused() => ShouldBeRefusedAsync("light.md", Encoding.UTF8.GetBytes(new string('a', 2001)));

    private async Task ShouldBeRefusedAsync(string name, byte[] content)
    {
        var before = Knowledge.Current;

        var reply = await Assistant.AddDocumentAsync(Admin, new UploadedDocument(name, content), Cancellation);

        reply.Blocks[0].ShouldBeOfType<ReplyBlock.Verdict>().Text.ShouldBe("The document was not added.");
        Knowledge.Current.ShouldBeSameAs(before);
        Directory.GetFileSystemEntries(Folder.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(["clerk.md", "ferry.md"]);
        (await State.ReadAuditAsync(9, Cancellation)).ShouldHaveSingleItem().Detail.ShouldStartWith("failed: ");
    }

    private static string Text(AssistantReply answer) =>
        string.Join(' ', answer.Reply.Blocks.OfType<ReplyBlock.Statements>().SelectMany(block => block.Items).Select(item => item.Text));

    // Texts are stored as UTF-8, the terms of the index as UTF-16.
    private List<string> FilesWith(string text) =>
    [
        .. Directory.GetFiles(Folder.Data, "*", SearchOption.AllDirectories).Where(file =>
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0 || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) >= 0;
        }),
    ];
}
