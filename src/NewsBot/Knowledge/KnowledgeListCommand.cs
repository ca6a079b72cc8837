using System.CommandLine;
using NewsBot.CommandLine;
using NewsBot.Output;

namespace NewsBot.Knowledge;

/// <summary><c>newsbot knowledge list</c>: the articles, as the index holds them.</summary>
internal sealed class KnowledgeListCommand : Command
{
    private const string Contract = """
        Output with --json:
          {"directory","version",
           "articles":[{"document","title","author","publisher","published","updated",
                        "url","language","passages",
                        "statedOn":["dates its passages speak from"],
                        "inferred":[{"field","value","reason"}]}],
           "rejected":[{"document","line","reason","remedy"}]}
          version is the same for the same documents. What is not known is null.
        """;

    private readonly KnowledgeOpener _knowledge;
    private readonly Terminal _terminal;
    private readonly Option<string?> _folder = KnowledgeCommand.FolderOption();
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON and nothing else on standard output." };

    /// <summary>Makes the command.</summary>
    /// <param name="knowledge">Opens the documents.</param>
    /// <param name="terminal">Where to write to.</param>
    public KnowledgeListCommand(KnowledgeOpener knowledge, Terminal terminal)
        : base("list", "Lists the articles with their dates.")
    {
        _knowledge = knowledge;
        _terminal = terminal;
        Add(_folder);
        Add(_json);
        Add(HelpNotes.Option(Contract));
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = parsed.GetValue(_folder);
        var load = await _knowledge.OpenAsync(folder, cancellationToken);
        var articles = KnowledgeListing.Of(load.Snapshot);
        if (parsed.GetValue(_json))
        {
            var directory = _knowledge.Folder(folder);
            _terminal.Out.WriteLine(JsonOutput.Pretty(json =>
                KnowledgeJson.WriteList(json, directory, load.Snapshot.Version, articles, load.Report.Rejected)));
        }
        else
        {
            _terminal.Write(KnowledgeListPage.Render(articles, _terminal.Width));
        }

        return ExitCode.Done;
    }
}
