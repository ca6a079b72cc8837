using Microsoft.Extensions.Configuration;

namespace NewsBot.Settings;

/// <summary>Where the news documents are.</summary>
internal sealed class KnowledgeOptions
{
    /// <summary>The folder of documents, absolute or relative to the home folder.</summary>
    /// <value>The default is <c>knowledge</c>.</value>
    public string Directory { get; set; } = "knowledge";
}

/// <summary>Where the program keeps what it makes.</summary>
internal sealed class StorageOptions
{
    /// <summary>The folder of the index, absolute or relative to the home folder.</summary>
    /// <value>The default is <c>data</c>.</value>
    public string DataDirectory { get; set; } = "data";
}

/// <summary>The settings, checked and with absolute paths.</summary>
/// <param name="KnowledgeDirectory">The folder of documents.</param>
/// <param name="DataDirectory">The folder for what the program makes.</param>
internal sealed record BotSettings(string KnowledgeDirectory, string DataDirectory)
{
    /// <summary>The settings file, in the home folder.</summary>
    public const string FileName = "appsettings.json";

    /// <summary>The setting behind <see cref="KnowledgeDirectory"/>.</summary>
    public const string KnowledgeDirectoryKey = "Knowledge:Directory";

    /// <summary>The setting behind <see cref="DataDirectory"/>.</summary>
    public const string DataDirectoryKey = "Storage:DataDirectory";

    /// <summary>Every setting there is.</summary>
    public static IReadOnlyList<string> Keys { get; } = [KnowledgeDirectoryKey, DataDirectoryKey];

    /// <summary>Reads the settings: the home folder's file, then the environment, then the command line; the last one wins.</summary>
    /// <param name="home">The folder the file is in and relative paths start from.</param>
    /// <param name="arguments">Settings given on the command line, as <c>--Key:Name=value</c>.</param>
    /// <exception cref="SettingsException">The file or a value cannot be used.</exception>
    public static BotSettings Load(string home, string[] arguments)
    {
        var configuration = Read(home, arguments);
        var knowledge = configuration.GetSection("Knowledge").Get<KnowledgeOptions>() ?? new KnowledgeOptions();
        var storage = configuration.GetSection("Storage").Get<StorageOptions>() ?? new StorageOptions();
        return new BotSettings(
            Folder(home, KnowledgeDirectoryKey, knowledge.Directory, "the folder of your news documents"),
            Folder(home, DataDirectoryKey, storage.DataDirectory, "a folder this program may write to"));
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

    private static string Folder(string home, string key, string value, string meaning)
    {
        if (string.IsNullOrWhiteSpace(value) || value.Contains('\0', StringComparison.Ordinal))
        {
            throw new SettingsException(
                $"The setting {key} is {(string.IsNullOrWhiteSpace(value) ? "empty" : "not a path")}. Set it to {meaning} in {FileName} or with the environment variable {EnvironmentName(key)}.");
        }

        return Path.GetFullPath(value, home);
    }

    /// <summary>What a setting is called in the environment: <c>Knowledge__Directory</c>.</summary>
    public static string EnvironmentName(string key) => key.Replace(":", "__", StringComparison.Ordinal);
}

/// <summary>A setting cannot be used; the message names it and says what to do.</summary>
internal sealed class SettingsException(string message) : Exception(message);
