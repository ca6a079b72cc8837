namespace NewsBot.Core.Tests.Knowledge;

/// <summary>A folder of its own for a test, gone when the test is over.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("newsbot-").FullName;

    /// <summary>Writes a file; its folders are made.</summary>
    public string Write(string path, string content = "Some text.")
    {
        var full = this[path];
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
        return full;
    }

    /// <summary>The full path of something in the folder.</summary>
    public string this[string path] => Path.Combine(Root, path);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
