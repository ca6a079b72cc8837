using NewsBot.Core.Evidence;
using NewsBot.Core.Questions;
using NewsBot.Core.QuestionSets;
using NewsBot.Core.Retrieval;

namespace NewsBot.Tuning;

/// <summary>A question set and its documents, as given on the command line: <c>FILE.jsonl:FOLDER</c>.</summary>
/// <param name="Questions">The question set.</param>
/// <param name="Knowledge">The folder of documents.</param>
internal sealed record ExampleSet(string Questions, string Knowledge)
{
    /// <summary>What reports call it: the folder the question set is in.</summary>
    public string Name => new FileInfo(Questions).Directory!.Name;

    /// <summary>Reads a set as given; null where one of the two is not there.</summary>
    public static ExampleSet? Parse(string argument) =>
        argument.Split(':') is [var questions, var knowledge] && File.Exists(questions) && Directory.Exists(knowledge) ? new ExampleSet(questions, knowledge) : null;

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
                Name,
                question.Id,
                question.Expected.IsAnswerable,
                evidence.Surest is null ? [] : [.. evidence.Ranked.Select(sentence => new ExampleSentence(sentence.Features, question.Expected.IsSaidIn(sentence.Text)))]);
        }
    }
}
