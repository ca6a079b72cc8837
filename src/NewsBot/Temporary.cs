#pragma warning disable
using NewsBot.Core.Answers;
using NewsBot.Core.Questions;
using NewsBot.Core.Knowledge;
using NewsBot.Core.Retrieval;
namespace NewsBot.Core.Questions { 
public sealed class QuestionException(string message) : Exception(message);
public sealed record QuestionRequest(string Text, DateOnly? AsOf = null);
}
namespace NewsBot.Core.Retrieval {
public sealed class Snapshot { public string Version => "v"; public IReadOnlyList<ArticleInfo> Articles { get; } = []; public IReadOnlyList<PassageId> PassagesOf(string p) => []; public Passage Read(PassageId id) => throw new NotSupportedException(); }
public enum IndexingPhase { Waiting, Reading, Writing, Merging }
public readonly record struct IndexingProgress(IndexingPhase Phase, int FilesDone, int FilesTotal);
public sealed record LoadReport(int Added, int Changed, int Removed, int Unchanged, IReadOnlyList<RejectedFile> Rejected, IReadOnlyList<string> Notes);
public sealed record KnowledgeLoad(Snapshot Snapshot, LoadReport Report);
public sealed record KnowledgeIndexOptions { public required string KnowledgeDirectory {get;init;} public required string IndexDirectory {get;init;} }
public static class KnowledgeIndex { public static Task<KnowledgeLoad> OpenAsync(KnowledgeIndexOptions o, IProgress<IndexingProgress>? p, CancellationToken ct) => Task.FromResult(new KnowledgeLoad(new Snapshot(), new LoadReport(0,0,0,0,[],[]))); }
}
namespace NewsBot.Core.Knowledge {
public sealed class KnowledgeException(string message) : Exception(message);
public sealed record KnowledgeFile(string FullPath, string Path, long Length, DateTime LastWriteUtc);
public sealed record FolderScan(IReadOnlyList<KnowledgeFile> Files, IReadOnlyList<RejectedFile> Rejected);
public static class KnowledgeFolder { public static FolderScan Scan(string root) => new([],[]); }
public static class ArticleReader { public static ReadResult Read(KnowledgeFile f) => throw new NotSupportedException(); }
}
namespace NewsBot.Core {
public sealed class AnswerPipeline(Snapshot snapshot) {
    public async Task<VerifiedAnswer> AskAsync(QuestionRequest request, CancellationToken cancellationToken) {
       if (request.Text.Length > 2000 || string.IsNullOrWhiteSpace(request.Text)) throw new QuestionException("The question is empty or too long.");
       await Task.Delay(Random.Shared.Next(20));
       return new VerifiedAnswer { Question = request.Text, AsOf = request.AsOf, Composer = "extractive", Outcome = AnswerOutcome.Abstained, Text = "The documents do not say. No words." };
    }
}
}
