using FsCheck;
using FsCheck.Fluent;
using NewsBot.Discord.Entities;
using NewsBot.Discord.Rest;
using NewsBot.Discord.Tests.Drivers;

namespace NewsBot.Discord.Tests.Rest;

public class MessageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static OutgoingMessage Full => new()
    {
        Content = "An answer @everyone",
        Embeds =
        [
            new Embed
            {
                Title = "Title",
                Description = "Description",
                Url = new Uri("https://example.org/a"),
                Color = 0x336699,
                Timestamp = new DateTimeOffset(2020, 2, 3, 4, 5, 6, TimeSpan.Zero),
                Footer = new EmbedFooter("Footer"),
                Author = new EmbedAuthor("Author"),
                Fields = [new EmbedField("Name", "Value", Inline: true)],
            },
        ],
        Components =
        [
            new ActionRow(new Button("sources", "Sources", ButtonStyle.Primary), new Button(new Uri("https://example.org/b"), "Page") { Disabled = true }),
            new ActionRow(new StringSelect("topic", [new SelectOption("Harbour", "harbour", "The harbour")], "Topic")),
        ],
        Flags = MessageFlags.SuppressEmbeds,
    };

    [Fact]
    public async Task A_message_is_sent_with_all_its_parts_as_a_reply_that_pings_nobody()
    {
        await using var bot = await TestBot.CreateAsync();
        var question = bot.Say("Was the crane mended?");

        var sent = await bot.Rest.CreateMessageAsync(bot.Channel, Full, TestBot.Id(question), nonce: null, Cancel);

        sent.MessageReference!.MessageId.ToString().ShouldBe(question);
        var body = bot.Server.Journal.Calls("createMessage").ShouldHaveSingleItem().Body!;
        body["allowed_mentions"]!.ToJsonString().ShouldBe("""{"parse":[],"replied_user":false}""");
        body["message_reference"]!.ToJsonString().ShouldBe($$"""{"message_id":"{{question}}","fail_if_not_exists":false}""");
        ((bool)body["enforce_nonce"]!).ShouldBeTrue();
        body["components"]![0]!.ToJsonString().ShouldBe(
            """{"type":1,"components":[{"type":2,"custom_id":"sources","label":"Sources","style":1,"disabled":false},{"type":2,"label":"Page","url":"https://example.org/b","style":5,"disabled":true}]}""");
        body["embeds"]![0]!["fields"]!.ToJsonString().ShouldBe("""[{"inline":true,"name":"Name","value":"Value"}]""");
        bot.Server.Journal.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_call_that_carries_a_message_pings_nobody_and_is_as_Discord_wants_it()
    {
        await using var bot = await TestBot.ReadyAsync();
        bot.Server.UseCommand(bot.User, bot.Server.ChannelId, "ask");
        bot.Server.UseCommand(bot.User, bot.Server.ChannelId, "ask");
        var deferred = await bot.InteractionAsync();
        var direct = await bot.InteractionAsync(2);

        var sent = await bot.Rest.CreateMessageAsync(bot.Channel, Full, replyTo: null, nonce: null, Cancel);
        await bot.Rest.EditMessageAsync(bot.Channel, sent.Id, Full, Cancel);
        await bot.Rest.RespondAsync(direct, Full, Cancel);
        await bot.Rest.DeferAsync(deferred, isPrivate: false, Cancel);
        await bot.Rest.EditResponseAsync(deferred, Full, Cancel);
        await bot.Rest.FollowUpAsync(deferred, Full, Cancel);
        bot.Server.Press(bot.User, sent.Id.ToString(), "sources");
        await bot.Rest.UpdateAsync(await bot.InteractionAsync(3), Full, Cancel);

        bot.Server.Journal.Violations.ShouldBeEmpty();
        var carrying = bot.Server.Journal.Entries.OfType<Discord.Server.RestEntry>().Select(call => call.Body?["data"] ?? call.Body).Where(body => body?["content"] is not null).ToList();
        carrying.Count.ShouldBe(6);
        carrying.ShouldAllBe(body => body!["allowed_mentions"]!.ToJsonString() == """{"parse":[],"replied_user":false}""");
    }

    [Fact]
    public async Task An_edit_leaves_nothing_of_what_was_there()
    {
        await using var bot = await TestBot.CreateAsync();
        var sent = await bot.Rest.CreateMessageAsync(bot.Channel, Full, replyTo: null, nonce: null, Cancel);

        await bot.Rest.EditMessageAsync(bot.Channel, sent.Id, new OutgoingMessage { Content = "Only this" }, Cancel);

        var message = bot.Server.Messages(bot.Server.ChannelId).ShouldHaveSingleItem();
        ((string)message["content"]!).ShouldBe("Only this");
        message["embeds"]!.AsArray().ShouldBeEmpty();
        message["components"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reply_to_a_message_that_is_gone_is_sent_all_the_same()
    {
        await using var bot = await TestBot.CreateAsync();

        var sent = await bot.Rest.CreateMessageAsync(bot.Channel, Full, new Snowflake(17), nonce: null, Cancel);

        sent.MessageReference.ShouldBeNull();
    }

    [Fact]
    public async Task Messages_channels_threads_and_direct_conversations_are_found()
    {
        await using var bot = await TestBot.CreateAsync();
        var asked = TestBot.Id(bot.Say("Was the crane mended?"));
        bot.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var answer = await bot.Rest.CreateMessageAsync(bot.Channel, Full, asked, nonce: null, Cancel);

        (await bot.Rest.GetMessageAsync(bot.Channel, answer.Id, Cancel)).ReferencedMessage!.Id.ShouldBe(asked);
        (await bot.Rest.GetMessagesAsync(bot.Channel, Snowflake.At(bot.Clock.GetUtcNow().AddDays(1)), 10, Cancel)).Select(message => message.Id).ShouldBe([answer.Id, asked]);
        var thread = await bot.Rest.StartThreadAsync(bot.Channel, asked, "The crane", TimeSpan.FromDays(1), Cancel);
        thread.Id.ShouldBe(asked);
        thread.IsThread.ShouldBeTrue();
        (await bot.Rest.GetChannelAsync(thread.Id, Cancel)).ParentId.ShouldBe(bot.Channel);
        (await Should.ThrowAsync<DiscordRestException>(() => bot.Rest.StartThreadAsync(bot.Channel, asked, "Again", TimeSpan.FromDays(1), Cancel)))
            .Code.ShouldBe(DiscordErrorCode.ThreadAlreadyExists);
        var direct = await bot.Rest.CreateDirectChannelAsync(TestBot.Id(bot.User.Id), Cancel);
        (await bot.Rest.CreateDirectChannelAsync(TestBot.Id(bot.User.Id), Cancel)).Id.ShouldBe(direct.Id);
        direct.Type.ShouldBe(ChannelType.Direct);
        (await bot.Rest.GetCurrentApplicationAsync(Cancel)).Id.ToString().ShouldBe(bot.Server.ApplicationId);
    }

    [Fact]
    public void A_part_that_is_too_long_or_too_many_is_not_built()
    {
        Action[] builds =
        [
            () => _ = new OutgoingMessage { Content = new string('a', 2001) },
            () => _ = new OutgoingMessage { Embeds = [.. Enumerable.Repeat(new Embed { Title = "a" }, 11)] },
            () => _ = new OutgoingMessage { Embeds = [.. Enumerable.Repeat(new Embed { Description = new string('a', 3001) }, 2)] },
            () => _ = new OutgoingMessage { Components = [.. Enumerable.Range(0, 6).Select(i => new ActionRow(new Button($"b{i}", "B")))] },
            () => _ = new OutgoingMessage { Components = [new ActionRow(new Button("b", "B"), new Button("b", "C"))] },
            () => _ = new Embed { Title = new string('a', 257) },
            () => _ = new Embed { Description = new string('a', 4097) },
            () => _ = new Embed { Fields = [.. Enumerable.Repeat(new EmbedField("a", "b"), 26)] },
            () => _ = new Embed { Url = new Uri("javascript:alert(1)") },
            () => _ = new Embed { Color = 0x1000000 },
            () => _ = new EmbedField("", "b"),
            () => _ = new EmbedField("a", new string('a', 1025)),
            () => _ = new EmbedFooter(new string('a', 2049)),
            () => _ = new EmbedAuthor(new string('a', 257)),
            () => _ = new ActionRow(),
            () => _ = new ActionRow([.. Enumerable.Range(0, 6).Select(i => new Button($"b{i}", "B"))]),
            () => _ = new Button("", "B"),
            () => _ = new Button(new string('a', 101), "B"),
            () => _ = new Button("b", new string('a', 81)),
            () => _ = new Button(new Uri("ftp://example.org"), "B"),
            () => _ = new Button(new Uri("https://example.org/" + new string('a', 512)), "B"),
            () => _ = new StringSelect("s", []),
            () => _ = new StringSelect("s", [.. Enumerable.Range(0, 26).Select(i => new SelectOption("a", $"{i}"))]),
            () => _ = new SelectOption(new string('a', 101), "v"),
            () => _ = new CommandChoice("a", new string('a', 101)),
        ];

        builds.ShouldAllBe(build => Refused(build));
    }

    [Fact]
    public async Task An_empty_message_is_not_sent()
    {
        await using var bot = await TestBot.CreateAsync();

        await Should.ThrowAsync<UnsendableException>(() => bot.Rest.CreateMessageAsync(bot.Channel, new OutgoingMessage(), replyTo: null, nonce: null, Cancel));

        bot.Server.Journal.Entries.ShouldBeEmpty();
    }

    [Fact]
    public void A_cut_text_fits_and_ends_between_characters()
    {
        MessageLimits.Cut("short", 5).ShouldBe("short");
        MessageLimits.Cut("a longer one", 5).ShouldBe("a lo…");
        MessageLimits.Cut("ab👩‍👩‍👧‍👦cd", 6).ShouldBe("ab…");
        Prop.ForAll<NonNull<string>, PositiveInt>((text, length) =>
        {
            var cut = MessageLimits.Cut(text.Get, length.Get);
            return cut.Length <= length.Get && (cut == text.Get || (cut.EndsWith('…') && text.Get.StartsWith(cut[..^1], StringComparison.Ordinal)));
        }).QuickCheckThrowOnFailure();
    }

    private static bool Refused(Action build)
    {
        try
        {
            build();
            return false;
        }
        catch (UnsendableException)
        {
            return true;
        }
    }
}
