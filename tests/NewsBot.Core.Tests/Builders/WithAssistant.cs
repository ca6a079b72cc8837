using Microsoft.Data.Sqlite;
using NewsBot.Core.Conversations;
using NewsBot.Core.Reloading;
using NewsBot.Core.Retrieval;
using NewsBot.Core.State;
using NewsBot.Storage.Sqlite;

namespace NewsBot.Core.Tests.Builders;

/// <summary>Tests with an assistant of their own, over real files and a real database.</summary>
public abstract class WithAssistant : IAsyncLifetime
{
    private protected WithAssistant(Func<TestKnowledge, TestKnowledge> write, long maxFileBytes = 20_000_000)
    {
        Folder = write(new TestKnowledge());
        var options = new KnowledgeIndexOptions
        {
            KnowledgeDirectory = Folder.Folder,
            IndexDirectory = Path.Combine(Folder.Data, "index"),
            KeepSnapshots = 5,
            MaxFileBytes = maxFileBytes,
        };
        Knowledge = new LiveKnowledge(options, snapshot => new AnswerPipeline(snapshot), TimeProvider.System);
        State = SqliteStateStore.Open(StateFile);
        Assistant = new Assistant(Knowledge, State, TimeProvider.System);
    }

    private protected static ConversationId Thread { get; } = new("test:thread");

    private protected static UserId Ana { get; } = new("test:ana");

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected TestKnowledge Folder { get; }

    private protected LiveKnowledge Knowledge { get; }

    private protected SqliteStateStore State { get; }

    private protected string StateFile => Path.Combine(Folder.Data, "state.db");

    private protected Assistant Assistant { get; }

    public async ValueTask InitializeAsync() => await Knowledge.ReloadAsync(null, Cancellation);

    public async ValueTask DisposeAsync()
    {
        await State.DisposeAsync();
        Knowledge.Dispose();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Breaks a database: nothing can be read from the table nor kept in it any more.</summary>
    private protected static void DropTable(string file, string table)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var drop = connection.CreateCommand();
        drop.CommandText = $"DROP TABLE {table}";
        drop.ExecuteNonQuery();
    }

    private protected Task<AssistantReply> AskAsync(string question) => Assistant.AskAsync(new IncomingQuestion(Thread, Ana, question), Cancellation);
}
