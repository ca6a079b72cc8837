using System.CommandLine;
using NewsBot.CommandLine;
using NewsBot.Output;

namespace NewsBot.Knowledge;

/// <summary><c>newsbot knowledge check</c>: what is wrong with the documents, and what had to be inferred.</summary>
internal sealed class KnowledgeCheckCommand : Command
{
    private const string Contract = """
        Output with --json:
          {"directory","files","articles",
           "rejected":[{"document","line","reason","remedy"}],
           "inferred":[{"document","field","value","reason"}]}

        Exit codes: 0 every document can be used, 1 one cannot, 2 bad usage.
        """;

    private readonly KnowledgeOpener _knowledge;
    private readonly Terminal _terminal;
    private readonly Option<string?> _folder = KnowledgeCommand.FolderOption();
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON and nothing else on standard output." };

    /// <summary>Makes the command.</summary>
    /// <param name="knowledge">Finds the documents.</param>
    /// <param name="terminal">Where to write to.</param>
    public KnowledgeCheckCommand(KnowledgeOpener knowledge, Terminal terminal)
        : base("check", "Reads every document anew and tells what is wrong with it and what had to be inferred.")
    {
        _knowledge = knowledge;
        _terminal = terminal;
        Add(_folder);
        Add(_json);
        Add(HelpNotes.Option(Contract));
        SetAction((parsed, cancellationToken) => Task.FromResult(Run(parsed, cancellationToken)));
    }

    private int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var directory = _knowledge.Folder(parsed.GetValue(_folder));
        var check = KnowledgeCheck.Run(directory, _knowledge.Settings.MaxFileBytes, _terminal, cancellationToken);
        if (parsed.GetValue(_json))
        {
            _terminal.Out.WriteLine(JsonOutput.Pretty(json => KnowledgeJson.WriteCheck(json, check)));
        }
        else
        {
            _terminal.Write(KnowledgeCheckPage.Render(check, _terminal.Width));
        }

        return check.Rejected.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}
