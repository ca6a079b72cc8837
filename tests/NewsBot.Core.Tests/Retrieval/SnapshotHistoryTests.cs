using System.Text;
using NewsBot.Core.Knowledge;
using NewsBot.Core.Retrieval;

namespace NewsBot.Core.Tests.Retrieval;

public sealed class SnapshotHistoryTests : IDisposable
{
    private readonly TestKnowledge _knowledge = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private KnowledgeIndexOptions Options => _knowledge.Options with { KeepSnapshots = 2 };

    public void Dispose() => _knowledge.Dispose();

    [Fact]
    public async Task I_can_go_back_to_an_earlier_snapshot_and_it_stays_until_a_file_changes()
    {
        var first = await WriteAsync("The tram runs every hour.");
        var second = await WriteAsync("The tram runs every minute.");

        var back = await KnowledgeIndex.GoBackAsync(Options, first.Snapshot.Version[..5], Cancellation);

        back.Snapshot.Version.ShouldBe(first.Snapshot.Version);
        back.Replaced!.Version.ShouldBe(second.Snapshot.Version);
        back.Report.Notes.ShouldHaveSingleItem().ShouldContain(first.Snapshot.Version);
        var again = await OpenAsync();
        again.Snapshot.Version.ShouldBe(first.Snapshot.Version);
        again.Report.Notes.ShouldBe(back.Report.Notes);
        TextOf(again.Snapshot).ShouldContain("every hour");

        (await WriteAsync("The tram runs every second.")).Report.Notes.ShouldBeEmpty();
        TextOf((await OpenAsync()).Snapshot).ShouldContain("every second");
    }

    [Fact]
    public async Task After_going_back_a_reload_that_is_asked_for_serves_the_folder_again()
    {
        var first = await WriteAsync("The tram runs every hour.");
        var second = await WriteAsync("The tram runs every minute.");
        await KnowledgeIndex.GoBackAsync(Options, first.Snapshot.Version, Cancellation);

        var load = await KnowledgeIndex.OpenAsync(Options with { EndsHold = true }, null, Cancellation);

        load.Snapshot.Version.ShouldBe(second.Snapshot.Version);
        load.Report.Changed.ShouldBe(["tram.md"]);
        (await OpenAsync()).Report.Notes.ShouldBeEmpty();
    }

    [Fact]
    public async Task As_many_snapshots_are_kept_as_are_wanted()
    {
        var loads = new List<KnowledgeLoad>();
        foreach (var interval in (string[])["hour", "minute", "second", "day"])
        {
            loads.Add(await WriteAsync($"The tram runs every {interval}."));
        }

        var kept = KnowledgeIndex.ListSnapshots(Options);

        kept.Select(snapshot => snapshot.Version).ShouldBe(loads.Skip(1).Reverse().Select(load => load.Snapshot.Version));
        kept.Select(snapshot => snapshot.IsCurrent).ShouldBe([true, false, false]);
        kept.ShouldAllBe(snapshot => snapshot.Articles == 2);
        (await Should.ThrowAsync<KnowledgeException>(() => KnowledgeIndex.GoBackAsync(Options, loads[0].Snapshot.Version, Cancellation)))
            .Message.ShouldContain(loads[0].Snapshot.Version);
        (await Should.ThrowAsync<KnowledgeException>(() => KnowledgeIndex.GoBackAsync(Options, loads[3].Snapshot.Version, Cancellation)))
            .Message.ShouldContain("is served");
    }

    [Fact]
    public async Task A_deleted_article_is_gone_from_every_byte_of_the_index()
    {
        const string secret = "Quillon Vesterbrook";
        _knowledge.Write("secret.md", $"{secret} named", "2021-02-03", $"The clerk {secret} kept the ledger.");
        for (var i = 0; i < 20; i++)
        {
            _knowledge.Write($"{i}.md", $"Market {i}", "2021-02-03", $"Market number {i} sold fish.");
        }

        await OpenAsync();
        _knowledge.Write("secret.md", $"{secret} leaves", "2021-03-03", $"The clerk {secret} left the ledger.");
        await OpenAsync();
        Files().Count(file => Holds(file, secret)).ShouldBe(2);

        _knowledge.Delete("secret.md");
        await OpenAsync();

        Files().ShouldAllBe(file => !Holds(file, secret) && !Holds(file, "secret.md") && !Holds(file, "vesterbrook"));
        KnowledgeIndex.ListSnapshots(Options).Count.ShouldBe(1);
        (await OpenAsync()).Snapshot.Articles.Count.ShouldBe(20);
    }

