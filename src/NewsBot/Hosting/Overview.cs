using NewsBot.Settings;
using NewsBot.State;

namespace NewsBot.Hosting;

/// <summary>Tells an operator what of the bot is on, and how to turn on what is off.</summary>
internal static class Overview
{
    /// <summary>A line for each part.</summary>
    /// <param name="settings">The settings.</param>
    public static IEnumerable<string> Of(BotSettings settings)
    {
        yield return $"Documents  {(settings.HasKnowledgeFolder ? settings.KnowledgeDirectory : "what other replicas publish")}{(settings.WatchesKnowledge && settings.HasKnowledgeFolder ? ", reloaded when they change" : "")}";
        yield return $"Model      {(settings.LanguageModel.Provider == ModelProvider.None ? $"off, answers are quotes: set {LanguageModelSettings.ProviderKey}" : $"{settings.LanguageModel.Provider} {settings.LanguageModel.Model}")}";
        yield return $"Embeddings {(settings.Embeddings.Provider == EmbeddingProvider.None ? $"off, passages are found by their words: set {EmbeddingSettings.ProviderKey}" : $"{settings.Embeddings.Provider} {settings.Embeddings.Model}")}";
        yield return $"State      {settings.Storage.Value switch { { Provider: StorageProvider.Postgres, Postgres: { } address } => $"{address}, as replica {settings.ReplicaName}", _ => StateFile.PathOf(settings) }}";
        yield return $"Discord    {(settings.Running.Value.Discord is null ? $"off: set {DiscordSettings.TokenKey}; \"newsbot discord check\" helps" : "on")}";
        yield return $"Web        {(settings.Running.Value.Web.Urls.Length > 0 ? settings.Running.Value.Web.Urls : $"off: set {WebSettings.UrlsKey}")}";
        yield return $"Slack      {Slack(settings.Running.Value.Slack)}";
    }

    private static string Slack(SlackSettings slack) => slack switch
    {
        { IsConfigured: false } => $"off: set {SlackSettings.BotTokenKey} and {SlackSettings.AppTokenKey} (README, \"Slack, step by step\")",
        { IsOn: false } => $"off: {string.Join(' ', slack.Client.Problems().Select(problem => $"Slack:{problem}"))}",
        { Client.AppToken: null } => "on, by HTTP at /slack/events, /slack/commands and /slack/interactivity",
        _ => "on, by Socket Mode",
    };
}
