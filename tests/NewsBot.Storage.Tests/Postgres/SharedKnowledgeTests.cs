using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Core.Answers;
using NewsBot.Core.Citations;
using NewsBot.Core.Conversations;
using NewsBot.Core.Knowledge;
using NewsBot.Core.Reloading;
using NewsBot.Core.State;
using NewsBot.Storage.Postgres;
using NewsBot.Storage.Sqlite;
using NewsBot.Tests.Shared.Postgres;

namespace NewsBot.Storage.Tests.Postgres;

/// <summary>Several replicas that have nothing in common but a database.</summary>
public sealed class SharedKnowledgeTests(PostgresServer server) : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("newsbot-replicas-").FullName;
    private readonly List<Replica> _replicas = [];
    private string _connectionString = "";
    private PostgresDatabase _database = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Documents => Path.Combine(_root, "documents");

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Documents);
        _connectionString = await server.CreateDatabaseAsync(Cancellation);
        _database = new(PostgresAddress.TryRead(_connectionString)!, "test", TimeProvider.System, NullLogger<PostgresDatabase>.Instance);
        await _database.MigrateAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in _replicas)
        {
            await replica.DisposeAsync();
        }

        await (_database?.DisposeAsync() ?? ValueTask.CompletedTask);
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public async Task A_replica_without_documents_and_with_an_empty_disk_serves_what_another_published()
    {
        Write("ferry.md", "The ferry of Marsk was launched on 3 March 2021 by Ida Holt.");
        var publisher = await StartAsync("publisher", Documents);
        publisher.State.ShouldBe(new(1, 1, IsPublished: true, Trouble: null));

        var follower = await StartAsync("follower");

        follower.Version.ShouldBe(publisher.Version);
        follower.State.ShouldBe(new(1, 1, IsPublished: true, Trouble: null));
        (await follower.AskAsync("Who launched the ferry of Marsk?")).ShouldBe("The ferry of Marsk was launched on 3 March 2021 by Ida Holt.");

        // What a citation's source is opened by: the whole article, without its file.
        var snapshot = follower.Knowledge.Current.Snapshot;
        string.Concat(snapshot.PassagesOf("ferry.md").Select(id => snapshot.Read(id).Text)).ShouldContain("Ida Holt");
    }

    [Fact]
    public async Task A_change_is_built_once_and_only_what_is_new_is_fetched()
    {
        for (var i = 0; i < 20; i++)
        {
            Write($"report-{i}.md", $"Harbour {i} of Norrby handled {1000 + i} ships in 2020.");
        }

        var publisher = await StartAsync("publisher", Documents);
        var twin = await StartAsync("twin", Documents);
        var follower = await StartAsync("follower");
        var before = new[] { publisher, twin, follower }.Select(replica => (replica.Exchange.ChunksRead, replica.Exchange.ChunksWritten)).ToList();
        var segments = Segments(follower);
        Write("crane.md", "The crane of Norrby collapsed on 7 May 2021.");

        await publisher.ReloadAsync();
        await follower.FollowAsync();
        await twin.FollowAsync();
        await twin.ReloadAsync();

        twin.Version.ShouldBe(publisher.Version);
        follower.Version.ShouldBe(publisher.Version);
        (await follower.AskAsync("When did the crane of Norrby collapse?")).ShouldBe("The crane of Norrby collapsed on 7 May 2021.");
        Segments(follower).Intersect(segments).ShouldBe(segments, ignoreOrder: true);
        new[] { publisher, twin, follower }.Select((replica, i) => (replica.Exchange.ChunksRead - before[i].ChunksRead, replica.Exchange.ChunksWritten - before[i].ChunksWritten))
            .ShouldBe([(0, 1), (1, 0), (1, 0)]);
        follower.Knowledge.Current.Report.Summary.ShouldBe("1 added, 0 changed, 0 removed, 20 unchanged, 0 rejected");
        (await GenerationsAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Answers_under_way_finish_on_what_they_began_with()
    {
        Write("mayor.md", "The mayor of Norrby is Ellen Vik.");
        var publisher = await StartAsync("publisher", Documents);
        var follower = await StartAsync("follower", keep: 0);
        var old = follower.Knowledge.Current;
        Write("mayor.md", "The mayor of Norrby is Jonas Berg.");
        await publisher.ReloadAsync();

        await follower.FollowAsync();

        (await follower.AskAsync("Who is the mayor of Norrby?")).ShouldBe("The mayor of Norrby is Jonas Berg.");
        string.Concat(old.Snapshot.PassagesOf("mayor.md").Select(id => old.Snapshot.Read(id).Text)).ShouldContain("Ellen Vik");
    }

    [Fact]
    public async Task What_two_see_at_once_is_lost_by_neither()
    {
        Write("first.md", "Norrby opened a library on 1 March 2021.");
        var one = await StartAsync("one", Documents);
        var other = await StartAsync("other", Documents);

        // While the one is about to publish, another change comes, and the other publishes both.
        Write("second.md", "Norrby opened a museum on 2 March 2021.");
        one.Exchange.BeforePublishing = async () =>
        {
            one.Exchange.BeforePublishing = null;
            Write("third.md", "Norrby opened a theatre on 3 March 2021.");
            await PublishWithoutWaitingAsync(other);
        };
        await one.ReloadAsync();
        await other.FollowAsync();

        one.Documents.ShouldBe(["first.md", "second.md", "third.md"]);
        other.Version.ShouldBe(one.Version);
        one.State.ShouldBe(other.State);
        one.State.IsPublished.ShouldBeTrue();
    }

    [Fact]
    public async Task Many_that_see_the_same_changes_end_with_the_same_knowledge()
    {
        var replicas = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => Task.Run(async () =>
        {
            Write($"start-{i}.md", $"Quay {i} of Norrby opened in 2020.");
            return await StartAsync($"replica-{i}", Documents);
        })));
        for (var round = 0; round < 5; round++)
        {
            Write($"later-{round}.md", $"Quay {round} of Norrby closed in 2021.");
            await Task.WhenAll(replicas.Select(replica => Task.Run(replica.ReloadAsync)));
        }

        await Task.WhenAll(replicas.Select(replica => replica.ReloadAsync()));
        await Task.WhenAll(replicas.Select(replica => replica.FollowAsync()));

        foreach (var replica in replicas)
        {
            replica.Documents.Count().ShouldBe(8);
            replica.State.ShouldBe(replicas[0].State);
            replica.State.IsBehind.ShouldBeFalse();
        }
    }

    [Fact]
    public async Task Going_back_at_one_replica_goes_back_at_all_and_stays_over_a_start_from_nothing()
    {
        Write("budget.md", "The budget of Norrby is 4 million crowns.");
        var publisher = await StartAsync("publisher", Documents);
        var first = publisher.Version;
        Write("budget.md", "The budget of Norrby is 9 million crowns.");
        await publisher.ReloadAsync();

        // It has never had the one that it goes back to.
        var follower = await StartAsync("follower");
        follower.Knowledge.ListSnapshots().Select(snapshot => (snapshot.Version, snapshot.IsCurrent)).ShouldBe([(publisher.Version, true), (first, false)]);
        await follower.GoBackAsync(first[..6]);
        await publisher.FollowAsync();
        var fresh = await StartAsync("fresh", Documents);

        foreach (var replica in new[] { publisher, follower, fresh })
        {
            replica.Version.ShouldBe(first);
            (await replica.AskAsync("How large is the budget of Norrby?")).ShouldBe("The budget of Norrby is 4 million crowns.");
            replica.State.IsPublished.ShouldBeTrue();
        }

        // It ends as it does for a bot that is alone: with a change of the documents, or when an admin reloads.
        await publisher.ReloadAsync();
        publisher.Version.ShouldBe(first);
        await publisher.ReloadAnewAsync();
        await fresh.FollowAsync();
        (await fresh.AskAsync("How large is the budget of Norrby?")).ShouldBe("The budget of Norrby is 9 million crowns.");
    }

    [Fact]
    public async Task Only_so_many_snapshots_are_kept_and_nothing_that_none_of_them_has()
    {
        Write("count.md", "The lighthouse of Norrby had 10 visitors.");
        var publisher = await StartAsync("publisher", Documents, keep: 2);
        for (var visitors = 11; visitors < 16; visitors++)
        {
            Write("count.md", $"The lighthouse of Norrby had {visitors} visitors.");
            await publisher.ReloadAsync();
        }

        (await GenerationsAsync()).ShouldBe([4, 5, 6]);
        publisher.Knowledge.ListSnapshots().Count.ShouldBe(3);
        (await CountAsync("SELECT count(*) FROM knowledge_chunk chunk WHERE NOT EXISTS (SELECT FROM knowledge_snapshot_chunk used WHERE used.hash = chunk.hash)")).ShouldBe(0);
        (await CountBytesAsync("10 visitors")).ShouldBe(0);
        (await CountBytesAsync("15 visitors")).ShouldBe(1);
    }

    [Fact]
    public async Task Of_a_deleted_document_no_byte_is_left_in_the_database_or_at_a_replica()
    {
        Write("stays.md", "Norrby built a bridge in 2019.");
        Write("secret.md", "The witness was called Petra Lund.");
        var publisher = await StartAsync("publisher", Documents);
        Write("more.md", "Norrby built a tunnel in 2020.");
        await publisher.ReloadAsync();
        var follower = await StartAsync("follower");
        (await CountBytesAsync("Petra Lund")).ShouldBeGreaterThan(0);
        File.Delete(Path.Combine(Documents, "secret.md"));

        await publisher.ReloadAsync();
        await follower.FollowAsync();

        (await CountBytesAsync("Petra Lund")).ShouldBe(0);
        follower.Documents.ShouldBe(["more.md", "stays.md"]);
        foreach (var replica in new[] { publisher, follower })
        {
            Directory.GetFiles(replica.Index).ShouldAllBe(file => !Contains(file, "Petra Lund"));
            replica.Knowledge.ListSnapshots().Count.ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_damaged_chunk_is_refused_until_it_is_published_again()
    {
        Write("old.md", "Norrby opened a school in 2018.");
        var publisher = await StartAsync("publisher", Documents);
        var follower = await StartAsync("follower");
        Write("new.md", "Norrby opened a stadium in 2022.");
        await publisher.ReloadAsync();
        await _database.ExecuteAsync("UPDATE knowledge_chunk SET data = set_byte(data, 40, 255 - get_byte(data, 40)) WHERE position($1 IN data) > 0", Cancellation, "stadium"u8.ToArray());

        await follower.FollowAsync();

        follower.Documents.ShouldBe(["old.md"]);
        follower.State.Trouble.ShouldNotBeNull().ShouldContain("newsbot knowledge reload");
        (follower.State.Served, follower.State.Published, follower.State.IsBehind).ShouldBe((1, 2, true));
        (await Should.ThrowAsync<KnowledgeException>(() => StartAsync("fresh"))).Message.ShouldContain("damaged");

        await publisher.ReloadAnewAsync();
        await follower.FollowAsync();

        follower.Documents.ShouldBe(["new.md", "old.md"]);
        follower.State.Trouble.ShouldBeNull();
    }

    [Fact]
    public async Task A_damaged_description_is_refused_until_it_is_published_again()
    {
        Write("old.md", "Norrby opened a school in 2018.");
        var publisher = await StartAsync("publisher", Documents);
        await _database.ExecuteAsync("UPDATE knowledge_snapshot SET description = set_byte(description, 40, 255 - get_byte(description, 40))", Cancellation);
        (await Should.ThrowAsync<KnowledgeException>(() => StartAsync("follower"))).Message.ShouldContain("damaged");

        await publisher.ReloadAnewAsync();

        (await StartAsync("another")).Documents.ShouldBe(["old.md"]);
    }

    [Fact]
    public async Task Without_the_database_a_replica_serves_on_and_publishes_later()
    {
        Write("old.md", "Norrby opened a school in 2018.");
        var publisher = await StartAsync("publisher", Documents);
        var follower = await StartAsync("follower");
        await ShutAsync();
        Write("new.md", "Norrby opened a stadium in 2022.");

        await publisher.ReloadAsync();
        await follower.FollowAsync();
        publisher.Documents.ShouldBe(["new.md", "old.md"]);
        publisher.State.IsPublished.ShouldBeFalse();
        publisher.Notes.ShouldContain(note => note.Contains("PostgreSQL", StringComparison.Ordinal));
        follower.Documents.ShouldBe(["old.md"]);
        follower.State.Trouble.ShouldNotBeNull().ShouldContain("PostgreSQL");
        await using var restarted = new Replica(_connectionString, Path.Combine(_root, "follower"), documents: null);
        (await restarted.ReloadAsync()).Snapshot.Version.ShouldBe(follower.Version);
        await OpenAsync();
        await publisher.FollowAsync();
        await follower.FollowAsync();

        publisher.State.ShouldBe(new(2, 2, IsPublished: true, Trouble: null));
        follower.Documents.ShouldBe(["new.md", "old.md"]);
    }

    [Fact]
    public async Task What_was_not_published_yet_is_not_lost_to_what_another_published()
    {
        var (ours, theirs) = (Path.Combine(_root, "ours"), Path.Combine(_root, "theirs"));
        Write("common.md", "Norrby opened a school in 2018.", ours);
        Write("common.md", "Norrby opened a school in 2018.", theirs);
        var one = await StartAsync("one", ours);
        var other = await StartAsync("other", theirs);
        await ShutAsync();
        Write("ours.md", "Norrby opened a stadium in 2022.", ours);
        await one.ReloadAsync();
        await OpenAsync();
        Write("theirs.md", "Norrby opened a cinema in 2022.", theirs);
        await other.ReloadAsync();

        await one.FollowAsync();

        one.Documents.ShouldBe(["common.md", "ours.md"]);
        one.State.IsPublished.ShouldBeTrue();
        (await GenerationsAsync())[^1].ShouldBe(one.State.Served);
    }

    [Fact]
    public async Task What_others_published_stays_until_the_own_folder_changes()
    {
        var (ours, theirs) = (Path.Combine(_root, "ours"), Path.Combine(_root, "theirs"));
        Write("ours.md", "Norrby opened a stadium in 2022.", ours);
        var one = await StartAsync("one", ours);
        Write("theirs.md", "Norrby opened a cinema in 2022.", theirs);
        var other = await StartAsync("other", theirs);
        await one.FollowAsync();

        await one.ReloadAsync();
        one.Documents.ShouldBe(["theirs.md"]);
        (await GenerationsAsync())[^1].ShouldBe(2);

        Write("more.md", "Norrby opened a hotel in 2022.", ours);
        await one.ReloadAsync();
        await other.FollowAsync();
        await other.ReloadAsync();
        other.Documents.ShouldBe(["more.md", "ours.md"]);
        (await GenerationsAsync())[^1].ShouldBe(3);
    }

    [Fact]
    public async Task A_replica_that_is_given_another_database_serves_what_is_published_there()
    {
        Write("here.md", "Norrby opened a school in 2018.");
        await StartAsync("publisher", Documents);
        await StartAsync("follower");
        Write("there.md", "Norrby opened a cinema in 2022.", Path.Combine(_root, "theirs"));
        _connectionString = await server.CreateDatabaseAsync(Cancellation);
        await using var database = new PostgresDatabase(PostgresAddress.TryRead(_connectionString)!, "test", TimeProvider.System, NullLogger<PostgresDatabase>.Instance);
        await database.MigrateAsync(Cancellation);
        await StartAsync("other", Path.Combine(_root, "theirs"));

        (await StartAsync("follower")).Documents.ShouldBe(["there.md"]);
    }

    [Fact]
    public async Task Two_versions_of_the_program_each_have_their_snapshots_until_a_document_is_deleted()
    {
        var next = Guid.NewGuid();
        Write("school.md", "Norrby opened a school in 2018.");
        Write("cinema.md", "Norrby opened a cinema in 2022.");
        await StartAsync("publisher", Documents);
        var newer = await StartAsync("newer publisher", Documents, program: next);

        (await StartAsync("follower")).Documents.ShouldBe(["cinema.md", "school.md"]);
        (await StartAsync("newer follower", program: next)).Documents.ShouldBe(["cinema.md", "school.md"]);
        await StartAsync("publisher", Documents);
        (await GenerationsAsync()).ShouldBe([1, 2]);

        File.Delete(Path.Combine(Documents, "cinema.md"));
        await newer.ReloadAsync();
        (await GenerationsAsync()).ShouldBe([3]);
    }

    [Fact]
    public async Task What_one_version_of_the_program_deletes_of_another_that_publishes_again()
    {
        var next = Guid.NewGuid();
        Write("school.md", "Norrby opened a school in 2018.");
        Write("cinema.md", "Norrby opened a cinema in 2022.");
        var older = await StartAsync("older publisher", Documents);
        var newer = await StartAsync("newer publisher", Documents, program: next);
        File.Delete(Path.Combine(Documents, "cinema.md"));
        await newer.ReloadAsync();
        await older.ReloadAsync();
        (await GenerationsAsync()).ShouldBe([4]);

        await newer.FollowAsync();

        (await GenerationsAsync()).ShouldBe([4, 5]);
        newer.State.IsPublished.ShouldBeTrue();
        (await StartAsync("older follower")).Documents.ShouldBe(["school.md"]);
        (await StartAsync("newer follower", program: next)).Documents.ShouldBe(["school.md"]);
    }

    [Fact]
    public async Task A_replica_tells_what_other_versions_of_the_program_have_done_since()
    {
        Write("school.md", "Norrby opened a school in 2018.");
        var older = await StartAsync("older publisher", Documents);
        var follower = await StartAsync("older follower");
        follower.State.Overtaken.ShouldBeNull();

        await StartAsync("newer publisher", Documents, program: Guid.NewGuid());
        await follower.FollowAsync();
        follower.State.Overtaken.ShouldNotBeNull().ShouldContain("generation 2");
        follower.Documents.ShouldBe(["school.md"]);

        Write("cinema.md", "Norrby opened a cinema in 2022.");
        await older.ReloadAsync();
        await follower.FollowAsync();
        follower.State.Overtaken.ShouldBeNull();
        (await GenerationsAsync()).ShouldBe([1, 2, 3]);

        await _database.ExecuteAsync("UPDATE schema_version SET version = 99", Cancellation);
        await follower.FollowAsync();
        follower.State.Overtaken.ShouldNotBeNull().ShouldContain("newer version");
    }

    [Fact]
    public async Task What_quotes_documents_that_a_replica_may_not_know_yet_is_not_forgotten_until_it_has_caught_up()
    {
        Write("school.md", "Norrby opened a school in 2018.");
        var publisher = await StartAsync("publisher", Documents);
        var behind = await StartAsync("behind", Documents);
        await using var state = SqliteStateStore.Open(Path.Combine(_root, "state.db"));
        var administration = new KnowledgeAdministration(behind.Knowledge, state, TimeProvider.System);
        await ShutAsync();
        await behind.FollowAsync();
        Write("cinema.md", "Norrby opened a cinema in 2022.");
        var newer = await SaveAnswerAsync(state, "cinema.md");
        var deleted = await SaveAnswerAsync(state, "deleted.md");

        await administration.ForgetDeletedAsync(Cancellation);
        (await state.FindAnswerAsync(newer, Cancellation)).ShouldNotBeNull();
        (await state.FindAnswerAsync(deleted, Cancellation)).ShouldNotBeNull();

        await OpenAsync();
        await publisher.ReloadAsync();
        await administration.FollowReplicasAsync(Cancellation);

        behind.Documents.ShouldBe(["cinema.md", "school.md"]);
        (await state.FindAnswerAsync(newer, Cancellation)).ShouldNotBeNull();
        (await state.FindAnswerAsync(deleted, Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task Documents_are_served_even_where_the_audit_log_and_what_quotes_them_cannot_be_changed()
    {
        Write("school.md", "Norrby opened a school in 2018.");
        Write("cinema.md", "Norrby opened a cinema in 2022.");
        var replica = await StartAsync("publisher", Documents);
        var state = new PostgresStateStore(_database);
        var administration = new KnowledgeAdministration(replica.Knowledge, state, TimeProvider.System);
        var quoting = await SaveAnswerAsync(state, "cinema.md");
        await _database.ExecuteAsync("ALTER TABLE admin_act RENAME TO elsewhere", Cancellation);
        await _database.ExecuteAsync("ALTER TABLE answer RENAME TO elsewhere_too", Cancellation);
        File.Delete(Path.Combine(Documents, "cinema.md"));

        var served = await administration.ReloadAsync("somebody", Cancellation);

        replica.Documents.ShouldBe(["school.md"]);
        served.Report.Notes.Count.ShouldBe(2);
        served.Report.Notes.ShouldContain(note => note.Contains("forgotten", StringComparison.Ordinal));
        served.Report.Notes.ShouldContain(note => note.Contains("audit log", StringComparison.Ordinal));
        await administration.FollowReplicasAsync(Cancellation);
        (await administration.ForgetDueAsync(Cancellation)).ShouldBeFalse();
        await _database.ExecuteAsync("ALTER TABLE elsewhere_too RENAME TO answer", Cancellation);
        (await state.FindAnswerAsync(quoting, Cancellation)).ShouldNotBeNull();
        await administration.FollowReplicasAsync(Cancellation);
        (await state.FindAnswerAsync(quoting, Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task A_folder_that_is_empty_publishes_nothing()
    {
        Write("old.md", "Norrby opened a school in 2018.");
        var publisher = await StartAsync("publisher", Documents);
        File.Delete(Path.Combine(Documents, "old.md"));

        await publisher.ReloadAsync();

        publisher.Documents.ShouldBe(["old.md"]);
        publisher.Knowledge.Current.Report.Summary.ShouldBe("0 added, 0 changed, 0 removed, 1 unchanged, 0 rejected");
        publisher.Notes.ShouldContain(note => note.Contains("is empty", StringComparison.Ordinal));
        (await GenerationsAsync()).ShouldBe([1]);
    }

    [Fact]
    public async Task A_replica_with_nothing_to_serve_says_so()
    {
        (await Should.ThrowAsync<KnowledgeException>(() => StartAsync("follower"))).Message.ShouldContain("No replica has published");
        (await Should.ThrowAsync<KnowledgeException>(() => StartAsync("empty", Documents))).Message.ShouldContain("is empty");
    }

    [Fact]
    public async Task A_file_that_was_lost_from_the_disk_is_fetched_again()
    {
        Write("old.md", "Norrby opened a school in 2018.");
        await StartAsync("publisher", Documents);
        var follower = await StartAsync("follower");
        foreach (var segment in Directory.GetFiles(follower.Index, "*.segment"))
        {
            File.Delete(segment);
        }

        await follower.FollowAsync();

        Segments(follower).ShouldNotBeEmpty();
        (await StartAsync("follower")).Documents.ShouldBe(["old.md"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_that_was_damaged_on_the_disk_is_made_good_at_the_start(bool isFollower)
    {
        Write("old.md", "Norrby opened a school in 2018.");
        await StartAsync("publisher", Documents);
        var documents = isFollower ? null : Documents;
        var damaged = Directory.GetFiles((await StartAsync("other", documents)).Index, "*.segment").Single();
        var bytes = await File.ReadAllBytesAsync(damaged, Cancellation);
        bytes[^20] ^= 0x41;
        await File.WriteAllBytesAsync(damaged, bytes, Cancellation);

        var other = await StartAsync("other", documents);

        other.Documents.ShouldBe(["old.md"]);
        (await other.AskAsync("What did Norrby open in 2018?")).ShouldBe("Norrby opened a school in 2018.");
        other.State.ShouldBe(new(1, 1, IsPublished: true, Trouble: null));
    }

    [Fact]
    public async Task Listeners_hear_of_a_publication_and_listen_again_when_they_were_cut_off()
    {
        Write("old.md", "Norrby opened a school in 2018.");
        var publisher = await StartAsync("publisher", Documents);
        var follower = await StartAsync("follower");
        await using var heard = follower.Exchange.ListenAsync(Cancellation).GetAsyncEnumerator(Cancellation);
        (await heard.MoveNextAsync()).ShouldBeTrue();

        Write("new.md", "Norrby opened a stadium in 2022.");
        await publisher.ReloadAsync();
        (await heard.MoveNextAsync()).ShouldBeTrue();
        await follower.FollowAsync();
        follower.Documents.ShouldBe(["new.md", "old.md"]);

        await server.CutConnectionsAsync(_connectionString, Cancellation);
        (await heard.MoveNextAsync()).ShouldBeTrue();
    }

    private async Task<Replica> StartAsync(string name, string? documents = null, int keep = 3, Guid? program = null)
    {
        var replica = new Replica(_connectionString, Path.Combine(_root, name), documents, keep, program);
        lock (_replicas)
        {
            _replicas.Add(replica);
        }

        await replica.ReloadAsync();
        return replica;
    }

    private static async Task<AnswerId> SaveAnswerAsync(IStateStore state, string document)
    {
        var answer = new SavedAnswer
        {
            Id = AnswerId.New(),
            Conversation = new ConversationId("discord:7:8"),
            User = new UserId("discord:1"),
            At = TimeProvider.System.GetUtcNow(),
            Question = "What was opened?",
            StandAlone = "What was opened?",
            Outcome = AnswerOutcome.Answered,
            Citations = [new Citation(1, document, "Title", Author: null, Publisher: null, Published: null, StatedOn: null, "A quote.", Start: 0, End: 8, Line: 1, Url: null, Version: "0a1b2c3d4e5f")],
            KnowledgeVersion = "1",
        };
        await state.SaveAnswerAsync(answer, Cancellation);
        return answer.Id;
    }

    // As a replica does that has waited for its turn too long.
    private static async Task PublishWithoutWaitingAsync(Replica replica)
    {
        replica.Exchange.GivesTurns = false;
        await replica.ReloadAsync();
        replica.Exchange.GivesTurns = true;
    }

    private void Write(string name, string text, string? folder = null)
    {
        Directory.CreateDirectory(folder ?? Documents);
        File.WriteAllText(Path.Combine(folder ?? Documents, name), $"---\ntitle: Report {name}\npublished: 2022-06-01\n---\n\n{text}\n", Encoding.UTF8);
    }

    private async Task<List<long>> GenerationsAsync() =>
        await _database.QueryAsync("SELECT generation FROM knowledge_snapshot ORDER BY generation", row => row.GetInt64(0), Cancellation);

    private async Task<long> CountAsync(string sql, params object?[] values) => (await _database.QueryAsync(sql, row => row.GetInt64(0), Cancellation, values)).Single();

    private Task<long> CountBytesAsync(string text) => CountAsync(
        "SELECT (SELECT count(*) FROM knowledge_chunk WHERE position($1 IN data) > 0) + (SELECT count(*) FROM knowledge_snapshot WHERE position($1 IN description) > 0)", Encoding.UTF8.GetBytes(text));

    private async Task ShutAsync()
    {
        await AdministerAsync(name => $"REVOKE CONNECT ON DATABASE {name} FROM {name}");
        await server.CutConnectionsAsync(_connectionString, Cancellation);
    }

    private Task OpenAsync() => AdministerAsync(name => $"GRANT CONNECT ON DATABASE {name} TO {name}");

    private Task AdministerAsync(Func<string, string> statement) =>
        server.AdministerAsync(_connectionString, statement(PostgresAddress.TryRead(_connectionString)!.Parts.Database!), Cancellation);

    private static bool Contains(string file, string text) => File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;

    private static List<string?> Segments(Replica replica) => [.. Directory.GetFiles(replica.Index, "*.segment").Select(Path.GetFileName)];
}
