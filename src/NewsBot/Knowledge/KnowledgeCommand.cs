using System.CommandLine;
using NewsBot.Embeddings;
using NewsBot.Output;

namespace NewsBot.Knowledge;

/// <summary><c>newsbot knowledge</c>: what the documents are, and what is wrong with them.</summary>
internal sealed class KnowledgeCommand : Command
{
    /// <summary>Makes the command.</summary>
    /// <param name="knowledge">Opens the documents.</param>
    /// <param name="terminal">Where to write to.</param>
    public KnowledgeCommand(KnowledgeOpener knowledge, Terminal terminal)
        : base("knowledge", "Shows, checks and reloads the documents.")
    {
        Add(new KnowledgeListCommand(knowledge, terminal));
        Add(new KnowledgeCheckCommand(knowledge, terminal));
        Add(KnowledgeReloadCommand.Reload(knowledge, terminal));
        Add(new KnowledgeSnapshotsCommand(knowledge, terminal));
        Add(KnowledgeReloadCommand.Back(knowledge, terminal));
        Add(new KnowledgeEmbedCommand(knowledge, terminal));
    }

    /// <summary>The option that names another folder of documents than the configured one.</summary>
    public static Option<string?> FolderOption() => new("--knowledge")
    {
        Description = "Use the documents of this folder instead of the configured one.",
        HelpName = "DIR",
    };
}
