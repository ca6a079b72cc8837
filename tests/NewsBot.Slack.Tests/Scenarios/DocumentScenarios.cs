using System.Text;
using System.Text.Json.Nodes;
using NewsBot.Slack.Server;
using NewsBot.Slack.Talking;
using NewsBot.Slack.Tests.Infrastructure;

namespace NewsBot.Slack.Tests.Scenarios;

/// <summary>Documents that admins attach.</summary>
public sealed class DocumentScenarios
{
    private const string Article = "---\ntitle: Tower of Brenn repainted\npublished: 2021-07-01\n---\n\nThe tower of Brenn was repainted by Signe Holt.\n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Workspace.Channel, "add")]
    [InlineData(Workspace.Channel, "Knowledge add.")]
    [InlineData(Workspace.Direct, "ADD")]
    public async Task I_can_have_a_file_put_among_the_documents_and_it_is_answered_from(string channel, string order)
    {
        await using var bot = await StartAsync();

        await OrderAsync(bot, channel, order, File(bot, "tower.md", Article));
        var added = await bot.AnswerAsync();
        await bot.SayAsync(Workspace.Direct, "Who repainted the tower of Brenn?");

        added.Words().ShouldContain("tower.md");
        added.OnlyFor.ShouldBe(channel == Workspace.Direct ? null : Workspace.Person);
        (await bot.AnswerAsync(2)).Words().ShouldContain("Signe Holt");
        var act = (await bot.State.ReadAuditAsync(9, Cancellation)).Single(act => act.Act == "add");
        act.Actor.ShouldBe($"slack:{Workspace.Person}");
        act.Detail.ShouldStartWith("tower.md");
        bot.Server.Journal.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task I_can_replace_a_document_only_by_saying_so()
    {
        await using var bot = await StartAsync();
        await OrderAsync(bot, Workspace.Direct, "add", File(bot, "tower.md", Article));
        await bot.AnswerAsync();

        await OrderAsync(bot, Workspace.Direct, "add", File(bot, "tower.md", Article + "It is blue.\n"));
        (await bot.AnswerAsync(2)).Words().ShouldContain("There is a document tower.md already.");
        await OrderAsync(bot, Workspace.Direct, "add replace", File(bot, "tower.md", Article + "It is blue.\n"));

        (await bot.AnswerAsync(3)).Words().ShouldContain("Changed");
    }

    [Fact]
    public async Task Each_of_several_files_is_told_of()
    {
        await using var bot = await StartAsync();

        await OrderAsync(bot, Workspace.Channel, "add", File(bot, "one.md", Article), File(bot, "../two.md", Article), File(bot, "three.exe", Article));

        (await bot.AnswerAsync(1)).Words().ShouldContain("one.md");
        (await bot.AnswerAsync(2)).Words().ShouldContain("name cannot be used");
        (await bot.AnswerAsync(3)).Words().ShouldContain("no kind of file that can be read");
        (await bot.State.ReadAuditAsync(9, Cancellation)).Count(act => act.Act == "add").ShouldBe(3);
    }

    [Fact]
    public async Task Nobody_else_can_add_a_document_and_the_file_is_not_even_downloaded()
    {
        await using var bot = await TalkingBot.StartAsync();

        await OrderAsync(bot, Workspace.Channel, "add", File(bot, "tower.md", Article));

        var refused = await bot.AnswerAsync();
        refused.Words().ShouldContain("Only admins");
        refused.OnlyFor.ShouldBe(Workspace.Person);
        bot.Server.Journal.Of("files-pri").ShouldBeEmpty();
        (await bot.State.ReadAuditAsync(9, Cancellation)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://files.slack.com.evil.example/files-pri/0/download")]
    [InlineData("http://127.0.0.1:9/files-pri/0/download")]
    [InlineData("https://files.slack.com/files-pri/0/download")]
    [InlineData("/files-pri/0/download")]
    [InlineData("")]
    [InlineData(null)]
    public async Task The_bot_token_is_sent_to_the_server_it_is_of_alone(string? address)
    {
        await using var bot = await StartAsync();
        var file = File(bot, "tower.md", Article);
        file["url_private_download"] = address;

        await OrderAsync(bot, Workspace.Channel, "add", file);

        (await bot.AnswerAsync()).Words().ShouldContain("not on Slack's own servers");
        bot.Server.Journal.Of("files-pri").ShouldBeEmpty();
    }

    [Fact]
    public async Task I_am_told_of_a_file_that_cannot_be_had()
    {
        await using var bot = await StartAsync();
        var large = File(bot, "large.md", Article);
        large["size"] = 50_000_000;
        var other = File(bot, "other.md", Article);
        other["size"] = 5;
        var gone = File(bot, "gone.md", Article);
        gone["url_private_download"] = gone["url_private_download"]!.ToString().Replace("/2/", "/99/", StringComparison.Ordinal);

        await OrderAsync(bot, Workspace.Channel, "add", large, other, gone);
        await bot.AnswerAsync(3);
        bot.Server.Workspace.Scopes.Remove("files:read");
        await OrderAsync(bot, Workspace.Channel, "add", File(bot, "secret.md", Article));

        (await bot.AnswerAsync(1)).Words().ShouldContain("too large: 20 MB is the limit");
        (await bot.AnswerAsync(2)).Words().ShouldContain("not the whole file");
        (await bot.AnswerAsync(3)).Words().ShouldContain("(404)");
        (await bot.AnswerAsync(4)).Words().ShouldContain("I need the scope files");
        bot.Lines.ShouldContain(line => line.Contains("files:read", StringComparison.Ordinal));
        bot.Lines.ShouldNotContain(line => line.Contains("files-pri", StringComparison.Ordinal) || line.Contains(Workspace.BotToken, StringComparison.Ordinal));
    }

    [Fact]
    public async Task I_am_told_how_to_add_a_document()
    {
        await using var bot = await StartAsync();

        await bot.CommandAsync("/knowledge", "add");
        (await bot.AnswerAsync(1)).Words().ShouldContain("write add beside it");
        await OrderAsync(bot, Workspace.Channel, "add");
        (await bot.AnswerAsync(2)).Words().ShouldContain("write add beside it");
        await OrderAsync(bot, Workspace.Direct, "", File(bot, "tower.md", Article));
        (await bot.AnswerAsync(3)).Words().ShouldContain("writes add beside one");
    }

    private static Task<TalkingBot> StartAsync() =>
        TalkingBot.StartAsync(new TalkingOptions { AdminUserIds = new HashSet<UserId> { new(Workspace.Person) } });

    private static JsonObject File(TalkingBot bot, string name, string text) => bot.Server.Files.Add(name, Encoding.UTF8.GetBytes(text));

    private static Task<Post> OrderAsync(TalkingBot bot, string channel, string order, params JsonObject[] files) =>
        bot.SayAsync(channel, channel == Workspace.Direct ? order : $"<@{Workspace.BotUser}> {order}", files: files);
}
