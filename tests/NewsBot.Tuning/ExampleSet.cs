using System.Globalization;
using NewsBot.Core.Evidence;
using NewsBot.Core.Questions;
using NewsBot.Core.QuestionSets;
using NewsBot.Core.Retrieval;

namespace NewsBot.Tuning;

/// <summary>A question set and its documents, as given on the command line: <c>FILE.jsonl:FOLDER:WORTH</c>.</summary>
/// <param name="Questions">The question set.</param>
/// <param name="Knowledge">The folder of documents.</param>
/// <param name="AnsweringWorth">
/// How much an answer to what can be answered counts against abstaining from what cannot; null where every question of the set
/// must come out right.
/// </param>
internal sealed record ExampleSet(string Questions, string Knowledge, double? AnsweringWorth)
{
    // In place of the worth.
    private const string All = "all";

    /// <summary>What reports call it: the folder the question set is in.</summary>
    public string Name => new FileInfo(Questions).Directory!.Name;

    /// <summary>Reads a set as given; null where it is given otherwise, or is not there.</summary>
    public static ExampleSet? Parse(string argument) =>
        argument.Split(':') is [var questions, var knowledge, var worth] && File.Exists(questions) && Directory.Exists(knowledge)
            ? worth == All ? new ExampleSet(questions, knowledge, null)
            : double.TryParse(worth, CultureInfo.InvariantCulture, out var number) && number > 0 ? new ExampleSet(questions, knowledge, number)
            : null
        : null;

    /// <summary>Finds the evidence for every question.</summary>
    /// <param name="work">A folder for indexes, which are kept for the next run.</param>
    public async Task<IReadOnlyList<Example>> FindAsync(string work)
    {
        var load = await KnowledgeIndex.OpenAsync(new() { KnowledgeDirectory = Knowledge, IndexDirectory = Path.Combine(work, Name) });
        var reader = new QuestionReader(load.Snapshot);
        var finder = new EvidenceFinder(load.Snapshot);
        var questions = QuestionSetReader.Read(Questions, File.ReadLines(Questions)).Questions;
        var examples = new Example[questions.Count];
        Parallel.For(0, examples.Length, number => examples[number] = Find(questions[number]));
        return examples;

        Example Find(SetQuestion question)
        {
            var evidence = finder.Find(reader.Read(new QuestionRequest(question.Text, question.AsOf)));
            return new Example(
                this,
                question.Id,
                question.Expected.IsAnswerable,
                evidence.Surest is null ? [] : [.. evidence.Ranked.Select(sentence => new ExampleSentence(sentence.Features, question.Expected.IsSaidIn(sentence.Text)))]);
        }
    }
}
