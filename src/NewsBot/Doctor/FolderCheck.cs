using System.Globalization;
using NewsBot.Core.Knowledge;
using NewsBot.Core.QuestionSets;
using NewsBot.Core.Setup;
using NewsBot.Settings;

namespace NewsBot.Doctor;

/// <summary>Looks at the folder of documents and at the one for what the program makes.</summary>
internal static class FolderCheck
{
    private const long BytesInMegabyte = 1024 * 1024;

    // The state, its log of writes and what a reload writes before it deletes.
    private const long UsualNeed = 100 * BytesInMegabyte;

    /// <summary>Whether there are documents, and whether they may be read. What is in them, "knowledge check" tells.</summary>
    public static IEnumerable<SetupFinding> Documents(BotSettings settings)
    {
        if (!settings.HasKnowledgeFolder)
        {
            return [Finding.Note($"{BotSettings.KnowledgeDirectoryKey} is empty: what other replicas publish is served.")];
        }

        FolderScan scan;
        try
        {
            scan = KnowledgeFolder.Scan(settings.KnowledgeDirectory, settings.MaxFileBytes);
        }
        catch (KnowledgeException error)
        {
            return [Finding.Wrong(error.Message)];
        }

        var unreadable = scan.Files.Select(file => (file.Path, Problem: ProblemOf(file.FullPath))).Where(file => file.Problem is not null)
            .Select(file => $"{file.Path} cannot be read: {file.Problem} Give the bot's account read permission.").ToList();
        var pdfs = scan.Files.Count(file => file.Path.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase));
        return
        [
            scan.Files.Count > 0
                ? Finding.Good(Invariant($"{scan.Files.Count} in {settings.KnowledgeDirectory}."))
                : Finding.Wrong($"{settings.KnowledgeDirectory} holds no document. Put some there, or set {BotSettings.KnowledgeDirectoryKey} to the folder that does."),
            .. Finding.FirstWrong(unreadable),
            .. Finding.FirstWrong([.. scan.Rejected.Select(file => $"{file.Path} is left out: {file.Reason} {file.Remedy}")]),
            .. pdfs > 0 && !ArticleReader.ReadsPdf
                ? [Finding.Wrong(Invariant($"PDF ({pdfs} of them) cannot be read, as pdftotext is not installed. Install Poppler (the package is called poppler-utils or poppler)."))]
                : Enumerable.Empty<SetupFinding>(),
        ];
    }

    /// <summary>Whether the questions that come with the documents can be asked.</summary>
    public static IEnumerable<SetupFinding> Questions(BotSettings settings)
    {
        if (!settings.HasKnowledgeFolder)
        {
            return [Finding.Note("They are asked by the replicas that have documents.")];
        }

        var file = Path.Combine(settings.KnowledgeDirectory, KnowledgeFolder.QuestionSetName);
        if (!File.Exists(file))
        {
            return [Finding.Note($"There is no {file}. With one, each reload tells which answers it changed.")];
        }

        var set = QuestionSetReader.Read(KnowledgeFolder.QuestionSetName, File.ReadLines(file))
            .WithDocuments(KnowledgeFolder.Scan(settings.KnowledgeDirectory, settings.MaxFileBytes).Files.Select(document => document.Path));
        return [Finding.Good(Invariant($"{set.Questions.Count} in {file} can be asked.")), .. Finding.FirstWrong([.. set.Faults.Select(fault => $"{fault.Place}: {fault.Message}")])];
    }

    /// <summary>Whether the data folder can be written to, and has room.</summary>
    public static IEnumerable<SetupFinding> Data(BotSettings settings)
    {
        // What is not there yet is made in the nearest folder that is.
        var folder = settings.DataDirectory;
        while (!Path.Exists(folder) && Path.GetDirectoryName(folder) is { } parent)
        {
            folder = parent;
        }

        try
        {
            using var probe = new FileStream(
                Path.Combine(folder, $".newsbot-doctor-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [Finding.Wrong($"{settings.DataDirectory} cannot be written to: {error.Message} Make it writable for the bot's account, or set {BotSettings.DataDirectoryKey} to another folder.")];
        }

        var index = IndexFolder.For(settings.DataDirectory, settings.KnowledgeDirectory);
        var indexBytes = Directory.Exists(index) ? new DirectoryInfo(index).EnumerateFiles().Sum(file => file.Length) : 0;
        return
        [
            Finding.Good(Directory.Exists(settings.DataDirectory) ? $"{settings.DataDirectory} can be written to." : $"{settings.DataDirectory} is not there yet, and can be made."),
            Room(new DriveInfo(folder).AvailableFreeSpace, indexBytes),
        ];
    }

    /// <summary>Whether there is room for a new index beside the old one.</summary>
    /// <param name="free">Bytes that are free on the disk.</param>
    /// <param name="index">Bytes of the index as it is.</param>
    internal static SetupFinding Room(long free, long index)
    {
        var need = index + UsualNeed;
        return free >= need
            ? Finding.Good(Invariant($"{free / BytesInMegabyte:N0} MB are free on its disk."))
            : Finding.Wrong(Invariant($"{free / BytesInMegabyte:N0} MB are free on its disk, and a reload may need {need / BytesInMegabyte:N0}. Make room, or set {BotSettings.DataDirectoryKey} to a folder of another disk."));
    }

    private static string? ProblemOf(string file)
    {
        try
        {
            using var handle = File.OpenHandle(file);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return error.Message;
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
