using NewsBot.Output;

namespace NewsBot.Tests.Output;

public sealed class TerminalTests
{
    [Theory]
    [InlineData(null, "xterm-256color", true)]
    [InlineData("", "xterm", true)]
    [InlineData(null, null, true)]
    [InlineData("1", "xterm", false)]
    [InlineData("0", "xterm", false)]
    [InlineData(null, "dumb", false)]
    public void Colours_are_off_when_the_environment_asks_for_it(string? noColor, string? term, bool allowed) =>
        Terminal.AllowsColours(name => name == "NO_COLOR" ? noColor : term).ShouldBe(allowed);

    [Fact]
    public void Messages_are_made_safe()
    {
        using var error = new StringWriter();
        var terminal = new Terminal { In = Stream.Null, Out = TextWriter.Null, Error = error };

        terminal.Warn("bad\u001b[2J\nfile");

        error.ToString().ShouldBe("bad[2J file" + Environment.NewLine);
    }
}
