using System.Collections.Concurrent;
using System.Globalization;
using NewsBot.Core.Answers;
using NewsBot.Core.Conversations;
using NewsBot.Core.Knowledge;
using NewsBot.Core.Questions;
using NewsBot.Core.QuestionSets;
using NewsBot.Core.Retrieval;

namespace NewsBot.Core.Reloading;

/// <summary>A question that is answered otherwise than before, or no longer as expected.</summary>
/// <param name="Id">The question's name in the question set.</param>
/// <param name="Question">The question.</param>
/// <param name="AsOf">The last day whose knowledge was used; null for all of it.</param>
/// <param name="Before">The first sentence that differs, as it was; what is said in place of it where there was none.</param>
/// <param name="After">The same as it is.</param>
/// <param name="Problems">What is wrong with the answer now, a sentence each; none where it is as expected.</param>
/// <param name="IsBroken">Whether it was as expected before and is not any more.</param>
public sealed record AnswerChange(
    string Id, string Question, DateOnly? AsOf, string Before, string After, IReadOnlyList<string> Problems, bool IsBroken);

/// <summary>What changed in what the bot says: the knowledge folder's question set, asked before and after.</summary>
/// <param name="Asked">How many questions were asked.</param>
/// <param name="Changes">What changed, in the order of the set.</param>
/// <param name="Notes">What is wrong with the question set, as sentences.</param>
public sealed record AnswerComparison(int Asked, IReadOnlyList<AnswerChange> Changes, IReadOnlyList<string> Notes)
{
    /// <summary>More questions than this are not asked: a reload is not to take long.</summary>
    public const int MaxQuestions = 1000;

    private const int MaxNamed = 5;
    private const string NotSaid = "The documents do not say.";

    /// <summary>Why the knowledge after should not be served: questions are no longer answered as expected. Null where all are.</summary>
    public string? Objection
    {
        get
        {
            var broken = Changes.Where(change => change.IsBroken).Select(change => $"\"{change.Id}\"").ToList();
            var named = string.Join(", ", broken.Take(MaxNamed)) + (broken.Count > MaxNamed ? " and others" : "");
            return broken.Count == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"The documents as they are now were refused, because {broken.Count} of {Asked} questions of {KnowledgeFolder.QuestionSetName} would no longer be answered as expected: {named}. What was served before is served on, until documents or questions change or an admin reloads them.");
        }
    }

    /// <summary>Asks the questions of a folder's question set, answered with quotes, on all processors.</summary>
    /// <param name="directory">The knowledge folder. Without a question set there is nothing to ask.</param>
    /// <param name="before">The knowledge as it was.</param>
    /// <param name="after">The knowledge as it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<AnswerComparison> RunAsync(string directory, Snapshot before, Snapshot after, CancellationToken cancellationToken)
    {
        if (Read(directory) is not { } set)
        {
            return new(0, [], []);
        }

        var (old, current) = (new AnswerPipeline(before), new AnswerPipeline(after));
        var questions = set.Questions.Take(MaxQuestions).ToList();
        var changes = new ConcurrentBag<(int Order, AnswerChange Change)>();
        await Parallel.ForEachAsync(questions.Index(), cancellationToken, async (numbered, token) =>
        {
            var (order, question) = numbered;
            var was = await AskAsync(old, question, token);
            var now = await AskAsync(current, question, token);
            foreach (var (turn, place) in question.Turns.Select((turn, place) => (turn, place)))
            {
                if (Compare(turn, was[place], now[place]) is { } change)
                {
                    changes.Add(((order * SetOrder) + place, change));
                }
            }
        });
        IEnumerable<string> notes = set.Faults.Select(fault => $"{fault.Place}: {fault.Message}");
        if (set.Questions.Count > MaxQuestions)
        {
            notes = notes.Append(string.Create(CultureInfo.InvariantCulture, $"Only the first {MaxQuestions:N0} questions of {KnowledgeFolder.QuestionSetName} were asked."));
        }

        return new(questions.Sum(question => question.Turns.Count()), [.. changes.OrderBy(change => change.Order).Select(change => change.Change)], [.. notes]);
    }

    // More turns than a conversation has.
    private const int SetOrder = 1000;

    private static QuestionSet? Read(string directory)
    {
        var file = Path.Combine(directory, KnowledgeFolder.QuestionSetName);
        try
        {
            return File.Exists(file) ? QuestionSetReader.Read(KnowledgeFolder.QuestionSetName, File.ReadLines(file)) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new QuestionSet([], [new QuestionSetFault(KnowledgeFolder.QuestionSetName, $"It cannot be read: {error.Message}")]);
        }
    }

    // The answer to the question and to each of its follow-ups; null where one cannot be read as a question.
    private static async Task<List<VerifiedAnswer?>> AskAsync(AnswerPipeline pipeline, SetQuestion question, CancellationToken cancellationToken)
    {
        var conversation = new Conversation(new ConversationId(question.Id));
        var answers = new List<VerifiedAnswer?>();
        foreach (var turn in question.Turns)
        {
            try
            {
                var answer = await pipeline.AskAsync(new QuestionRequest(turn.Text, turn.AsOf) { Conversation = conversation }, cancellationToken);
                conversation = conversation.With(Turn.Of(turn.Text, answer));
                answers.Add(answer);
            }
            catch (QuestionException)
            {
                answers.Add(null);
            }
        }

        return answers;
    }

    private static AnswerChange? Compare(SetQuestion question, VerifiedAnswer? before, VerifiedAnswer? after)
    {
        var (was, now) = (Said(before), Said(after));
        if (was.SequenceEqual(now, StringComparer.Ordinal))
        {
            return null;
        }

        var place = was.Zip(now).TakeWhile(pair => string.Equals(pair.First, pair.Second, StringComparison.Ordinal)).Count();
        var wasRight = before is not null && question.Expected.Judge(before).IsRight;
        var judged = after is null ? null : question.Expected.Judge(after);
        return new AnswerChange(
            question.Id,
            question.Text,
            question.AsOf,
            was.ElementAtOrDefault(place) ?? "(nothing more)",
            now.ElementAtOrDefault(place) ?? "(nothing more)",
            judged?.Problems ?? [],
            IsBroken: wasRight && judged is { IsRight: false });
    }

    private static List<string> Said(VerifiedAnswer? answer) => answer switch
    {
        null => ["It cannot be read as a question."],
        { Outcome: AnswerOutcome.Abstained } => [NotSaid],
        { Verdict: { } verdict } => [verdict, .. answer.Sentences.Select(sentence => sentence.Text)],
        _ => [.. answer.Sentences.Select(sentence => sentence.Text)],
    };
}
