using System.Globalization;
using NewsBot.Core.LanguageModels;
using NewsBot.Core.Setup;
using NewsBot.Settings;

namespace NewsBot.Embeddings;

/// <summary>Finds out whether the configured embedding model can be used.</summary>
internal static class EmbeddingCheck
{
    /// <summary>Has it make the vector of one word.</summary>
    /// <param name="settings">Names the model.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>That it replied, or what is wrong and what to do.</returns>
    public static async Task<SetupFinding> RunAsync(EmbeddingSettings settings, TimeProvider time, CancellationToken cancellationToken)
    {
        if (ConfiguredEmbeddings.Create(settings, time) is not { } model)
        {
            return new SetupFinding(
                IsGood: null, $"No embedding model is configured: passages are found by their words. Set {EmbeddingSettings.ProviderKey} and {EmbeddingSettings.ModelKey} to use one.");
        }

        var started = time.GetTimestamp();
        try
        {
            var vector = (await model.EmbedAsync(["ready"], cancellationToken))[0];
            var seconds = time.GetElapsedTime(started).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
            return settings.Dimensions is { } asked && asked != vector.Length
                ? new SetupFinding(
                    IsGood: false, $"{settings.Provider}, model {settings.Model}: gave {vector.Length} numbers instead of {asked}. Set {EmbeddingSettings.DimensionsKey} to {vector.Length}, or to 0 for the model's own.")
                : new SetupFinding(IsGood: true, $"{settings.Provider}, model {settings.Model}: gave a vector of {vector.Length} numbers after {seconds} s.");
        }
        catch (Exception error) when (error is LanguageModelException or InvalidDataException)
        {
            return new SetupFinding(IsGood: false, error.Message);
        }
    }
}
