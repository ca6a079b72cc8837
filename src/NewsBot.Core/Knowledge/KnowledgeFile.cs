namespace NewsBot.Core.Knowledge;

/// <summary>A file of the knowledge folder that looks like a document; it has not been opened yet.</summary>
/// <param name="FullPath">Where it is on disk.</param>
/// <param name="Path">Its path under the knowledge folder, with <c>/</c> between folders: the name of its article.</param>
/// <param name="Length">Its size in bytes when it was listed.</param>
/// <param name="LastWriteUtc">When it was last written, in UTC, as the file system tells.</param>
public sealed record KnowledgeFile(string FullPath, string Path, long Length, DateTime LastWriteUtc);
