using NewsBot.Slack.Server;

namespace NewsBot.Slack.Tests.Bolt;

/// <summary>The server that the client is tested against is one that Slack's own client can talk to.</summary>
public sealed class ServerHonestyTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Slacks_own_client_answers_a_mention_a_command_and_a_press()
    {
        Assert.SkipWhen(BoltBot.Missing is not null, BoltBot.Missing ?? "");
        await using var server = await SlackServer.StartAsync(new ManualTime(), Cancellation);
        using var bot = await BoltBot.StartAsync(server, Cancellation);

        var question = await server.SayAsync(Workspace.Person, Workspace.Channel, $"<@{Workspace.BotUser}> is it open?", threadTs: null, Cancellation);
        var call = await server.Journal.WaitForAsync("chat.postMessage", cancellationToken: Cancellation);
        call.Problems.ShouldBeEmpty();
        call.Error.ShouldBeNull();
        var answer = server.Workspace.Posts[^1];
        answer.ThreadTs.ShouldBe(question.Ts);
        answer.Text.ShouldBe($"You said: <@{Workspace.BotUser}> is it open?");

        await server.RunCommandAsync(Workspace.Person, Workspace.Channel, "/ask", "Who built it?", Cancellation);
        await server.Journal.WaitForAsync("response_url", cancellationToken: Cancellation);
        server.Workspace.Posts[^1].ShouldSatisfyAllConditions(post => post.Text.ShouldBe("You asked: Who built it?"), post => post.OnlyFor.ShouldBeNull());

        await server.PressAsync(Workspace.Person, answer, "more", Cancellation);
        await server.Journal.WaitForAsync("response_url", count: 2, Cancellation);
        answer.Text.ShouldBe("More: page 2");

        server.Journal.Calls.ShouldAllBe(call => call.Error == null);
        server.Journal.Problems.ShouldBeEmpty();
        server.Sockets.Open.ShouldHaveSingleItem().Strays.ShouldBeEmpty();
    }
}
