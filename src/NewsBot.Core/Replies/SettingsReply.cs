using System.Globalization;
using NewsBot.Core.State;

namespace NewsBot.Core.Replies;

/// <summary>Tells admins how the bot answers in a channel.</summary>
public static class SettingsReply
{
    /// <summary>What an admin's command says where there is nobody but who asks.</summary>
    public static Reply NoChannel { get; } = Reply.Of("Settings are of a channel, and here are only you and I. Use this in the channel that it is about.");

    /// <summary>The settings of a channel.</summary>
    /// <param name="heading">What is to be read first.</param>
    /// <param name="settings">The settings.</param>
    public static Reply Of(string heading, ChannelSettings settings) => new(
    [
        new ReplyBlock.Verdict(heading, null),
        new ReplyBlock.Statements(
            null, [.. ChannelSetting.All.Select(setting => new ReplyStatement(setting.Name, $"{setting.Read(settings)}. {setting.Meaning}", []))]),
    ]);

    /// <summary>Says that there is no such setting.</summary>
    /// <param name="name">What it was called; never trusted.</param>
    public static Reply NoSetting(string name) => Reply.Of(
        $"\u201C{name}\u201D is no setting. There are {string.Join(" and ", (string[])[string.Join(", ", ChannelSetting.All.SkipLast(1).Select(setting => setting.Name)), ChannelSetting.All[^1].Name])}.");

    /// <summary>Says that a setting cannot be set to something.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="word">What it was to be; never trusted.</param>
    public static Reply NoWord(ChannelSetting setting, string word)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return Reply.Of(string.Create(CultureInfo.InvariantCulture, $"\u201C{word}\u201D is nothing that {setting.Name} can be. It can be {Listed(setting.Words)}."));
    }

    private static string Listed(IReadOnlyList<string> words) => words.Count > 4
        ? $"{words[0]} to {words[^2]}, or {words[^1]}"
        : $"{string.Join(", ", words.SkipLast(1))} or {words[^1]}";
}
