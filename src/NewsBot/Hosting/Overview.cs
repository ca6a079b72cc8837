using NewsBot.Settings;

namespace NewsBot.Hosting;

/// <summary>Tells an operator what of the bot is on, and how to turn on what is off.</summary>
internal static class Overview
{
    /// <summary>A line for each part.</summary>
    /// <param name="settings">The settings.</param>
    public static IEnumerable<string> Of(BotSettings settings)
    {
        yield return $"Documents  {settings.KnowledgeDirectory}{(settings.WatchesKnowledge ? ", reloaded when they change" : "")}";
        yield return $"Discord    {(settings.Discord is null ? $"off: set {DiscordSettings.TokenKey}; \"newsbot discord check\" helps" : "on")}";
        yield return $"Web        {(settings.Web.Urls.Length > 0 ? settings.Web.Urls : $"off: set {WebSettings.UrlsKey}")}";
    }
}
