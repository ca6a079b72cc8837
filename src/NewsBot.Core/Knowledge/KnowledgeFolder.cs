using System.IO.Enumeration;

namespace NewsBot.Core.Knowledge;

/// <summary>What a knowledge folder holds.</summary>
/// <param name="Files">The documents, in ordinal order of their paths.</param>
/// <param name="Rejected">What had to be left out, in the same order.</param>
public sealed record FolderScan(IReadOnlyList<KnowledgeFile> Files, IReadOnlyList<RejectedFile> Rejected);

/// <summary>Lists the documents of a knowledge folder without opening any of them.</summary>
public static class KnowledgeFolder
{
    /// <summary>The size in bytes above which a file is refused unless told otherwise: 20 MB, some 3,000 news articles.</summary>
    public const long DefaultMaxFileBytes = 20 * 1024 * 1024;

    /// <summary>The file of the folder that holds questions with the answers its documents are to give; no document itself.</summary>
    public const string QuestionSetName = "questions.jsonl";

    internal const string GivePermission = "Give the account that runs this program read permission.";
    internal const string CheckDisk = "Check the disk or the network share it is on.";

    private const int MaxLinks = 40;

    private static readonly StringComparison PathComparison =
        OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>
    /// Lists the documents of a folder and of its subfolders: files whose name ends in <c>.md</c>, <c>.markdown</c>,
    /// <c>.txt</c>, <c>.html</c>, <c>.htm</c>, <c>.docx</c> or <c>.pdf</c>. Other files, and what is hidden, are no documents
    /// and are passed over in silence. A symbolic link counts where it leads to a place inside the folder that is not listed
    /// under its own name anyway.
    /// </summary>
    /// <param name="root">The knowledge folder; may itself be a symbolic link.</param>
    /// <param name="maxFileBytes">Files of more bytes are refused.</param>
    /// <exception cref="KnowledgeException">The folder is missing, is a file, or may not be read.</exception>
    public static FolderScan Scan(string root, long maxFileBytes = DefaultMaxFileBytes) => Scan(root, maxFileBytes, opening: null);

    /// <param name="root">The knowledge folder.</param>
    /// <param name="maxFileBytes">Files of more bytes are refused.</param>
    /// <param name="opening">Told of each folder before it is listed.</param>
    internal static FolderScan Scan(string root, long maxFileBytes, Action<string>? opening)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(root);
        if (File.Exists(root))
        {
            throw new KnowledgeException($"The knowledge folder {root} is a file. Name the folder that holds the documents.");
        }

        if (!Directory.Exists(root))
        {
            throw new KnowledgeException(
                $"The knowledge folder {root} does not exist. Create it and put documents in it, or name another folder.");
        }

