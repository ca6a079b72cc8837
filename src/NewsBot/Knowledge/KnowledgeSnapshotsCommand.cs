using System.CommandLine;
using NewsBot.CommandLine;
using NewsBot.Core.Replies;
using NewsBot.Core.Retrieval;
using NewsBot.Output;

namespace NewsBot.Knowledge;

/// <summary><c>newsbot knowledge snapshots</c>: the versions of the documents that can be gone back to.</summary>
internal sealed class KnowledgeSnapshotsCommand : Command
{
    private const string Contract = """
        Output with --json, the newest first:
          {"snapshots":[{"version","madeAt","articles","served":bool}]}
        """;

    /// <summary>Makes the command.</summary>
    /// <param name="knowledge">Knows the settings.</param>
    /// <param name="terminal">Where to write to.</param>
    public KnowledgeSnapshotsCommand(KnowledgeOpener knowledge, Terminal terminal)
        : base("snapshots", "Lists the versions of the documents that can be gone back to.")
    {
        var json = new Option<bool>("--json") { Description = "Print JSON and nothing else on standard output." };
        Add(json);
        Add(HelpNotes.Option(Contract));
        SetAction(parsed =>
        {
            var snapshots = KnowledgeIndex.ListSnapshots(knowledge.IndexOptions(given: null));
            if (parsed.GetValue(json))
            {
                terminal.Out.WriteLine(JsonOutput.Pretty(output => ReloadJson.WriteSnapshots(output, snapshots)));
            }
            else
            {
                terminal.Out.Write(ReplyText.Of(KnowledgeReply.Snapshots(snapshots)));
            }

            return ExitCode.Done;
        });
    }
}
