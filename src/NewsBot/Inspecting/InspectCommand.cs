using System.CommandLine;
using System.CommandLine.Parsing;
using NewsBot.Batches;
using NewsBot.CommandLine;
using NewsBot.Core.Inspection;
using NewsBot.Core.Knowledge;
using NewsBot.Output;
using NewsBot.Settings;

namespace NewsBot.Inspecting;

/// <summary><c>newsbot inspect</c>: how a document is read, or which times stand in a file of texts.</summary>
internal sealed class InspectCommand : Command
{
    private const string StandardInput = "-";
    private const string DateRemedy = "Give a day, a month or a year, for example 2018-08-02, 2018-08 or 2018.";

    private const string Contract = """
        Output with --json:
          {"document","title","author","publisher","published","updated",
           "inferred":[{"field","value","reason"}],
           "sentences":[{"text","start","end","line","statedOn",
                         "status":"happened"|"planned"|"denied"|"claimed","speaker",
                         "times":[..]}]}
          times [{"start","end","text","type":"DATE"|"TIME"|"DURATION"|"SET",
                  "value":"TIMEX3 value","from","to","precision"}]
          start and end are UTF-16 offsets into the document's cleaned text, line is
          the line of the file. from and to are the first and the last day; they and
          precision are null where the words cannot be resolved. What is not known is
          null.

        Input of --batch, one text a line:
          {"id":"t1","text":"It opened last Saturday.","reference":"2018-08-02"}
          reference is the day the text speaks from and may be left out. The times come
          out in the order of the texts, as {"id","times":[..]}, a line each; start and
          end are UTF-16 offsets into text as given.

        Exit codes: 0 done, 1 failed, 2 bad usage.
        """;

    private readonly Task<BotSettings> _settings;
    private readonly Terminal _terminal;
    private readonly ErrorReporter _errors;
    private readonly Argument<string?> _file = new("FILE|-")
    {
        Description = "The document (- for plain text on standard input).",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _date = DateOption.Create("--date", "Read it as published then, whatever it says itself.", DateRemedy);
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON and nothing else on standard output." };

    private readonly Option<string?> _batch = new("--batch")
    {
        Description = "Find the times in the texts of a JSON Lines file (- for standard input); prints JSON Lines.",
        HelpName = "FILE|-",
    };

    /// <summary>Makes the command.</summary>
    /// <param name="settings">The settings, as they are being read.</param>
    /// <param name="terminal">Where to read from and write to.</param>
    /// <param name="errors">Tells what is wrong with a line among others.</param>
    public InspectCommand(Task<BotSettings> settings, Terminal terminal, ErrorReporter errors)
        : base("inspect", "Shows how a document is read: its dates, and the status and the times of its sentences.")
    {
        _settings = settings;
        _terminal = terminal;
        _errors = errors;
        Add(_file);
        Add(_date);
        Add(_json);
        Add(_batch);
        Add(HelpNotes.Option(Contract));
        Validators.Add(Validate);
        SetAction(RunAsync);
    }

    private void Validate(CommandResult result)
    {
        var isBatch = result.GetResult(_batch) is not null;
        var isFile = result.GetResult(_file) is { Tokens.Count: > 0 };
        if (isBatch && isFile)
        {
            result.AddError("Give a document or --batch, not both.");
        }
        else if (!isBatch && !isFile)
        {
            result.AddError("No document was given. Name one, for example: newsbot inspect article.md");
        }
        else if (isBatch && result.GetResult(_date) is { Implicit: false })
        {
            result.AddError("In a batch, each line gives its own \"reference\" in place of --date.");
        }
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_batch) is { } batch)
        {
            await using var texts = BatchFile.Open(batch, _terminal);
            return await new BatchInspecting(_terminal, _errors).RunAsync(texts, cancellationToken);
        }

        var file = parsed.GetValue(_file)!;
        var content = await ReadAsync(file, cancellationToken);
        var name = file == StandardInput ? "standard input" : file;
        var article = ArticleReader.ReadContent(name, content, parsed.DateOf(_date)) switch
        {
            ReadResult.Read read => read.Article,
            ReadResult.Rejected rejected => throw new CommandException(rejected.File.ToString()),
            var other => throw new InvalidOperationException($"There is no third outcome: {other}."),
        };
        var sentences = ArticleInspector.Inspect(article);
        if (parsed.GetValue(_json))
        {
            _terminal.Out.WriteLine(JsonOutput.Pretty(json => InspectionJson.Write(json, article, sentences)));
        }
        else
        {
            _terminal.Write(InspectionPage.Render(article, sentences, _terminal.Width));
        }

        return ExitCode.Done;
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync(string file, CancellationToken cancellationToken)
    {
        var limit = (await _settings).MaxFileBytes;
        try
        {
            await using var stream = file == StandardInput ? _terminal.In : File.OpenRead(file);
            using var content = new MemoryStream();
            var buffer = new byte[81_920];

            // Reading a terminal or pipe cannot be broken off; waiting for it can.
            while (await stream.ReadAsync(buffer, cancellationToken).AsTask().WaitAsync(cancellationToken) is > 0 and var read)
            {
                content.Write(buffer, 0, read);
                if (content.Length > limit)
                {
                    throw new CommandException($"{file} is larger than the limit of {limit} bytes. Split it, or raise the limit in the settings.");
                }
            }

            return content.ToArray();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CommandException($"{file} cannot be read: {error.Message} Give a readable document, or - for standard input.", error);
        }
    }
}
