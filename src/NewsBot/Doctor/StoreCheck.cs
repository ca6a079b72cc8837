using System.Globalization;
using NewsBot.Core.Retrieval;
using NewsBot.Core.Setup;
using NewsBot.Knowledge;
using NewsBot.Settings;
using NewsBot.State;
using NewsBot.Storage.Postgres;
using NewsBot.Storage.Sqlite;

namespace NewsBot.Doctor;

/// <summary>Looks at what the program keeps: every byte of the index, and the state database as it is checked by SQLite itself or reached in PostgreSQL.</summary>
internal static class StoreCheck
{
    /// <summary>Whether the index is what was written.</summary>
    public static IEnumerable<SetupFinding> Index(BotSettings settings)
    {
        var options = KnowledgeOpener.IndexOptions(settings, settings.KnowledgeDirectory);
        return KnowledgeIndex.Check(options) switch
        {
            null => [Finding.Note($"There is none yet in {options.IndexDirectory}; the first question makes it.")],
            { IsOfOtherProgram: true } => [Finding.Note("It was made by another version of NewsBot; the next question makes it anew.")],
            { Problems: [] } check => [Finding.Good(string.Create(CultureInfo.InvariantCulture, $"Version {check.Version}, undamaged; articles: {check.Articles}."))],
            var check => Finding.FirstWrong([.. check.Problems.Select(problem => $"{problem} The next start or reload makes it good; if it happens again, look at the disk.")]),
        };
    }

    /// <summary>Whether the state database can be used.</summary>
    public static async Task<IEnumerable<SetupFinding>> StateAsync(BotSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Storage.Value is { Provider: StorageProvider.Postgres, Postgres: { } address })
        {
            return await StateAsync(address, cancellationToken);
        }

        var file = StateFile.PathOf(settings);
        if (!File.Exists(file))
        {
            return [Finding.Note($"There is no {file} yet; \"newsbot run\" makes it.")];
        }

        var problems = SqliteStateStore.Check(file);
        return problems.Count == 0 ? [Finding.Good($"{file} is undamaged.")] : Finding.FirstWrong(problems);
    }

    private static async Task<IEnumerable<SetupFinding>> StateAsync(PostgresAddress address, CancellationToken cancellationToken)
    {
        await using var database = ConfiguredState.Database(address);
        return await database.CheckAsync(cancellationToken) switch
        {
            { Problems: not [] } check => Finding.FirstWrong(check.Problems),
            { Version: 0 } => [Finding.Note($"There is nothing in {address} yet; \"newsbot run\" makes it.")],
            { IsCurrent: false } => [Finding.Note($"The schema of {address} is an older version's; \"newsbot run\" brings it up to date.")],
            _ => [Finding.Good($"{address} can be used.")],
        };
    }
}
