using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace NewsBot.Settings;

/// <summary>Reads values of settings; what cannot be used is refused with a message that names the setting and the remedy.</summary>
internal static class SettingValues
{
    /// <summary>Reads true or false.</summary>
    /// <param name="configuration">All settings.</param>
    /// <param name="key">The setting.</param>
    /// <param name="usual">What it is where nothing is set.</param>
    /// <exception cref="SettingsException">It is something else.</exception>
    public static bool Switch(this IConfiguration configuration, string key, bool usual) =>
        configuration[key] is not { Length: > 0 } value ? usual
        : bool.TryParse(value, out var isOn) ? isOn
        : throw BotSettings.Unusable(key, $"is \"{value}\"", "true or false");

    /// <summary>Reads a whole number.</summary>
    /// <param name="configuration">All settings.</param>
    /// <param name="key">The setting.</param>
    /// <param name="usual">What it is where nothing is set.</param>
    /// <param name="least">The smallest number that can be used.</param>
    /// <param name="most">The greatest.</param>
    /// <exception cref="SettingsException">It is something else.</exception>
    public static int WholeNumber(this IConfiguration configuration, string key, int usual, int least, int most) =>
        configuration[key] is not { Length: > 0 } value ? usual
        : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw BotSettings.Unusable(key, $"is \"{value}\"", $"a whole number from {least} to {most}");
}
