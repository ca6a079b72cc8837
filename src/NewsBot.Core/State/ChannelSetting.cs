using System.Globalization;

namespace NewsBot.Core.State;

/// <summary>One setting of a channel, in the words in which admins see and change it.</summary>
public sealed class ChannelSetting
{
    /// <summary>The word that undoes a setting.</summary>
    public const string Usual = "usual";

    private readonly Func<ChannelSettings, string?> _read;
    private readonly Func<ChannelSettings, string?, ChannelSettings> _set;

    private ChannelSetting(string name, string meaning, IEnumerable<string> words, Func<ChannelSettings, string?> read, Func<ChannelSettings, string?, ChannelSettings> set)
    {
        (Name, Meaning, _read, _set) = (name, meaning, read, set);
        Words = [.. words, Usual];
    }

    /// <summary>All settings, in the order they are shown.</summary>
    public static IReadOnlyList<ChannelSetting> All { get; } =
    [
        new(
            "answers",
            "Who sees what /ask and /timeline answer. Usual: everyone in Discord, the asker in Slack.",
            ["everyone", "asker"],
            settings => settings.Answers switch { Audience.Everyone => "everyone", Audience.Asker => "asker", _ => null },
            (settings, word) => settings with { Answers = word switch { "everyone" => Audience.Everyone, "asker" => Audience.Asker, _ => null } }),
        new(
            "mentions",
            "Whether messages that mention the bot are answered, or commands alone. Usual: on.",
            ["on", "off"],
            settings => settings.Mentions switch { true => "on", false => "off", _ => null },
            (settings, word) => settings with { Mentions = word switch { "on" => true, "off" => false, _ => null } }),
        new(
            "reports",
            "How many earlier and further reports stand below what is current. Usual: all.",
            Enumerable.Range(0, ChannelSettings.MostReports + 1).Select(number => number.ToString(CultureInfo.InvariantCulture)),
            settings => settings.Reports?.ToString(CultureInfo.InvariantCulture),
            (settings, word) => settings with { Reports = word is null ? null : int.Parse(word, CultureInfo.InvariantCulture) }),
    ];

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>What it decides, in a sentence or two of at most 100 characters.</summary>
    public string Meaning { get; }

    /// <summary>What it can be set to; the last is <see cref="Usual"/>.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>What it is set to, one of <see cref="Words"/>.</summary>
    /// <param name="settings">The settings of a channel.</param>
    public string Read(ChannelSettings settings) => _read(settings) ?? Usual;

    /// <summary>Which of <see cref="Words"/> a word is; null where it is none.</summary>
    /// <param name="word">The word, in small or capital letters.</param>
    public string? Find(string word) => Words.FirstOrDefault(known => known.Equals(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>The settings of a channel with this one changed.</summary>
    /// <param name="settings">The settings as they are.</param>
    /// <param name="word">What it is to be, one of <see cref="Words"/>.</param>
    public ChannelSettings Set(ChannelSettings settings, string word) => _set(settings, word == Usual ? null : word);
}
