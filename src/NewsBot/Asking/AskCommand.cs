using System.CommandLine;
using System.CommandLine.Parsing;
using NewsBot.CommandLine;
using NewsBot.Core;
using NewsBot.Core.Questions;
using NewsBot.Knowledge;
using NewsBot.Output;

namespace NewsBot.Asking;

/// <summary><c>newsbot ask</c>: answers one question, or a file of them.</summary>
internal static class AskCommand
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

        Input of --batch, one question a line:
          {"id":"q1","question":"Who won the election?","asOf":"2018-08-03"}
          asOf may be left out, other fields are ignored. The answers come out in the
          order of the questions, each with its "id". A line that cannot be read is
          reported on standard error, and the others are answered all the same.

        Exit codes: 0 done (also when the documents do not say), 1 failed, 2 bad usage.
        """;

    private static readonly Argument<string[]> Question = new("QUESTION")
    {
        Description = "The question.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string?> AsOf = new("--as-of")
    {
        Description = "Use nothing stated after this day: 2018-08-03, 2018-08 or 2018.",
        HelpName = "DATE",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON and nothing else on standard output." };

    private static readonly Option<string?> Batch = new("--batch")
    {
        Description = "Answer the questions of a JSON Lines file (- for standard input); prints JSON Lines.",
        HelpName = "FILE|-",
    };

    /// <summary>The command, ready to be added to its parent.</summary>
    public static Command Create(KnowledgeOpener knowledge, Terminal terminal)
    {
        var folder = KnowledgeCommand.FolderOption();
        var command = new Command("ask", "Answers a question from the documents, or says that they do not say.") { Question, AsOf, folder, Json, Batch };
        command.Validators.Add(Validate);
        command.Options.Add(HelpNotes.Option(Contract));
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, parsed.GetValue(folder), knowledge, terminal, cancellationToken));
        return command;
    }

    private static void Validate(CommandResult result)
    {
        var question = result.GetValue(Question) ?? [];
        if (result.GetValue(AsOf) is { } asOf && !AsOfDate.TryParse(asOf, out _))
        {
            result.AddError($"\"{asOf}\" is not a date that --as-of understands. {AsOfDate.Remedy}");
        }

        if (result.GetValue(Batch) is not null)
        {
            if (question.Length > 0)
            {
                result.AddError("Give a question or --batch, not both.");
            }
        }
        else if (question.Length == 0)
        {
            result.AddError("No question was given. Ask one, for example: newsbot ask \"Who won the election?\"");
        }
    }

    // Whoever mistypes "--json" must not be answered as if it were part of the question.
    private static void RejectMistypedOptions(ParseResult parsed)
    {
        var isMeant = parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash);
        if (!isMeant && parsed.GetValue(Question)?.FirstOrDefault(LooksLikeAnOption) is { } word)
        {
            throw new UsageException($"There is no option {word}. Put -- before a question that begins like one.");
        }
    }

    private static bool LooksLikeAnOption(string word) =>
        word.StartsWith('-') && word.TrimStart('-') is [var first, ..] && char.IsAsciiLetter(first) && !word.Contains(' ', StringComparison.Ordinal);

    private static async Task<int> RunAsync(
        ParseResult parsed, string? folder, KnowledgeOpener knowledge, Terminal terminal, CancellationToken cancellationToken)
    {
        RejectMistypedOptions(parsed);
        DateOnly? asOf = parsed.GetValue(AsOf) is { } text && AsOfDate.TryParse(text, out var day) ? day : null;
        if (parsed.GetValue(Batch) is { } file)
        {
            await using var questions = BatchFile.Open(file, terminal);
            var load = await knowledge.OpenAsync(folder, cancellationToken);
            return await new BatchAsking(new AnswerPipeline(load.Snapshot), terminal, asOf).RunAsync(questions, cancellationToken);
        }

        var question = new QuestionRequest(string.Join(' ', parsed.GetRequiredValue(Question)), asOf);
        var snapshot = (await knowledge.OpenAsync(folder, cancellationToken)).Snapshot;
        var started = TimeProvider.System.GetTimestamp();
        var answer = await new AnswerPipeline(snapshot).AskAsync(question, cancellationToken);
        var elapsed = TimeProvider.System.GetElapsedTime(started);
        if (parsed.GetValue(Json))
        {
            terminal.Out.WriteLine(JsonOutput.Pretty(json => AnswerJson.Write(json, answer, elapsed)));
        }
        else
        {
            terminal.Write(AnswerPage.Render(answer, terminal.Width));
        }

        return ExitCode.Done;
    }
}
