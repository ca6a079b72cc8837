using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.AI;
using NewsBot.CommandLine;
using NewsBot.Core.LanguageModels;
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
        if (ConfiguredModel.Create(settings, TimeProvider.System) is not { } configured)
        {
            terminal.Write(Line($"No language model is configured: answers are made of quotes. Set {LanguageModelSettings.ProviderKey} and {LanguageModelSettings.ModelKey} to use one."));
            return ExitCode.Done;
        }

        var started = TimeProvider.System.GetTimestamp();
        try
        {
            ChatMessage[] messages = [new(ChatRole.User, "Reply with the one word: ready")];
            await configured.Model.Client.GetResponseAsync(messages, new ChatOptions { MaxOutputTokens = settings.MaxOutputTokens }, cancellationToken);
        }
        catch (LanguageModelException error)
        {
            throw new CommandException(error.Message, error);
        }

        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        var usage = configured.Usage;
        terminal.Write(Line($"{settings.Provider}, model {settings.Model}: replied after {seconds} s, {usage.InputTokens} tokens in, {usage.OutputTokens} out. Answers will be worded by it and checked."));
        return ExitCode.Done;
    }

    private static IReadOnlyList<StyledLine> Line(string text) => [new StyledLine([text])];
}
