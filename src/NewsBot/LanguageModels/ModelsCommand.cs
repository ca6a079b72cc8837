using System.CommandLine;
using NewsBot.CommandLine;
using NewsBot.Knowledge;
using NewsBot.Output;
using NewsBot.Settings;

namespace NewsBot.LanguageModels;

/// <summary><c>newsbot models</c>: the language model.</summary>
internal sealed class ModelsCommand : Command
{
    /// <summary>Makes the command.</summary>
    /// <param name="knowledge">Knows the settings.</param>
    /// <param name="terminal">Where to write to.</param>
    public ModelsCommand(KnowledgeOpener knowledge, Terminal terminal)
        : base("models", "Checks the language model that words answers.")
    {
        var check = new Command("check", "Sends the configured language model one small request and says in words what is wrong.");
        check.SetAction((_, cancellationToken) => CheckAsync(knowledge.Settings.LanguageModel, terminal, cancellationToken));
        Add(check);
    }

    private static async Task<int> CheckAsync(LanguageModelSettings settings, Terminal terminal, CancellationToken cancellationToken)
    {
        var finding = await ModelCheck.RunAsync(settings, TimeProvider.System, cancellationToken);
        if (finding.IsGood is false)
        {
            throw new CommandException(finding.Text);
        }

        terminal.Write([new StyledLine([finding.Text])]);
        return ExitCode.Done;
    }
}
