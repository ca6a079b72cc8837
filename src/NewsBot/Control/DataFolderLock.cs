using System.Globalization;
using System.Text.Json;
using NewsBot.CommandLine;
using NewsBot.Settings;

namespace NewsBot.Control;

/// <summary>
/// Makes sure that one running bot at a time uses a data folder, and tells the commands of its owner how to reach it. The
/// system frees the lock when the process ends, however it ends.
/// </summary>
internal sealed class DataFolderLock : IDisposable
{
    private const string LockName = "running.lock";

    private readonly string _folder;
    private readonly FileStream _lock;

    private DataFolderLock(string folder, FileStream held)
    {
        _folder = folder;
        _lock = held;
    }

    /// <summary>Takes the folder for this process.</summary>
    /// <param name="folder">The data folder; it is made where it is missing.</param>
    /// <exception cref="CommandException">Another bot uses it, or it cannot be written to.</exception>
    public static DataFolderLock Take(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var held = new FileStream(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            var taken = new DataFolderLock(folder, held);
            RunningBotFile.Write(folder, new RunningBotFile(Environment.ProcessId, Address: null, Key: ""));
            return taken;
        }
        catch (IOException error) when ((error.HResult & 0xFFFF) is 11 or 35 or 32 or 33)
        {
            // EWOULDBLOCK of Linux and of macOS; sharing and lock violations of Windows.
            var process = RunningBotFile.Read(folder) is { } other ? string.Create(CultureInfo.InvariantCulture, $", the process {other.Process}") : "";
            throw new CommandException($"The data folder {folder} is in use by another running bot{process}. Stop that one, or set {BotSettings.DataDirectoryKey} to another folder for this one.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"The data folder {folder} cannot be written to: {error.Message} Make it writable, or set {BotSettings.DataDirectoryKey} to another folder.", error);
        }
    }

    /// <summary>Tells how the bot is reached.</summary>
    /// <param name="address">Where it listens.</param>
    /// <param name="key">What proves that a command may do so.</param>
    public void Publish(Uri address, string key) => RunningBotFile.Write(_folder, new RunningBotFile(Environment.ProcessId, address, key));

    /// <inheritdoc/>
    public void Dispose()
    {
        RunningBotFile.Delete(_folder);
        _lock.Dispose();
    }
}

/// <summary>The file that tells about the bot that runs. Its owner alone can read it.</summary>
/// <param name="Process">The bot's process.</param>
/// <param name="Address">Where it takes commands; null while it starts.</param>
/// <param name="Key">What proves that a command may be carried out.</param>
internal sealed record RunningBotFile(int Process, Uri? Address, string Key)
{
    private const string Name = "running.json";

    /// <summary>Reads the file of a data folder; null where there is none that can be used.</summary>
    public static RunningBotFile? Read(string folder)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, Name)));
            var address = json.RootElement.GetProperty("address").GetString();
            return new RunningBotFile(
                json.RootElement.GetProperty("process").GetInt32(),
                address is null ? null : new Uri(address),
                json.RootElement.GetProperty("key").GetString() ?? "");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Replaces the file.</summary>
    public static void Write(string folder, RunningBotFile running)
    {
        var path = Path.Combine(folder, Name);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        // The mode counts for a new file alone.
        File.Delete(path + ".new");
        using (var file = new FileStream(path + ".new", options))
        using (var json = new Utf8JsonWriter(file))
        {
            json.WriteStartObject();
            json.WriteNumber("process", running.Process);
            json.WriteString("address", running.Address?.ToString());
            json.WriteString("key", running.Key);
            json.WriteEndObject();
        }

        File.Move(path + ".new", path, overwrite: true);
    }

    /// <summary>Deletes the file.</summary>
    public static void Delete(string folder) => File.Delete(Path.Combine(folder, Name));
}
