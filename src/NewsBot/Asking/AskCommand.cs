using System.CommandLine;
using System.CommandLine.Parsing;
using NewsBot.Batches;
using NewsBot.CommandLine;
using NewsBot.Core;
using NewsBot.Core.Language;
using NewsBot.Core.Questions;
using NewsBot.Core.Retrieval;
using NewsBot.Knowledge;
using NewsBot.Output;

namespace NewsBot.Asking;

/// <summary><c>newsbot ask</c>: answers one question, or a file of them.</summary>
internal sealed class AskCommand : Command
{
    private const string Contract = """
        Output with --json, and one line each with --batch:
          {"question","asOf","outcome":"answered"|"abstained",
           "status":"happened"|"planned"|"denied"|"claimed"|null,"statusAsOf",
           "answer":"text with [1] marks",
           "sentences":[{"text","citations":[1],"role":"current"|"earlier"|"detail"}],
           "citations":[{"number","document","title","author","publisher","published",
                         "statedOn","quote","start","end","line","url"}],
           "disagreements":[{"about","positions":[{"value","citations":[1]}]}],
           "nearest":[citations offered when abstaining],
           "composer":"extractive"|"model:NAME","notes":[".."],"elapsedMs"}
          Dates are ISO 8601 and as short as what is known: 2018-08-04, 2018-08, 2018.
          start and end are UTF-16 offsets into the document's cleaned text, line is
          the line of the file. What is not known is null.
          status answers a yes/no question about an event, as of the report of
          statusAsOf; it is null where the documents leave it open. The answer then
          opens with it: "Reported not to have happened, as of 4 August 2018."
          disagreements: times, numbers or outcomes that documents contradict each
          other in; each value stands in the quotes of its citations.

        With --explain one more object stands at the end of the JSON:
          "explanation":{"kind","terms":[{"term","kind","importance","alternatives"}],
           "passages":[{"document","line","score","text"}],"confidence",
           "confidenceParts":{FEATURE:share},"missing":[".."],
           "sentences":[{"document","line","text","statedOn","status","score",
                         "parts":{FEATURE:share},"supersededBy","chosen","said"}]}
          supersededBy is the number of a sentence, counted from 1, or null. The names
          of features may change from version to version.

        Input of --batch, one question a line:
          {"id":"q1","question":"Who won the election?","asOf":"2018-08-03"}
          asOf may be left out, other fields are ignored. The answers come out in the
          order of the questions, each with its "id". A line that cannot be read is
          reported on standard error, and the others are answered all the same.

        Exit codes: 0 done (also when the documents do not say), 1 failed, 2 bad usage.
        """;

    private readonly KnowledgeOpener _knowledge;
    private readonly Terminal _terminal;
    private readonly ErrorReporter _errors;
    private readonly Option<string?> _folder = KnowledgeCommand.FolderOption();

    private readonly Argument<string[]> _question = new("QUESTION")
    {
        Description = "The question.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> _asOf = DateOption.Create("--as-of", "Use nothing stated after this day: 2018-08-03, 2018-08 or 2018.", AsOfDate.Remedy);

    private readonly Option<bool> _json = new("--json") { Description = "Print JSON and nothing else on standard output." };

    private readonly Option<bool> _explain = new("--explain")
    {
        Description = "Tell how the answer came to be: terms, passages, sentences and what each part of their scores was.",
    };

    private readonly Option<string?> _batch = new("--batch")
    {
        Description = "Answer the questions of a JSON Lines file (- for standard input); prints JSON Lines.",
        HelpName = "FILE|-",
    };

    /// <summary>Makes the command.</summary>
    /// <param name="knowledge">Opens the documents.</param>
    /// <param name="terminal">Where to read from and write to.</param>
    /// <param name="errors">Tells what is wrong with a question among others.</param>
    public AskCommand(KnowledgeOpener knowledge, Terminal terminal, ErrorReporter errors)
        : base("ask", "Answers a question from the documents, or says that they do not say.")
    {
        _knowledge = knowledge;
        _terminal = terminal;
        _errors = errors;
        Add(_question);
        Add(_asOf);
        Add(_folder);
        Add(_json);
        Add(_explain);
        Add(_batch);
        Add(HelpNotes.Option(Contract));
        Validators.Add(ValidateQuestion);
        SetAction(RunAsync);
    }

    private void ValidateQuestion(CommandResult result)
    {
        var isBatch = result.GetResult(_batch) is not null;
        var isQuestion = result.GetResult(_question) is { Tokens.Count: > 0 };
        if (isBatch && isQuestion)
        {
            result.AddError("Give a question or --batch, not both.");
        }
        else if (isBatch && result.GetResult(_explain) is { Implicit: false })
        {
            result.AddError("--explain explains one question. Ask it by itself, without --batch.");
        }
        else if (!isBatch && !isQuestion)
        {
            result.AddError("No question was given. Ask one, for example: newsbot ask \"Who won the election?\"");
        }
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        ArgumentWords.RejectMistypedOptions(parsed, _question, "a question");

        // They are needed as soon as the index is open, and read meanwhile.
        _ = Task.Run(WordLists.Load, cancellationToken);
        var asOf = parsed.DateOf(_asOf)?.Latest;
        var folder = parsed.GetValue(_folder);
        if (parsed.GetValue(_batch) is { } file)
        {
            await using var questions = BatchFile.Open(file, _terminal);
            var load = await _knowledge.OpenAsync(folder, cancellationToken);
            return await new BatchAsking(PipelineOf(load.Snapshot), _terminal, _errors, asOf).RunAsync(questions, cancellationToken);
        }

        var question = new QuestionRequest(string.Join(' ', parsed.GetRequiredValue(_question)), asOf);
        var snapshot = (await _knowledge.OpenAsync(folder, cancellationToken)).Snapshot;
        var started = TimeProvider.System.GetTimestamp();
        var explanation = await PipelineOf(snapshot).ExplainAsync(question, cancellationToken);
        var elapsed = TimeProvider.System.GetElapsedTime(started);
        var explained = parsed.GetValue(_explain) ? explanation : null;
        if (parsed.GetValue(_json))
        {
            _terminal.Out.WriteLine(JsonOutput.Pretty(json => AnswerJson.Write(json, explanation.Answer, elapsed, explanation: explained)));
        }
        else
        {
            _terminal.Write(AnswerPage.Render(explanation.Answer, _terminal.Width));
            if (explained is not null)
            {
                _terminal.Out.WriteLine();
                _terminal.Write(ExplanationPage.Render(explained, _terminal.Width));
            }
        }

        return ExitCode.Done;
    }

    private AnswerPipeline PipelineOf(Snapshot snapshot) => ConfiguredPipeline.Of(_knowledge.Settings)(snapshot);
}
