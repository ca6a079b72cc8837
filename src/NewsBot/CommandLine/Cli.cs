using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using NewsBot.Asking;
using NewsBot.Chatting;
using NewsBot.Core.Questions;
using NewsBot.Doctor;
using NewsBot.Evaluating;
using NewsBot.Hosting;
using NewsBot.Inspecting;
using NewsBot.Knowledge;
using NewsBot.LanguageModels;
using NewsBot.Mcp;
using NewsBot.Output;
using NewsBot.Settings;
using NewsBot.State;
using NewsBot.Timelines;

namespace NewsBot.CommandLine;

/// <summary>The program's commands, and the one place where a failure becomes an exit code.</summary>
internal static class Cli
{
    private const string Verbose = "--verbose";

    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(2);

    /// <summary>Carries out a command line.</summary>
    /// <param name="arguments">What stands behind the program's name.</param>
    /// <param name="terminal">Where to read from and write to.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] arguments, Terminal terminal)
    {
        var errors = new ErrorReporter(terminal, arguments.Contains(Verbose));
        try
        {
            var (commands, settingArguments) = SettingArguments.Split(arguments);

            // Read beside the command line: starting is half the time of a quick answer.
            var settings = Task.Run(() => BotSettings.Load(Home.Find(AppContext.BaseDirectory), settingArguments));
            return await RunAsync(CreateRoot(settings, terminal, errors), commands, terminal);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Cancelled;
        }
        catch (Exception error)
        {
            errors.Report(error);
            return error is UsageException or QuestionException ? ExitCode.BadUsage : ExitCode.Failed;
        }
        finally
        {
            await terminal.Out.FlushAsync();
        }
    }

    private static async Task<int> RunAsync(Command root, string[] commands, Terminal terminal)
    {
        if (commands is [] or [Verbose])
        {
            commands = [RunCommand.CommandName, .. commands];
        }

        // A question may begin with "@"; it is not the name of a file with more arguments.
        var parsed = root.Parse(commands, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction)
        {
            foreach (var error in parsed.Errors)
            {
                terminal.Warn(error.Message);
            }

            var command = string.Join(' ', parsed.CommandResult.Path().Reverse());
            terminal.Warn($"Run \"{command} --help\" to see what can be given.");
            return ExitCode.BadUsage;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration
        {
            Output = terminal.Out,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = parsed.CommandResult.Command is RunCommand ? LimitSettings.LongestDrain : TimeToStop,
        });
    }

    private static Command CreateRoot(Task<BotSettings> settings, Terminal terminal, ErrorReporter errors)
    {
        var knowledge = new KnowledgeOpener(settings, terminal);
        var root = new Command("newsbot", "Answers questions from a folder of news documents, with the exact quotes it rests on.")
        {
            new AskCommand(knowledge, terminal, errors),
            new ChatCommand(knowledge, terminal, errors),
            new TimelineCommand(knowledge, terminal),
            new EvalCommand(knowledge, terminal, errors),
            new InspectCommand(settings, terminal, errors),
            new KnowledgeCommand(knowledge, terminal),
            new ModelsCommand(knowledge, terminal),
            new RunCommand(knowledge, terminal),
            new DiscordCommand(settings, terminal),
            new SlackCommand(settings, terminal),
            new DoctorCommand(settings, terminal, TimeProvider.System),
            new McpCommand(knowledge, terminal),
            new StatsCommand(settings, terminal, TimeProvider.System),
            new ForgetCommand(settings, terminal, TimeProvider.System),
            new BackupCommand(settings, terminal),
            new StorageCommand(settings, terminal),
        };
        root.Options.Add(new HelpOption());
        root.Options.Add(new VersionOption());
        root.Options.Add(new Option<bool>(Verbose) { Description = "Show the details of an unexpected error.", Recursive = true });
        return root;
    }

    // "newsbot", "knowledge", "check"
    private static IEnumerable<string> Path(this CommandResult command)
    {
        for (SymbolResult? result = command; result is not null; result = result.Parent)
        {
            if (result is CommandResult { Command.Name: var name })
            {
                yield return name;
            }
        }
    }
}
