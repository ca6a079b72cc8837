using System.Diagnostics;
using NewsBot.Discord.Server;
using NewsBot.Discord.Tests.Drivers;

namespace NewsBot.Discord.Tests.Scenarios;

/// <summary>The program itself, as a process that knows of the server by its configuration alone.</summary>
public sealed class ProgramTests : IDisposable
{
    private static readonly TimeSpan Hung = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("newsbot-discord-");

    [Fact]
    public async Task I_can_ask_the_program_itself()
    {
        await using var server = await DiscordServer.StartAsync();
        var user = server.AddUser("Marta");
        using var program = Start(server, "run");
        try
        {
            var complaints = program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await StartedAsync(server, program, complaints);

            var question = server.Write(user, server.ChannelId, $"<@{server.BotId}> Did the new electric ferry to Vestra island make its first crossing?");
            await server.Journal.WaitForAsync<RestEntry>(entry => entry.Call == "createMessage" && (string?)entry.Body?["message_reference"]?["message_id"] == question);

            server.Messages(server.ChannelId)[1].Text().ShouldContain("did not make its first crossing on Monday");
            server.Journal.Violations.ShouldBeEmpty();
            program.Kill();
            (await complaints).ShouldContain("Discord    on");
            (await output).ShouldNotContain(server.Token);
        }
        finally
        {
            End(program);
        }
    }

    [Fact]
    public async Task I_can_check_how_the_program_is_set_up()
    {
        await using var server = await DiscordServer.StartAsync();
        using var program = Start(server, "discord", "check");
        try
        {
            var output = program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await program.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Hung, TestContext.Current.CancellationToken);

            (await output).ShouldContain("WRONG  Server \"Norrby\": the bot lacks \"View Channels\"");
            (await output).ShouldContain("Invite the bot with: https://discord.com/oauth2/authorize?client_id=700000000000000001");
            program.ExitCode.ShouldBe(1);
        }
        finally
        {
            End(program);
        }
    }

    public void Dispose() => _root.Delete(recursive: true);

    private static async Task StartedAsync(DiscordServer server, Process program, Task<string> complaints)
    {
        var ready = server.Journal.WaitForCallAsync("setCommands");
        if (await Task.WhenAny(ready, complaints) == complaints)
        {
            throw new InvalidOperationException($"The program ended with {program.ExitCode}: {await complaints}");
        }

        await ready;
    }

    private static void End(Process program)
    {
        if (!program.HasExited)
        {
            program.Kill();
        }
    }

    private Process Start(DiscordServer server, params string[] arguments)
    {
        var knowledge = Directory.CreateDirectory(Path.Combine(_root.FullName, "knowledge")).FullName;
        File.WriteAllText(Path.Combine(knowledge, "ferry-delay.md"), News.FerryDelay);
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "NewsBot.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Discord__Token"] = server.Token;
        start.Environment["Discord__ApiBaseUrl"] = server.ApiBaseUrl.AbsoluteUri;
        start.Environment["Knowledge__Directory"] = knowledge;
        start.Environment["Storage__DataDirectory"] = Path.Combine(_root.FullName, "data");
        start.Environment["Web__Urls"] = "http://127.0.0.1:0";
        return Process.Start(start)!;
    }
}
