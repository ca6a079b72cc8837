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

    /// <summary>Reads one of the names of an enumeration, in capitals or not.</summary>
    /// <param name="configuration">All settings.</param>
    /// <param name="key">The setting.</param>
    /// <param name="usual">What it is where nothing is set.</param>
    /// <exception cref="SettingsException">It is something else.</exception>
    public static T OneOf<T>(this IConfiguration configuration, string key, T usual)
        where T : struct, Enum =>
        configuration[key] is not { } value || string.IsNullOrWhiteSpace(value) ? usual
        : Enum.TryParse<T>(value, ignoreCase: true, out var known) && Enum.IsDefined(known) && !char.IsAsciiDigit(value[0]) ? known
        : throw BotSettings.Unusable(key, $"is \"{value}\"", $"one of {string.Join(", ", Enum.GetNames<T>())}");

    /// <summary>Reads the address of a server; null where nothing is set.</summary>
    /// <param name="configuration">All settings.</param>
    /// <param name="key">The setting.</param>
    /// <param name="example">An address as it may be set.</param>
    /// <exception cref="SettingsException">It is something else.</exception>
    public static Uri? Address(this IConfiguration configuration, string key, string example) =>
        configuration[key] is not { } value || string.IsNullOrWhiteSpace(value) ? null
        : Uri.TryCreate(value.Trim(), UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
        : throw BotSettings.Unusable(key, $"is \"{value}\"", $"an address that begins with https:// or http://, such as {example}");
}
