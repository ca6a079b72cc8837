using System.Globalization;
using Microsoft.Extensions.AI;
using NewsBot.Core.LanguageModels;
using NewsBot.Core.Setup;
using NewsBot.Settings;

namespace NewsBot.LanguageModels;

/// <summary>Finds out whether the configured language model can be used.</summary>
internal static class ModelCheck
{
    /// <summary>Sends it one small request.</summary>
    /// <param name="settings">Names the model.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>That it replied, or what is wrong and what to do.</returns>
    public static async Task<SetupFinding> RunAsync(LanguageModelSettings settings, TimeProvider time, CancellationToken cancellationToken)
    {
        if (ConfiguredModel.Create(settings, time) is not { } configured)
        {
            return new SetupFinding(
                IsGood: null, $"No language model is configured: answers are made of quotes. Set {LanguageModelSettings.ProviderKey} and {LanguageModelSettings.ModelKey} to use one.");
        }

        var started = time.GetTimestamp();
        try
        {
            ChatMessage[] messages = [new(ChatRole.User, "Reply with the one word: ready")];
            await configured.Model.Client.GetResponseAsync(messages, new ChatOptions { MaxOutputTokens = settings.MaxOutputTokens }, cancellationToken);
        }
        catch (LanguageModelException error)
        {
            return new SetupFinding(IsGood: false, error.Message);
        }

        var seconds = time.GetElapsedTime(started).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        var usage = configured.Usage;
        return new SetupFinding(
            IsGood: true,
            $"{settings.Provider}, model {settings.Model}: replied after {seconds} s, {usage.InputTokens} tokens in, {usage.OutputTokens} out. Answers will be worded by it and checked.");
    }
}
