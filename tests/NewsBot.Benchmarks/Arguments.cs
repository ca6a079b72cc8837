using System.Globalization;

namespace NewsBot.Benchmarks;

/// <summary>What to measure on.</summary>
/// <param name="Corpus">A folder of news documents.</param>
/// <param name="Questions">A file with a JSON object on each line, each with a "question".</param>
/// <param name="Lucene">Whether to measure Lucene as well.</param>
/// <param name="Repeat">How many times the passages to measure growth on; 1 to leave that out.</param>
/// <param name="Work">A folder for the indexes; what is in it is overwritten.</param>
internal sealed record Arguments(string Corpus, string Questions, bool Lucene, int Repeat, string Work)
{
    public static Arguments? Parse(ReadOnlySpan<string> args)
    {
        string? corpus = null, questions = null;
        var arguments = new Arguments("", "", Lucene: false, Repeat: 1, Path.Combine(Path.GetTempPath(), "newsbot-benchmarks"));
        for (var i = 0; i < args.Length; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            switch (args[i])
            {
                case "--corpus":
                    corpus = value;
                    i++;
                    break;
                case "--questions":
                    questions = value;
                    i++;
                    break;
                case "--work":
                    arguments = arguments with { Work = value };
                    i++;
                    break;
                case "--repeat" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var repeat) && repeat > 0:
                    arguments = arguments with { Repeat = repeat };
                    i++;
                    break;
                case "--lucene":
                    arguments = arguments with { Lucene = true };
                    break;
                default:
                    return null;
            }
        }

        return Directory.Exists(corpus) && File.Exists(questions) ? arguments with { Corpus = corpus, Questions = questions } : null;
    }

    public static int ShowUsage()
    {
        Console.Error.WriteLine(
            """
            NewsBot.Benchmarks retrieval --corpus DIR --questions FILE.jsonl [--lucene] [--repeat N] [--work DIR]
            NewsBot.Benchmarks answers --corpus DIR --questions FILE.jsonl
            NewsBot.Benchmarks times --corpus DIR
            NewsBot.Benchmarks timeline --corpus DIR
            NewsBot.Benchmarks reload --corpus DIR
            NewsBot.Benchmarks vectors --corpus DIR --questions FILE.jsonl
            NewsBot.Benchmarks memory --corpus DIR --questions FILE.jsonl
            NewsBot.Benchmarks discord --corpus DIR
            NewsBot.Benchmarks shards --program NewsBot.dll --corpus DIR
            NewsBot.Benchmarks replicas --corpus DIR --database CONNECTION
            NewsBot.Benchmarks claims --database CONNECTION
            NewsBot.Benchmarks scale --corpus DIR --questions FILE.jsonl --passages N[,N...] --work DIR
            NewsBot.Benchmarks slack --corpus DIR --questions FILE.jsonl

              --corpus     a folder of news documents
              --database   an empty PostgreSQL database: Host=…;Database=…;Username=…;Password=…
              --program    the program's NewsBot.dll
              --questions  JSON Lines, each with a "question"
              --lucene     compare with Lucene 8 as well (Debian: liblucene8-java, and a JDK)
              --repeat     measure on N times the passages as well, made of altered copies
              --passages   how many passages to measure on, one number after the other
              --work       where indexes are made; it is emptied first
            """);
        return 2;
    }
}
