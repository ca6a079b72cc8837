using NewsBot.Core;
using NewsBot.Core.Retrieval;
using NewsBot.Embeddings;
using NewsBot.LanguageModels;
using NewsBot.Settings;

namespace NewsBot.Asking;

/// <summary>What answers the questions of a command, with the models that the settings name.</summary>
internal static class ConfiguredPipeline
{
    /// <summary>Makes the models once, for as many snapshots as are asked.</summary>
    /// <param name="settings">Name the models.</param>
    /// <exception cref="SettingsException">Settings of the embedding model are missing.</exception>
    public static Func<Snapshot, AnswerPipeline> Of(BotSettings settings)
    {
        var model = ConfiguredModel.Create(settings.LanguageModel, TimeProvider.System)?.Model;
        var embeddings = ConfiguredEmbeddings.Create(settings.Embeddings, TimeProvider.System);
        return snapshot => new AnswerPipeline(snapshot, model, embeddings);
    }
}
