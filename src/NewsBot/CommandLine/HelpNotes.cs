using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace NewsBot.CommandLine;

/// <summary>Adds notes below a command's usual help.</summary>
internal static class HelpNotes
{
    /// <summary>A help option that prints the usual help and then the notes.</summary>
    public static HelpOption Option(string notes)
    {
        var option = new HelpOption();
        option.Action = new Action((HelpAction)option.Action!, notes);
        return option;
    }

    private sealed class Action(HelpAction usual, string notes) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            var exitCode = usual.Invoke(parseResult);
            parseResult.InvocationConfiguration.Output.WriteLine(notes);
            return exitCode;
        }
    }
}
