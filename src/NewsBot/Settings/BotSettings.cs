using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace NewsBot.Settings;

/// <summary>The settings, checked and with absolute paths.</summary>
/// <param name="KnowledgeDirectory">The folder of documents; empty for a replica that serves what others publish.</param>
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

    /// <summary>The setting behind <see cref="ReplicaName"/>.</summary>
    public const string ReplicaNameKey = "Replicas:Name";

    /// <summary>The setting behind <see cref="MaxFileBytes"/>.</summary>
    public const string MaxFileMegabytesKey = "Limits:MaxFileMegabytes";

    /// <summary>The setting behind <see cref="KeepsStateFor"/>.</summary>
    public const string KeepDaysKey = "Storage:KeepDays";

    private const string DefaultKnowledgeDirectory = "knowledge";
    private const string DefaultDataDirectory = "data";
    private const int DefaultMaxFileMegabytes = 20;
    private const int MostMegabytes = 1000;
    private const int DefaultKeepSnapshots = 5;
    private const int MostSnapshots = 100;
    private const int DefaultKeepDays = 90;
    private const int MostKeepDays = 3650;
    private const int MostReplicaName = 40;
    private const long BytesInMegabyte = 1024 * 1024;

    /// <summary>
    /// What only the running bot needs, read when it is first asked for: it takes libraries that a question need not wait for.
    /// </summary>
    /// <exception cref="SettingsException">A value cannot be used.</exception>
    public required Lazy<RunningSettings> Running { get; init; }

    /// <summary>Which database keeps what the bot remembers, read when it is first asked for.</summary>
    /// <exception cref="SettingsException">A value cannot be used.</exception>
    public required Lazy<StorageSettings> Storage { get; init; }

    /// <summary>What this process is called among several that share a database, in logs and metrics.</summary>
    public string ReplicaName { get; init; } = UsualReplicaName;

    /// <summary>Whether there is a folder of documents.</summary>
    public bool HasKnowledgeFolder => KnowledgeDirectory.Length > 0;

    /// <summary>The embedding model that passages are also found by.</summary>
    public EmbeddingSettings Embeddings { get; init; } = new();

    /// <summary>How many earlier snapshots of the knowledge are kept to go back to.</summary>
    public int KeepSnapshots { get; init; } = DefaultKeepSnapshots;

    /// <summary>Whether documents are refused with which a question of their question set is no longer answered as expected.</summary>
    public bool RefusesFailingReload { get; init; }

    /// <summary>How long the bot keeps what it was asked and what it said; null for as long as it is there.</summary>
    public TimeSpan? KeepsStateFor { get; init; } = TimeSpan.FromDays(DefaultKeepDays);

    private static string UsualReplicaName => string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}:{Environment.ProcessId}");

    /// <summary>Every setting there is.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        KnowledgeDirectoryKey,
        WatchKey,
        KeepSnapshotsKey,
        RefuseFailingReloadKey,
        DataDirectoryKey,
        KeepDaysKey,
        .. StorageSettings.Keys,
        ReplicaNameKey,
        MaxFileMegabytesKey,
        .. LimitSettings.Keys,
        RunningSettings.CollectorKey,
        .. LanguageModelSettings.Keys,
        .. EmbeddingSettings.Keys,
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
            KnowledgeFolder(home, configuration),
            configuration.Switch(WatchKey, usual: true),
            Folder(home, configuration, DataDirectoryKey, DefaultDataDirectory, "a folder this program may write to"),
            configuration.WholeNumber(MaxFileMegabytesKey, DefaultMaxFileMegabytes, 1, MostMegabytes) * BytesInMegabyte,
            LanguageModelSettings.Read(configuration))
        {
            Embeddings = EmbeddingSettings.Read(configuration),
            KeepSnapshots = configuration.WholeNumber(KeepSnapshotsKey, DefaultKeepSnapshots, 0, MostSnapshots),
            RefusesFailingReload = configuration.Switch(RefuseFailingReloadKey, usual: false),
            KeepsStateFor = configuration.WholeNumber(KeepDaysKey, DefaultKeepDays, 0, MostKeepDays) is > 0 and var days ? TimeSpan.FromDays(days) : null,
            Running = new Lazy<RunningSettings>(() => RunningSettings.Read(configuration)),
            ReplicaName = Replica(configuration),
            Storage = new Lazy<StorageSettings>(() => StorageSettings.Read(configuration)),
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

    private static string KnowledgeFolder(string home, IConfiguration configuration) =>
        configuration[KnowledgeDirectoryKey] is "" && configuration.OneOf(StorageSettings.ProviderKey, StorageProvider.Sqlite) == StorageProvider.Postgres
            ? ""
            : Folder(home, configuration, KnowledgeDirectoryKey, DefaultKnowledgeDirectory, "the folder of your news documents");

    private static string Folder(string home, IConfiguration configuration, string key, string usual, string meaning)
    {
        var value = configuration[key] ?? usual;
        if (string.IsNullOrWhiteSpace(value))
        {
            throw Unusable(key, "is empty", meaning);
        }

        return value.Contains('\0', StringComparison.Ordinal) ? throw Unusable(key, "is not a path", meaning) : Path.GetFullPath(value, home);
    }

    // It stands in logs and at the database server, so it is a short line.
    private static string Replica(IConfiguration configuration) => configuration[ReplicaNameKey] switch
    {
        null or "" => UsualReplicaName,
        { Length: <= MostReplicaName } name when name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':') => name,
        _ => throw Unusable(ReplicaNameKey, "is not a name", $"at most {MostReplicaName} letters, digits, hyphens, dots, colons and underscores"),
    };

    /// <summary>A value that cannot be used.</summary>
    /// <param name="key">The setting.</param>
    /// <param name="problem">What is wrong: "is empty".</param>
    /// <param name="meaning">What to set it to.</param>
    public static SettingsException Unusable(string key, string problem, string meaning) =>
        new($"The setting {key} {problem}. Set it to {meaning}, in {FileName} or with the environment variable {key.Replace(":", "__", StringComparison.Ordinal)}.");
}

/// <summary>A setting cannot be used; the message names it and says what to do.</summary>
internal sealed class SettingsException(string message) : Exception(message);