    [Fact]
    public async Task An_article_that_was_broken_and_then_deleted_is_gone_too()
    {
        const string secret = "Quillon Vesterbrook";
        _knowledge.Write("secret.md", "Clerk named", "2021-02-03", $"The clerk {secret} kept the ledger.");
        await WriteAsync("The tram runs every hour.");
        await File.WriteAllBytesAsync(_knowledge.PathOf("secret.md"), [0, 1, 2, 3, 0, 255, 254, 0, 7, 0], Cancellation);
        (await OpenAsync()).Report.Rejected.Count.ShouldBe(1);
        Files().ShouldContain(file => Holds(file, secret));

        _knowledge.Delete("secret.md");
        await WriteAsync("The tram runs every minute.");

        Files().ShouldAllBe(file => !Holds(file, secret));
    }

    [Fact]
    public async Task What_a_killed_process_left_of_a_deleted_article_goes_when_the_index_is_next_opened()
    {
        const string secret = "Quillon Vesterbrook";
        _knowledge.Write("secret.md", "Clerk named", "2021-02-03", $"The clerk {secret} kept the ledger.");
        await WriteAsync("The tram runs every hour.");
        using var copies = new TempFolder();
        foreach (var file in Files())
        {
            File.Copy(file, copies.In(Path.GetFileName(file)));
        }

        _knowledge.Delete("secret.md");
        await OpenAsync();

        // As if it had been killed after the manifest was replaced and before anything was deleted.
        foreach (var file in Directory.GetFiles(copies.Path, "*.segment"))
        {
            File.Copy(file, Path.Combine(_knowledge.IndexDirectory, Path.GetFileName(file)));
        }

        Files().ShouldContain(file => Holds(file, secret));

        await OpenAsync();

        Files().ShouldAllBe(file => !Holds(file, secret));
    }

    [Fact]
    public async Task A_snapshot_with_an_article_that_was_deleted_meanwhile_is_not_gone_back_to()
    {
        _knowledge.Write("clerk.md", "Clerk named", "2021-02-03", "The clerk kept the ledger.");
        var first = await WriteAsync("The tram runs every hour.");
        await WriteAsync("The tram runs every minute.");
        _knowledge.Delete("clerk.md");

        (await Should.ThrowAsync<KnowledgeException>(() => KnowledgeIndex.GoBackAsync(Options, first.Snapshot.Version, Cancellation)))
            .Message.ShouldContain("deleted");
    }

    [Fact]
    public async Task What_is_objected_to_is_not_served_and_not_made_again_until_something_changes()
    {
        var first = await WriteAsync("The tram runs every hour.");
        var asked = 0;
        var options = Options with
        {
            Objection = (before, after, _) =>
            {
                asked++;
                TextOf(before).ShouldContain("every hour");
                return Task.FromResult(TextOf(after).Contains("every minute", StringComparison.Ordinal) ? "Too often." : null);
            },
        };
        _knowledge.Write("tram.md", "Tram", "2021-02-03", "The tram runs every minute.");

        var refused = await KnowledgeIndex.OpenAsync(options, null, Cancellation);

        refused.Refusal.ShouldBe("Too often.");
        refused.Snapshot.Version.ShouldBe(first.Snapshot.Version);
        refused.Report.Changed.ShouldBe(["tram.md"]);
        refused.Report.Notes.ShouldBe(["Too often."]);
        var next = await KnowledgeIndex.OpenAsync(options, null, Cancellation);
        next.Snapshot.Version.ShouldBe(first.Snapshot.Version);
        next.Report.Notes.ShouldBe(["Too often."]);
        asked.ShouldBe(1);
        Files().ShouldAllBe(file => !Holds(file, "every minute"));

        (await KnowledgeIndex.OpenAsync(options with { EndsHold = true }, null, Cancellation)).Refusal.ShouldBe("Too often.");
        asked.ShouldBe(2);
        _knowledge.Write("tram.md", "Tram", "2021-02-03", "The tram runs every day.");
        var accepted = await KnowledgeIndex.OpenAsync(options, null, Cancellation);
        accepted.Refusal.ShouldBeNull();
        TextOf(accepted.Snapshot).ShouldContain("every day");
    }

    private Task<KnowledgeLoad> OpenAsync() => KnowledgeIndex.OpenAsync(Options, null, Cancellation);

    private async Task<KnowledgeLoad> WriteAsync(string text)
    {
        _knowledge.Write("tram.md", "Tram", "2021-02-03", text);
        _knowledge.Write("bridge.md", "Bridge", "2021-02-03", "The bridge is closed.");
        return await OpenAsync();
    }

    private string[] Files() => Directory.GetFiles(_knowledge.IndexDirectory);

    // Texts are stored as UTF-8, the terms of the index as UTF-16.
    private static bool Holds(string file, string text)
    {
        var bytes = File.ReadAllBytes(file);
        return bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0 || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) >= 0;
    }

    private static string TextOf(Snapshot snapshot) =>
        string.Join(' ', snapshot.Articles.SelectMany(article => snapshot.PassagesOf(article.Path)).Select(id => snapshot.Read(id).Text));
}
