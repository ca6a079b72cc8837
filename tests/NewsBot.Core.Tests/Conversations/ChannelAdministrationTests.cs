using System.Reflection;
using NewsBot.Core.Conversations;
using NewsBot.Core.Replies;
using NewsBot.Core.State;
using NewsBot.Core.Tests.Builders;

namespace NewsBot.Core.Tests.Conversations;

public sealed class ChannelAdministrationTests() : WithAssistant(folder => folder
    .WithArticle("plan.md", "2021-04-12", "Ferry planned", "The ferry to Vestra will make its first crossing on 3 May 2021, Nordlinje said.")
    .WithArticle("delay.md", "2021-05-04", "Ferry did not start", "The ferry to Vestra did not make its first crossing on 3 May 2021, as the pier failed its inspection."))
{
    private static readonly ChannelId Harbour = new("test:harbour");

    [Fact]
    public async Task I_see_how_a_channel_is_set_and_nothing_is_changed_by_looking()
    {
        var reply = await ChangeAsync();

        Text(reply).ShouldBe(
        [
            "How I answer in this channel",
            "answers: usual. Who sees what /ask and /timeline answer. Usual: everyone in Discord, the asker in Slack.",
            "mentions: usual. Whether messages that mention the bot are answered, or commands alone. Usual: on.",
            "reports: usual. How many earlier and further reports stand below what is current. Usual: all.",
        ]);
        (await State.ReadAuditAsync(9, Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task I_can_set_several_at_once_and_undo_one()
    {
        await ChangeAsync(new("Answers", "ASKER"), new("reports", "2"));
        (await Assistant.Channels.ReadAsync(Harbour, Cancellation)).ShouldBe(new ChannelSettings { Answers = Audience.Asker, Reports = 2 });

        Text(await ChangeAsync(new SettingChange("answers", "usual")))[0].ShouldBe("From now on I answer like this in this channel.");
        Text(await ChangeAsync(new SettingChange("reports", "2")))[0].ShouldBe("That is how I answer in this channel already.");

        (await Assistant.Channels.ReadAsync(Harbour, Cancellation)).ShouldBe(new ChannelSettings { Reports = 2 });
        (await Assistant.Channels.ReadAsync(new("test:town"), Cancellation)).ShouldBe(ChannelSettings.Usual);
        (await State.ReadAuditAsync(9, Cancellation)).Select(act => (act.Actor, act.Act, act.Detail)).ShouldBe(
        [
            ("test:admin", "settings", "test:harbour: answers usual instead of asker"),
            ("test:admin", "settings", "test:harbour: answers asker instead of usual, reports 2 instead of usual"),
        ]);
    }

    [Theory]
    [InlineData("volume", "11", "\u201Cvolume\u201D is no setting. There are answers, mentions and reports.")]
    [InlineData("answers", "loud", "\u201Cloud\u201D is nothing that answers can be. It can be everyone, asker or usual.")]
    [InlineData("reports", "21", "\u201C21\u201D is nothing that reports can be. It can be 0 to 20, or usual.")]
    [InlineData("reports", "-1", "\u201C-1\u201D is nothing that reports can be. It can be 0 to 20, or usual.")]
    public async Task I_am_told_what_there_is_to_set_and_nothing_is_changed(string name, string word, string told)
    {
        Text(await ChangeAsync(new("mentions", "off"), new(name, word))).ShouldBe([told]);

        (await Assistant.Channels.ReadAsync(Harbour, Cancellation)).ShouldBe(ChannelSettings.Usual);
        (await State.ReadAuditAsync(9, Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Settings_that_cannot_be_read_are_the_usual_ones_and_no_command_is_answered_to_everyone()
    {
        await ChangeAsync(new("answers", "everyone"), new("mentions", "off"));
        DropTable(StateFile, "channel_settings");

        (await Assistant.Channels.ReadAsync(Harbour, Cancellation)).ShouldBe(new ChannelSettings { Answers = Audience.Asker });
        await Should.ThrowAsync<OperationCanceledException>(() => Assistant.Channels.ReadAsync(Harbour, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task A_store_that_does_not_give_up_in_time_is_not_waited_for()
    {
        var patience = TimeSpan.FromSeconds(1);
        var time = new ManualTime();
        var store = DispatchProxy.Create<IStateStore, StubbornStore>();
        var reading = new ChannelAdministration(store, time).ReadAsync(Harbour, patience, Cancellation);
        var asked = ((StubbornStore)store).Asked.ShouldNotBeNull();
        (reading.IsCompleted, asked.IsCancellationRequested).ShouldBe((false, false));

        time.Advance(patience);

        (await reading.WaitAsync(TimeSpan.FromSeconds(30), Cancellation)).ShouldBe(new ChannelSettings { Answers = Audience.Asker });
        asked.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public async Task An_answer_shows_no_more_reports_than_it_may_and_says_how_many_are_left_out()
    {
        var question = new IncomingQuestion(Thread, Ana, "Did the ferry to Vestra make its first crossing?");

        var whole = await Assistant.AskAsync(question, Cancellation);
        var brief = await Assistant.AskAsync(question with { MaxReports = 0 }, Cancellation);

        Text(whole.Reply).ShouldContain(line => line.Contains("will make its first crossing"));
        Text(brief.Reply).ShouldNotContain(line => line.Contains("will make its first crossing"));
        Text(brief.Reply).ShouldContain(line => line.Contains("did not make its first crossing"));
        brief.Reply.Blocks.OfType<ReplyBlock.Sources>().ShouldHaveSingleItem().Citations.ShouldHaveSingleItem().Document.ShouldBe("delay.md");
        brief.Reply.Blocks.OfType<ReplyBlock.Remark>().ShouldContain(remark => remark.Text == "1 more report is not shown in this channel; the button Sources shows it.");
        (await Assistant.ShowSourcesAsync(brief.Id!.Value, Cancellation)).Blocks.OfType<ReplyBlock.Quotes>().ShouldHaveSingleItem()
            .Items.Select(quote => quote.Citation.Document).ShouldBe(["delay.md", "plan.md"]);

        DropTable(StateFile, "answer");
        var unkept = await Assistant.AskAsync(question with { MaxReports = 0 }, Cancellation);
        unkept.Reply.Actions.ShouldBeEmpty();
        unkept.Reply.Blocks.OfType<ReplyBlock.Remark>().ShouldContain(remark => remark.Text == "1 more report is not shown in this channel.");
    }

    private Task<Reply> ChangeAsync(params SettingChange[] changes) => Assistant.Channels.ChangeAsync("test:admin", Harbour, changes, Cancellation);

    private static List<string> Text(Reply reply) =>
    [
        .. reply.Blocks.SelectMany(block => block switch
        {
            ReplyBlock.Verdict verdict => [verdict.Text],
            ReplyBlock.Paragraph paragraph => [paragraph.Text],
            ReplyBlock.Statements statements => statements.Items.Select(item => item.Label is null ? item.Text : $"{item.Label}: {item.Text}"),
            _ => (IEnumerable<string>)[],
        }),
    ];

    /// <summary>A store that reads for ever, even when it is told to give up; public for the proxy to be made of it.</summary>
    public class StubbornStore : DispatchProxy
    {
        /// <summary>By what it is told to give up; null until something is to be read.</summary>
        internal CancellationToken? Asked { get; private set; }

        /// <inheritdoc/>
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            targetMethod!.Name.ShouldBe(nameof(IStateStore.ReadSettingsAsync));
            Asked = (CancellationToken)args![^1]!;
            return new TaskCompletionSource<ChannelSettings>().Task;
        }
    }
}
