using NewsBot.CommandLine;

namespace NewsBot.Tests.CommandLine;

public sealed class SettingArgumentsTests
{
    [Fact]
    public void Settings_are_taken_out_wherever_they_stand()
    {
        var (commands, settings) = SettingArguments.Split(
            ["--Knowledge:Directory=/a", "ask", "Why: who?", "--storage:datadirectory", "/b", "--json"]);

        commands.ShouldBe(["ask", "Why: who?", "--json"]);
        settings.ShouldBe(["--Knowledge:Directory=/a", "--storage:datadirectory=/b"]);
    }

    [Theory]
    [InlineData("--as-of=2018-08-03")]
    [InlineData("--what happened at 10:30?")]
    [InlineData("Storage:DataDirectory=/b")]
    [InlineData("10:30")]
    public void What_is_not_a_setting_is_left(string argument) => SettingArguments.Split([argument]).Commands.ShouldBe([argument]);

    [Fact]
    public void Behind_two_dashes_all_is_left() =>
        SettingArguments.Split(["ask", "--", "--Knowledge:Directory=/a"]).Commands.ShouldBe(["ask", "--", "--Knowledge:Directory=/a"]);

    [Fact]
    public void An_unknown_setting_is_refused_with_those_there_are() =>
        Should.Throw<UsageException>(() => SettingArguments.Split(["--Knowlege:Directory=/a"])).Message
            .ShouldStartWith("There is no setting Knowlege:Directory. Settings are: Knowledge:Directory, ");
}
