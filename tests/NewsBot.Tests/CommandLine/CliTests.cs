using NewsBot.CommandLine;
using NewsBot.Tests.Infrastructure;

namespace NewsBot.Tests.CommandLine;

public sealed class CliTests : IDisposable
{
    private readonly CommandLineDriver _newsbot = new();

    public void Dispose() => _newsbot.Dispose();

    [Fact]
    public async Task There_is_help()
    {
        var help = (await _newsbot.RunAsync("--help")).ShouldBeDone().Output;

        help.ShouldContain("newsbot [command] [options]");
        help.ShouldContain("ask <QUESTION>");
        help.ShouldContain("knowledge");
    }

    [Theory]
    [InlineData]
    [InlineData("--verbose")]
    public async Task Without_a_command_the_bot_is_run(params string[] arguments)
    {
        var finished = await _newsbot.RunAsync([.. arguments, "--Knowledge:Directory=/does/not/exist"]);

        finished.ExitCode.ShouldBe(ExitCode.Failed);
        finished.Error.ShouldStartWith("The knowledge folder /does/not/exist does not exist.");
        finished.ShouldBe(await _newsbot.RunAsync(["run", .. arguments, "--Knowledge:Directory=/does/not/exist"]));
    }

    [Theory]
    [InlineData("ask", "\"outcome\":\"answered\"|\"abstained\"")]
    [InlineData("ask", "{\"id\":\"q1\",\"question\":")]
    [InlineData("ask", "status answers a yes/no question about an event")]
    [InlineData("knowledge list", "\"articles\":[{\"document\",")]
    [InlineData("knowledge check", "\"rejected\":[{\"document\",")]
    public async Task Help_tells_the_json_of_a_command(string command, string contract) =>
        (await _newsbot.RunAsync([.. command.Split(' '), "--help"])).ShouldBeDone().Output.ShouldContain(contract);

    [Fact]
    public async Task There_is_a_version() => (await _newsbot.RunAsync("--version")).ShouldBeDone().Output.ShouldMatch(@"^\d+\.\d+\.\d+");

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("knowledge")]
    [InlineData("knowledge", "frobnicate")]
    [InlineData("knowledge", "list", "--frobnicate")]
    [InlineData("ask", "Who?", "--as-of")]
    [InlineData("--Storage:DataDirectry=/data", "ask", "Who?")]
    public async Task What_cannot_be_meant_is_bad_usage(params string[] arguments) => (await _newsbot.RunAsync(arguments)).ShouldFail(ExitCode.BadUsage);

    [Fact]
    public async Task A_setting_that_cannot_be_used_is_named() =>
        (await _newsbot.RunAsync("ask", "Who?", "--Limits:MaxFileMegabytes=lots")).ShouldFail(ExitCode.Failed, "Limits:MaxFileMegabytes", "1000");
}