        return new Walk(RealPath(Path.GetFullPath(root)) ?? Path.GetFullPath(root), maxFileBytes, opening).Run();
    }

    /// <summary>Whether a file's name ends like a document's.</summary>
    internal static bool IsDocument(ReadOnlySpan<char> name)
    {
        // Word keeps a "~$name.docx" beside every document that is open.
        if (name.StartsWith("~$"))
        {
            return false;
        }

        foreach (var ending in (ReadOnlySpan<string>)[".md", ".txt", ".html", ".htm", ".docx", ".pdf", ".markdown"])
        {
            if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // The path with every symbolic link in it followed, or null where one leads nowhere or in a circle.
    private static string? RealPath(string path)
    {
        var links = 0;
        var real = Path.GetPathRoot(path)!;
        var rest = new Stack<string>(Split(path[real.Length..]));
        while (rest.TryPop(out var name))
        {
            var next = name switch
            {
                "." => real,
                ".." => Path.GetDirectoryName(real) ?? real,
                _ => Path.Combine(real, name),
            };
            if (name is "." or ".." || new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MaxLinks)
            {
                return null;
            }

            if (Path.IsPathRooted(target))
            {
                real = Path.GetPathRoot(target)!;
                target = target[real.Length..];
            }

            foreach (var part in Split(target))
            {
                rest.Push(part);
            }
        }

        return Path.Exists(real) ? real : null;

        static IEnumerable<string> Split(string path) =>
            path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries).Reverse();
    }

    private sealed record Entry(string Name, FileAttributes Attributes, bool IsFolder, long Length, DateTime LastWriteUtc);

    private sealed class Walk(string root, long maxFileBytes, Action<string>? opening)
    {
        private static readonly EnumerationOptions OneFolder = new()
        {
            AttributesToSkip = FileAttributes.None,
            IgnoreInaccessible = false,
            RecurseSubdirectories = false,
        };

        private readonly List<KnowledgeFile> _files = [];
        private readonly List<RejectedFile> _rejected = [];
        private readonly List<(string Link, string Path)> _links = [];
        private readonly Queue<(string Folder, string Path)> _folders = new();
        private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

        public FolderScan Run()
        {
            _folders.Enqueue((root, ""));
            ListFolders();

            // Links last: only what is not listed under its own name is listed under a link's, the first by order.
            _links.Sort((x, y) => string.CompareOrdinal(x.Path, y.Path));
            if (_links.Count > 0)
            {
                _seen.UnionWith(_files.Select(file => file.FullPath));
            }

            for (var i = 0; i < _links.Count; i++)
            {
                Follow(_links[i].Link, _links[i].Path);
                ListFolders();
            }

            _files.Sort((x, y) => string.CompareOrdinal(x.Path, y.Path));
            _rejected.Sort((x, y) => string.CompareOrdinal(x.Path, y.Path));
            return new FolderScan(_files, _rejected);
        }

        private void ListFolders()
        {
            while (_folders.TryDequeue(out var next))
            {
                if (_seen.Add(next.Folder))
                {
                    List(next.Folder, next.Path);
                }
            }
        }

        private void List(string folder, string path)
        {
            try
            {
                opening?.Invoke(folder);

                // The entry holds what one look at the file system gave; nothing here looks twice.
                foreach (var entry in new FileSystemEnumerable<Entry>(folder, ToEntry, OneFolder) { ShouldIncludePredicate = MayMatter })
                {
                    var full = Path.Join(folder, entry.Name);
                    var relative = path.Length == 0 ? entry.Name : $"{path}/{entry.Name}";
                    if (entry.Attributes.HasFlag(FileAttributes.Hidden))
                    {
                        continue;
                    }

                    if (entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
                    {
                        _links.Add((full, relative));
                    }
                    else if (entry.IsFolder)
                    {
                        _folders.Enqueue((full, relative));
                    }
                    else if (!_seen.Contains(full))
                    {
                        Add(new KnowledgeFile(full, relative, entry.Length, entry.LastWriteUtc));
                    }
                }
            }
            catch (UnauthorizedAccessException e) when (path.Length == 0)
            {
                throw new KnowledgeException($"The knowledge folder {folder} may not be read. {GivePermission}", e);
            }
            catch (UnauthorizedAccessException)
            {
                _rejected.Add(new RejectedFile(path, "This folder may not be read.", GivePermission));
            }
            catch (DirectoryNotFoundException)
            {
                // Deleted since its parent was listed: it is not there, so there is nothing to list.
            }
            catch (IOException e)
            {
                _rejected.Add(new RejectedFile(path, $"This folder cannot be listed: {e.Message}", CheckDisk));
            }
        }

        private void Add(KnowledgeFile file)
        {
            if (file.Length == 0)
            {
                _rejected.Add(new RejectedFile(file.Path, "The file is empty.", "Fill it or remove it."));
            }
            else if (file.Length > maxFileBytes)
            {
                _rejected.Add(new RejectedFile(
                    file.Path,
                    $"The file is {Megabytes(file.Length)} MB; the limit is {Megabytes(maxFileBytes)} MB.",
                    "Split it into one file per article, or raise the limit."));
            }
            else
            {
                _files.Add(file);
            }
        }

        private void Follow(string link, string path)
        {
            if (RealPath(link) is not { } target)
            {
                if (IsDocument(path))
                {
                    _rejected.Add(new RejectedFile(path, "The symbolic link leads nowhere.", "Repair the link or remove it."));
                }

                return;
            }

            var folder = new DirectoryInfo(target);
            if (!folder.Exists && !IsDocument(path))
            {
                return;
            }

            if (!target.StartsWith(root + Path.DirectorySeparatorChar, PathComparison))
            {
                // To the folder itself is a circle; every other place is outside.
                if (!target.Equals(root, PathComparison))
                {
                    _rejected.Add(new RejectedFile(
                        path, "The symbolic link leads out of the knowledge folder.", "Copy what it points to into the knowledge folder."));
                }
            }
            else if (folder.Exists)
            {
                _folders.Enqueue((target, path));
            }
            else if (_seen.Add(target))
            {
                var file = new FileInfo(target);
                Add(new KnowledgeFile(target, path, file.Length, file.LastWriteTimeUtc));
            }
        }

        // By name and kind alone, which cost nothing: a link to a folder counts as a folder here.
        private static bool MayMatter(ref FileSystemEntry entry) =>
            entry.FileName[0] != '.' && (entry.IsDirectory || IsDocument(entry.FileName));

        private static Entry ToEntry(ref FileSystemEntry entry) =>
            new(entry.FileName.ToString(), entry.Attributes, entry.IsDirectory, entry.Length, entry.LastWriteTimeUtc.UtcDateTime);

        private static string Megabytes(long bytes) =>
            (bytes / (1024.0 * 1024)).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture);
    }
}
