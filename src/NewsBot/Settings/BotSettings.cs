using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace NewsBot.Settings;

/// <summary>The settings, checked and with absolute paths.</summary>
/// <param name="KnowledgeDirectory">The folder of documents.</param>
/// <param name="DataDirectory">The folder for what the program makes.</param>
/// <param name="WatchesKnowledge">Whether a running bot reloads documents by itself when they change.</param>
/// <param name="MaxFileBytes">Documents of more bytes are left out.</param>
/// <param name="LanguageModel">The language model that words answers.</param>
internal sealed record BotSettings(
    string KnowledgeDirectory,
    bool WatchesKnowledge,
    string DataDirectory,
    long MaxFileBytes,
    LanguageModelSettings LanguageModel)
{
    /// <summary>The settings file, in the home folder.</summary>
    public const string FileName = "appsettings.json";

    /// <summary>The setting behind <see cref="KnowledgeDirectory"/>.</summary>
    public const string KnowledgeDirectoryKey = "Knowledge:Directory";

    /// <summary>The setting behind <see cref="WatchesKnowledge"/>.</summary>
    public const string WatchKey = "Knowledge:Watch";

    /// <summary>The setting behind <see cref="KeepSnapshots"/>.</summary>
    public const string KeepSnapshotsKey = "Knowledge:KeepSnapshots";

    /// <summary>The setting behind <see cref="RefusesFailingReload"/>.</summary>
    public const string RefuseFailingReloadKey = "Knowledge:RefuseFailingReload";

    /// <summary>The setting behind <see cref="DataDirectory"/>.</summary>
    public const string DataDirectoryKey = "Storage:DataDirectory";

    /// <summary>The setting behind <see cref="MaxFileBytes"/>.</summary>
    public const string MaxFileMegabytesKey = "Limits:MaxFileMegabytes";

    private const string DefaultKnowledgeDirectory = "knowledge";
    private const string DefaultDataDirectory = "data";
    private const int DefaultMaxFileMegabytes = 20;
    private const int MostMegabytes = 1000;
    private const int DefaultKeepSnapshots = 5;
    private const int MostSnapshots = 100;
    private const long BytesInMegabyte = 1024 * 1024;

    /// <summary>
    /// What only the running bot needs, read when it is first asked for: it takes libraries that a question need not wait for.
    /// </summary>
    /// <exception cref="SettingsException">A value cannot be used.</exception>
    public required Lazy<RunningSettings> Running { get; init; }

    /// <summary>How many earlier snapshots of the knowledge are kept to go back to.</summary>
    public int KeepSnapshots { get; init; } = DefaultKeepSnapshots;

    /// <summary>Whether documents are refused with which a question of their question set is no longer answered as expected.</summary>
    public bool RefusesFailingReload { get; init; }

    /// <summary>Every setting there is.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        KnowledgeDirectoryKey,
        WatchKey,
        KeepSnapshotsKey,
        RefuseFailingReloadKey,
        DataDirectoryKey,
        MaxFileMegabytesKey,
        .. LanguageModelSettings.Keys,
        .. WebSettings.Keys,
        .. DiscordSettings.Keys,
        .. SlackSettings.Keys,
    ];

    /// <summary>Reads the settings: the home folder's file, then the environment, then the command line; the last one wins.</summary>
    /// <param name="home">The folder the file is in and relative paths start from.</param>
    /// <param name="arguments">Settings given on the command line, as <c>--Key:Name=value</c>.</param>
    /// <exception cref="SettingsException">The file or a value cannot be used.</exception>
    public static BotSettings Load(string home, string[] arguments)
    {
        var configuration = Read(home, arguments);
        return new BotSettings(
            Folder(home, configuration, KnowledgeDirectoryKey, DefaultKnowledgeDirectory, "the folder of your news documents"),
            Switch(configuration, WatchKey, usual: true),
            Folder(home, configuration, DataDirectoryKey, DefaultDataDirectory, "a folder this program may write to"),
            WholeNumber(configuration, MaxFileMegabytesKey, DefaultMaxFileMegabytes, 1, MostMegabytes) * BytesInMegabyte,
            LanguageModelSettings.Read(configuration))
        {
            KeepSnapshots = WholeNumber(configuration, KeepSnapshotsKey, DefaultKeepSnapshots, 0, MostSnapshots),
            RefusesFailingReload = Switch(configuration, RefuseFailingReloadKey, usual: false),
            Running = new Lazy<RunningSettings>(() => RunningSettings.Read(configuration)),
        };
    }

    private static IConfigurationRoot Read(string home, string[] arguments)
    {
        var file = Path.Combine(home, FileName);
        var builder = new ConfigurationBuilder();
        try
        {
            using var settings = File.Exists(file) ? File.OpenRead(file) : Stream.Null;
            if (settings.Length > 0)
            {
                builder.AddJsonStream(settings);
            }

            return builder.AddEnvironmentVariables().AddCommandLine(arguments).Build();
        }
        catch (Exception error) when (error is FormatException or InvalidDataException or System.Text.Json.JsonException)
        {
            throw new SettingsException($"{file} is not valid JSON: {(error.InnerException ?? error).Message} Mend it, or delete it to use the defaults.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{file} cannot be read: {error.Message} Make it readable, or delete it to use the defaults.");
        }
    }

    private static string Folder(string home, IConfiguration configuration, string key, string usual, string meaning)
    {
        var value = configuration[key] ?? usual;
        if (string.IsNullOrWhiteSpace(value))
        {
            throw Unusable(key, "is empty", meaning);
        }

        return value.Contains('\0', StringComparison.Ordinal) ? throw Unusable(key, "is not a path", meaning) : Path.GetFullPath(value, home);
    }

    private static bool Switch(IConfiguration configuration, string key, bool usual) =>
        configuration[key] is not { } value ? usual
        : bool.TryParse(value, out var isOn) ? isOn
        : throw Unusable(key, $"is \"{value}\"", "true or false");

    private static int WholeNumber(IConfiguration configuration, string key, int usual, int least, int most)
    {
        if (configuration[key] is not { } value)
        {
            return usual;
        }

        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Unusable(key, $"is \"{value}\"", string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"));
    }

    /// <summary>A value that cannot be used.</summary>
    /// <param name="key">The setting.</param>
    /// <param name="problem">What is wrong: "is empty".</param>
    /// <param name="meaning">What to set it to.</param>
    public static SettingsException Unusable(string key, string problem, string meaning) =>
        new($"The setting {key} {problem}. Set it to {meaning}, in {FileName} or with the environment variable {key.Replace(":", "__", StringComparison.Ordinal)}.");
}

/// <summary>A setting cannot be used; the message names it and says what to do.</summary>
internal sealed class SettingsException(string message) : Exception(message);
