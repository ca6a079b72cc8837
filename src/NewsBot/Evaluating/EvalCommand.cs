using System.CommandLine;
using NewsBot.Asking;
using NewsBot.CommandLine;
using NewsBot.Core;
using NewsBot.Core.QuestionSets;
using NewsBot.Knowledge;
using NewsBot.Output;

namespace NewsBot.Evaluating;

/// <summary><c>newsbot eval</c>: asks the questions of a set and tells how well they were answered.</summary>
internal sealed class EvalCommand : Command
{
    private static readonly string Contract = $$"""
        FILE is JSON Lines, a question a line:
          {"id":"q1","question":"Who won the election?","asOf":"2018-08-03",
           "type":"who","answerable":true,
           "answers":["one of these must be said"],
           "first":["one of these must be said in the first sentence"],
           "never":["none of these may be said"],
           "documents":["one of these must be cited"],
           "status":"happened","statusAsOf":"2018-08-02",
           "disagree":["each position of the disagreement to show"],
           "superseded":["none of these may lead"],
           "notYet":["none of these was known on the day"],
           "evidenceDocs":["these hold the answer, to tell where it was lost"],
           "followUps":[{"question":"And when?","answers":["Monday"]}]}
          Only id and question are needed. Answers are compared word by word, without
          case, accents and punctuation, in the sentences and the quotes behind them.
          A line that cannot be used is named, and the other questions are asked.

        Output with --json:
          {"figures":{..},"types":{TYPE:share right},
           "questions":[{"id","type","question","outcome","right",
                         "rightInFirstSentence","stale","futureLeak","miss",
                         "confidence","elapsedMs","answer","lostAt","why"}],
           "better":[ids],"worse":[ids]}
          lostAt is "retrieval", "ranking", "choice", "verification", "abstention" or
          "nowhere" for a miss, else null.

        Figures for --min and --max:
          {{string.Join(", ", Scorecard.Names.Take(4))}},
          {{string.Join(", ", Scorecard.Names.Skip(4).Take(3))}},
          {{string.Join(", ", Scorecard.Names.Skip(7).Take(5))}},
          {{string.Join(", ", Scorecard.Names.Skip(12))}}

        Exit codes: 0 done, 1 a threshold is not kept, a line cannot be used or
        something else failed, 2 bad usage.
        """;

    private readonly KnowledgeOpener _knowledge;
    private readonly Terminal _terminal;
    private readonly ErrorReporter _errors;
    private readonly Argument<string> _file = new("FILE") { Description = "The question set." };
    private readonly Option<string?> _folder = KnowledgeCommand.FolderOption();
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON and nothing else on standard output." };

    private readonly Option<string?> _compare = new("--compare")
    {
        Description = "Tell what got better and worse since this output of --json.",
        HelpName = "OLD.json",
    };

    private readonly Option<string[]> _minimum = ThresholdOption("--min", "Fail where a figure is below a value; may be repeated.", isMinimum: true);
    private readonly Option<string[]> _maximum = ThresholdOption("--max", "Fail where a figure is above a value; may be repeated.", isMinimum: false);

    /// <summary>Makes the command.</summary>
    /// <param name="knowledge">Opens the documents.</param>
    /// <param name="terminal">Where to write to.</param>
    /// <param name="errors">Tells what is wrong with a question among others.</param>
    public EvalCommand(KnowledgeOpener knowledge, Terminal terminal, ErrorReporter errors)
        : base("eval", "Asks the questions of a set and tells how well they were answered.")
    {
        _knowledge = knowledge;
        _terminal = terminal;
        _errors = errors;
        Add(_file);
        Add(_folder);
        Add(_json);
        Add(_compare);
        Add(_minimum);
        Add(_maximum);
        Add(HelpNotes.Option(Contract));
        SetAction(RunAsync);
    }

    private static Option<string[]> ThresholdOption(string name, string description, bool isMinimum)
    {
        var option = new Option<string[]>(name) { Description = description, HelpName = "FIGURE=VALUE" };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => Threshold.Parse(token.Value, isMinimum) is null))
            {
                result.AddError($"\"{token.Value}\" is no threshold for {name}. Give a figure and a value, for example {name} right=0.8; the figures are {string.Join(", ", Scorecard.Names)}.");
            }
        });
        return option;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var file = parsed.GetRequiredValue(_file);
        var read = Read(file);
        var snapshot = (await _knowledge.OpenAsync(parsed.GetValue(_folder), cancellationToken)).Snapshot;
        var set = read.WithDocuments(snapshot.Articles.Select(article => article.Path));
        foreach (var fault in set.Faults)
        {
            _terminal.Warn($"{fault.Place}: {fault.Message}");
        }

        var pipeline = ConfiguredPipeline.Of(_knowledge.Settings)(snapshot);
        var asked = await AskAsync(pipeline, set.Questions, cancellationToken);
        if (asked.Count == 0)
        {
            throw new CommandException($"No question of {file} could be asked.");
        }

        var scorecard = new Scorecard(asked, snapshot);
        var comparison = parsed.GetValue(_compare) is { } old ? ScorecardComparison.Read(scorecard, old) : null;
        if (parsed.GetValue(_json))
        {
            _terminal.Out.WriteLine(JsonOutput.Pretty(json => ScorecardJson.Write(json, scorecard, comparison)));
        }
        else
        {
            _terminal.Write(ScorecardPage.Render(scorecard, comparison, _terminal.Width));
        }

        List<string> problems = [.. ThresholdsOf(parsed).Select(threshold => threshold.ProblemOf(scorecard)).OfType<string>()];
        problems.ForEach(_terminal.Warn);
        return problems.Count == 0 && set.Faults.Count == 0 && asked.Count == set.Questions.Sum(question => question.Turns.Count()) ? ExitCode.Done : ExitCode.Failed;
    }

    private IEnumerable<Threshold> ThresholdsOf(ParseResult parsed) =>
    [
        .. (parsed.GetValue(_minimum) ?? []).Select(text => Threshold.Parse(text, isMinimum: true)!),
        .. (parsed.GetValue(_maximum) ?? []).Select(text => Threshold.Parse(text, isMinimum: false)!),
    ];

    private static QuestionSet Read(string file)
    {
        try
        {
            return QuestionSetReader.Read(file, File.ReadLines(file));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CommandException($"The questions of {file} cannot be read: {error.Message} Give a readable JSON Lines file.", error);
        }
    }

    // Asks on all cores; whatever is wrong with one question, the others are asked.
    private async Task<IReadOnlyList<AskedQuestion>> AskAsync(AnswerPipeline pipeline, IReadOnlyList<SetQuestion> questions, CancellationToken cancellationToken)
    {
        using var progress = new ProgressBar(_terminal);
        var asked = new IReadOnlyList<AskedQuestion>[questions.Count];
        var done = 0;
        await Parallel.ForAsync(0, questions.Count, cancellationToken, async (number, stop) =>
        {
            try
            {
                asked[number] = await AskedQuestion.AskAsync(pipeline, questions[number], stop);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                asked[number] = [];
                _errors.Report(error, questions[number].Place);
            }

            progress.Report("Asking", (double)Interlocked.Increment(ref done) / questions.Count);
        });
        return [.. asked.SelectMany(turns => turns)];
    }
}
