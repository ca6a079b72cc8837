using System.CommandLine;
using NewsBot.CommandLine;
using NewsBot.Output;

namespace NewsBot.Knowledge;

/// <summary><c>newsbot knowledge</c>: what the documents are, and what is wrong with them.</summary>
internal static class KnowledgeCommand
{
    private const string ListContract = """
        Output with --json:
          {"directory","version",
           "articles":[{"document","title","author","publisher","published","updated",
                        "url","language","passages",
                        "statedOn":["dates its passages speak from"],
                        "inferred":[{"field","value","reason"}]}],
           "rejected":[{"document","line","reason","remedy"}]}
          version is the same for the same documents. What is not known is null.
        """;

    private const string CheckContract = """
        Output with --json:
          {"directory","files","articles",
           "rejected":[{"document","line","reason","remedy"}],
           "inferred":[{"document","field","value","reason"}]}

        Exit codes: 0 every document can be used, 1 one cannot, 2 bad usage.
        """;

    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON and nothing else on standard output." };

    /// <summary>The option that names another folder of documents than the configured one.</summary>
    public static Option<string?> FolderOption() => new("--knowledge")
    {
        Description = "Use the documents of this folder instead of the configured one.",
        HelpName = "DIR",
    };

    /// <summary>The command, ready to be added to its parent.</summary>
    public static Command Create(KnowledgeOpener knowledge, Terminal terminal)
    {
        var folder = FolderOption();
        var list = new Command("list", "Lists the articles with their dates.") { folder, Json };
        list.Options.Add(HelpNotes.Option(ListContract));
        list.SetAction((parsed, cancellationToken) =>
            ListAsync(parsed.GetValue(folder), parsed.GetValue(Json), knowledge, terminal, cancellationToken));

        var check = new Command("check", "Reads every document anew and tells what is wrong with it and what had to be inferred.") { folder, Json };
        check.Options.Add(HelpNotes.Option(CheckContract));
        check.SetAction((parsed, cancellationToken) =>
            Task.FromResult(Check(parsed.GetValue(folder), parsed.GetValue(Json), knowledge, terminal, cancellationToken)));

        return new Command("knowledge", "Shows and checks the documents.") { list, check };
    }

    private static async Task<int> ListAsync(
        string? folder, bool isJson, KnowledgeOpener knowledge, Terminal terminal, CancellationToken cancellationToken)
    {
        var load = await knowledge.OpenAsync(folder, cancellationToken);
        var articles = KnowledgeListing.Of(load.Snapshot);
        if (isJson)
        {
            var directory = knowledge.Folder(folder);
            terminal.Out.WriteLine(JsonOutput.Pretty(json =>
                KnowledgeJson.WriteList(json, directory, load.Snapshot.Version, articles, load.Report.Rejected)));
        }
        else
        {
            KnowledgeTable.Write(terminal, articles);
        }

        return ExitCode.Done;
    }

    private static int Check(string? folder, bool isJson, KnowledgeOpener knowledge, Terminal terminal, CancellationToken cancellationToken)
    {
        var check = KnowledgeCheck.Run(knowledge.Folder(folder), knowledge.Settings.MaxFileBytes, terminal, cancellationToken);
        if (isJson)
        {
            terminal.Out.WriteLine(JsonOutput.Pretty(json => KnowledgeJson.WriteCheck(json, check)));
        }
        else
        {
            terminal.Write(KnowledgeCheckPage.Render(check, terminal.Width));
        }

        return check.Rejected.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}
