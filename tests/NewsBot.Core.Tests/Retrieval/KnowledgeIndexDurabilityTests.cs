using NewsBot.Core.Knowledge;
using NewsBot.Core.Retrieval;

namespace NewsBot.Core.Tests.Retrieval;

public sealed class KnowledgeIndexDurabilityTests : IDisposable
{
    private const string Asked = "bridge tram museum ferry crowns";

    private readonly TestKnowledge _knowledge = new();

    public void Dispose() => _knowledge.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Killed_at_any_moment_the_index_is_the_old_one_or_the_new_one_and_goes_on(int keep)
    {
        WriteFirst();
        var options = _knowledge.Options with { KeepSnapshots = keep };
        var before = (await TestKnowledge.OpenAsync(options)).Snapshot;
        WriteSecond();

        // A kill leaves the folder as it is at some moment: keep a copy of it from before each thing that is written.
        using var copies = new TempFolder();
        var count = 0;
        void KeepCopy() => CopyFiles(_knowledge.IndexDirectory, copies.In($"{count++}"));
        var after = (await TestKnowledge.OpenAsync(options with { CreateFile = path => new WatchedStream(path, KeepCopy) })).Snapshot;
        count.ShouldBeGreaterThan(5);

        foreach (var copy in Directory.GetDirectories(copies.Path))
        {
            IndexState.Open(new IndexFiles(copy, IndexFiles.CreateOnDisk), _knowledge.Options.Code).Version.ShouldBe(before.Version);
            var (snapshot, report) = await TestKnowledge.OpenAsync(options with { IndexDirectory = copy });
            report.Notes.ShouldBeEmpty();
            snapshot.Version.ShouldBe(after.Version);
            ShouldFindTheSame(snapshot, after);
            Directory.GetFiles(copy, "*.new").ShouldBeEmpty();
            Directory.GetFiles(copy, "*.segment").Length.ShouldBe(_knowledge.SegmentFiles.Length);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task With_a_full_disk_the_last_snapshot_is_served_with_a_note(int keep)
    {
        WriteFirst();
        var options = _knowledge.Options with { KeepSnapshots = keep };
        var before = (await TestKnowledge.OpenAsync(options)).Snapshot;
        WriteSecond();

        var failures = 0;
        for (var room = 0L; ; room += 37)
        {
            var (snapshot, report) = await TestKnowledge.OpenAsync(options with { CreateFile = new Disk(room).Create });
            if (report.Notes.Count == 0)
            {
                ShouldFindTheSame(snapshot, await _knowledge.OpenAfreshAsync());
                break;
            }

            failures++;
            report.Notes.Single().ShouldContain(_knowledge.IndexDirectory);
            report.Notes.Single().ShouldContain(Disk.FullMessage);
            snapshot.Version.ShouldBe(before.Version);
            ShouldFindTheSame(snapshot, before);
        }

        failures.ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task With_a_full_disk_and_no_snapshot_yet_the_folder_and_the_remedy_are_named()
    {
        WriteFirst();

        var failure = await Should.ThrowAsync<KnowledgeException>(
            () => TestKnowledge.OpenAsync(_knowledge.Options with { CreateFile = new Disk(100).Create }));

        failure.Message.ShouldContain(_knowledge.IndexDirectory);
        failure.Message.ShouldContain(Disk.FullMessage);
        failure.Message.ShouldContain("room");
        (await _knowledge.OpenAsync()).Report.Added.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Two_at_once_do_the_work_once()
    {
        WriteFirst();

        var loads = await Task.WhenAll(Task.Run(_knowledge.OpenAsync), Task.Run(_knowledge.OpenAsync));

        loads.Sum(load => load.Report.Added.Count).ShouldBe(2);
        loads.Sum(load => load.Report.Unchanged).ShouldBe(2);
        ShouldFindTheSame(loads[0].Snapshot, loads[1].Snapshot);
    }

    [Fact]
    public async Task Another_writer_is_waited_for()
    {
        WriteFirst();
        Directory.CreateDirectory(_knowledge.IndexDirectory);
        var time = new ManualTime();
        var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var progress = new Listener(report => _ = report.Phase == IndexingPhase.Waiting && waiting.TrySetResult());
        Task<KnowledgeLoad> opening;
        using (LockIndex())
        {
            opening = KnowledgeIndex.OpenAsync(_knowledge.Options with { Time = time }, progress, TestContext.Current.CancellationToken);
            await waiting.Task;
            opening.IsCompleted.ShouldBeFalse();
        }

        time.Elapse();

        (await opening).Report.Added.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Waiting_for_another_writer_can_be_cancelled()
    {
        WriteFirst();
        Directory.CreateDirectory(_knowledge.IndexDirectory);
        using var stop = new CancellationTokenSource();
        using var held = LockIndex();

        var opening = KnowledgeIndex.OpenAsync(
            _knowledge.Options with { Time = new ManualTime() }, new Listener(_ => stop.Cancel()), stop.Token);

        await Should.ThrowAsync<OperationCanceledException>(() => opening);
    }

    [Fact]
    public async Task What_is_unchanged_is_opened_while_another_process_writes()
    {
        WriteFirst();
        await File.WriteAllBytesAsync(_knowledge.PathOf("junk.md"), [0, 1, 2, 3, 0, 255, 254, 0, 7, 0], TestContext.Current.CancellationToken);
        await _knowledge.OpenAsync();
        using var held = LockIndex();

        var (snapshot, report) = await _knowledge.OpenAsync();

        TestKnowledge.FindPaths(snapshot, "tram").ShouldBe(["tram.md"]);
        report.Rejected.Single().Path.ShouldBe("junk.md");
    }

    [Fact]
    public async Task A_flipped_bit_anywhere_is_noticed_or_does_no_harm()
    {
        WriteFirst();
        var good = (await _knowledge.OpenAsync()).Snapshot;
        var file = _knowledge.SegmentFiles.Single();
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        using var copy = new TempFolder();
        var noticed = 0;
        for (var i = 0; i < bytes.Length; i += 5)
        {
            CopyFiles(_knowledge.IndexDirectory, copy.Path);
            bytes[i] ^= 0x10;
            await File.WriteAllBytesAsync(Path.Combine(copy.Path, Path.GetFileName(file)), bytes, TestContext.Current.CancellationToken);
            bytes[i] ^= 0x10;

            var (snapshot, report) = await TestKnowledge.OpenAsync(_knowledge.Options with { IndexDirectory = copy.Path });
            noticed += report.Notes.Count;
            try
            {
                ShouldFindTheSame(snapshot, good);
            }
            catch (DamagedIndexException e)
            {
                // Damage where nothing was read before: it is put aside, and made good when the index is opened again.
                noticed++;
                e.Message.ShouldContain(Path.GetFileName(file));
                (snapshot, report) = await TestKnowledge.OpenAsync(_knowledge.Options with { IndexDirectory = copy.Path });
                report.Notes.ShouldHaveSingleItem().ShouldContain(Path.GetFileName(file));
                report.Added.Count.ShouldBe(2);
                ShouldFindTheSame(snapshot, good);
            }
        }

        // All but the few bytes that fill up the sections.
        noticed.ShouldBeGreaterThan(bytes.Length / 5 * 9 / 10);
    }

    [Fact]
    public async Task Damage_found_while_merging_is_made_good_at_once()
    {
        async Task<KnowledgeLoad> Add(string place)
        {
            _knowledge.Write($"{place}.md", $"The {place} opens", "2021-01-01", $"The {place} opens on a Monday.");
            return await _knowledge.OpenAsync();
        }

        await Add("bridge");
        var segment = _knowledge.SegmentFiles.Single();
        await Add("tram");
        await Add("museum");
        var bytes = await File.ReadAllBytesAsync(segment, TestContext.Current.CancellationToken);
        bytes[3] ^= 1;
        await File.WriteAllBytesAsync(segment, bytes, TestContext.Current.CancellationToken);

        // Four segments of one size are merged, which reads their text.
        var (snapshot, report) = await Add("ferry");

        report.Added.ShouldBe(["bridge.md", "ferry.md"]);
        report.Notes.ShouldHaveSingleItem().ShouldContain(Path.GetFileName(segment));
        ShouldFindTheSame(snapshot, await _knowledge.OpenAfreshAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(-1)]
    [InlineData(-120)]
    public async Task A_cut_off_segment_is_made_anew(int length)
    {
        WriteFirst();
        await _knowledge.OpenAsync();
        var file = new FileInfo(_knowledge.SegmentFiles.Single());
        await using (var stream = file.Open(FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            stream.SetLength(length < 0 ? stream.Length + length : length);
        }

        var (snapshot, report) = await _knowledge.OpenAsync();

        report.Notes.ShouldHaveSingleItem().ShouldContain(file.Name);
        report.Added.Count.ShouldBe(2);
        ShouldFindTheSame(snapshot, await _knowledge.OpenAfreshAsync());
        (await _knowledge.OpenAsync()).Report.Notes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_damaged_part_leaves_the_other_parts_as_they_are()
    {
        WriteFirst();
        await _knowledge.OpenAsync();
        var first = _knowledge.SegmentFiles.Single();
        WriteSecond();
        await _knowledge.OpenAsync();
        File.Delete(_knowledge.SegmentFiles.Single(file => file != first));

        var (snapshot, report) = await _knowledge.OpenAsync();

        report.Added.ShouldBe(["ferry.md", "tram.md"]);
        report.Unchanged.ShouldBe(0);
        ShouldFindTheSame(snapshot, await _knowledge.OpenAfreshAsync());
    }

    [Fact]
    public async Task A_damaged_manifest_makes_the_index_anew()
    {
        WriteFirst();
        var good = (await _knowledge.OpenAsync()).Snapshot;
        var manifest = Path.Combine(_knowledge.IndexDirectory, "manifest");
        var length = (await File.ReadAllBytesAsync(manifest, TestContext.Current.CancellationToken)).Length;
        for (var i = 0; i <= length; i += 3)
        {
            // Each time another byte, and at last the end cut off.
            var bytes = await File.ReadAllBytesAsync(manifest, TestContext.Current.CancellationToken);
            bytes[Math.Min(i, bytes.Length - 1)] ^= 0x10;
            await File.WriteAllBytesAsync(manifest, i + 3 > length ? bytes[..^7] : bytes, TestContext.Current.CancellationToken);

            var (snapshot, report) = await _knowledge.OpenAsync();

            report.Notes.ShouldHaveSingleItem().ShouldContain(manifest);
            ShouldFindTheSame(snapshot, good);
            _knowledge.SegmentFiles.Length.ShouldBe(1);
        }
    }

    [Fact]
    public async Task An_index_of_another_format_is_no_damaged_one()
    {
        WriteFirst();
        var good = (await _knowledge.OpenAsync()).Snapshot;
        var manifest = Path.Combine(_knowledge.IndexDirectory, "manifest");
        var bytes = await File.ReadAllBytesAsync(manifest, TestContext.Current.CancellationToken);
        "NEWMAN01"u8.CopyTo(bytes);
        await File.WriteAllBytesAsync(manifest, bytes, TestContext.Current.CancellationToken);

        var (snapshot, report) = await _knowledge.OpenAsync();

        report.Notes.ShouldHaveSingleItem().ShouldBe("The index was written by another version of this program and is made anew.");
        ShouldFindTheSame(snapshot, good);
    }

    [Fact]
    public async Task Other_code_makes_the_index_anew()
    {
        WriteFirst();
        var good = (await _knowledge.OpenAsync()).Snapshot;

        var (snapshot, report) = await TestKnowledge.OpenAsync(_knowledge.Options with { Code = Guid.NewGuid() });

        report.Notes.ShouldHaveSingleItem().ShouldContain("version");
        report.Added.Count.ShouldBe(2);
        ShouldFindTheSame(snapshot, good);
        _knowledge.SegmentFiles.Length.ShouldBe(1);
    }

    [Fact]
    public async Task What_no_snapshot_needs_is_deleted_and_nothing_else()
    {
        Directory.CreateDirectory(_knowledge.IndexDirectory);
        foreach (var name in (string[])["0.segment", "1.segment.new", "manifest.new", "2.segment.damaged", "notes.txt"])
        {
            await File.WriteAllTextAsync(Path.Combine(_knowledge.IndexDirectory, name), "left over", TestContext.Current.CancellationToken);
        }

        WriteFirst();
        await _knowledge.OpenAsync();

        var left = Directory.GetFiles(_knowledge.IndexDirectory).Select(Path.GetFileName).Except(_knowledge.SegmentFiles.Select(Path.GetFileName));
        left.Order(StringComparer.Ordinal).ShouldBe(["lock", "manifest", "notes.txt"]);
        _knowledge.SegmentFiles.Length.ShouldBe(1);
    }

    private void WriteFirst()
    {
        _knowledge.Write("harbour.md", "Harbour bridge delayed", "2021-04-03", "The bridge will open a year late.", "It costs 40 million crowns.");
        _knowledge.Write("tram.md", "Tram line opens", "2021-05-02", "The tram line to the museum opened on Sunday.");
    }

    private void WriteSecond()
    {
        _knowledge.Delete("harbour.md");
        _knowledge.Write("tram.md", "Tram line closes", "2021-05-03", "The tram line to the museum closed on Monday after one day.");
        _knowledge.Write("ferry.md", "Ferry timetable", "2021-06-01", "The ferry runs every hour and costs two crowns.");
    }

    private static void ShouldFindTheSame(Snapshot actual, Snapshot expected)
    {
        static List<string> All(Snapshot snapshot) =>
            [.. snapshot.Articles.SelectMany(article => snapshot.PassagesOf(article.Path)).Select(id => snapshot.Read(id).Text)];
        TestKnowledge.Find(actual, TestKnowledge.Ask(Asked)).ShouldBe(TestKnowledge.Find(expected, TestKnowledge.Ask(Asked)));
        TestKnowledge.Find(actual, TestKnowledge.Ask("opening year Sunday million line late hourly Monday day")).ShouldBe(
            TestKnowledge.Find(expected, TestKnowledge.Ask("opening year Sunday million line late hourly Monday day")));
        All(actual).ShouldBe(All(expected));
    }

    private FileStream LockIndex() =>
        new(Path.Combine(_knowledge.IndexDirectory, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    private static void CopyFiles(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(to))
        {
            File.Delete(file);
        }

        foreach (var file in Directory.GetFiles(from).Where(file => Path.GetFileName(file) != "lock"))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }

    private sealed class Listener(Action<IndexingProgress> report) : IProgress<IndexingProgress>
    {
        public void Report(IndexingProgress value) => report(value);
    }

    // Tells before each write and before it is closed; what was written is on disk by then.
    private sealed class WatchedStream(string path, Action before) : FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0)
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            before();
            base.Write(buffer);
        }

        public override void Flush(bool flushToDisk)
        {
            before();
            base.Flush(flushToDisk);
        }
    }

    // A disk with room for so many bytes, all files together.
    private sealed class Disk(long room)
    {
        public const string FullMessage = "No space left on device";

        private long _room = room;

        public Stream Create(string path) => new File(this, path);

        private sealed class File(Disk disk, string path) : FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0)
        {
            public override void Write(ReadOnlySpan<byte> buffer)
            {
                disk._room -= buffer.Length;
                if (disk._room < 0)
                {
                    throw new IOException(FullMessage, 28);
                }

                base.Write(buffer);
            }
        }
    }

    // A clock on which time passes only when the test says so.
    private sealed class ManualTime : TimeProvider
    {
        private readonly TaskCompletionSource<Action> _due = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Elapse() => _due.Task.Result();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _due.TrySetResult(() => callback(state));
            return new Timer();
        }

        private sealed class Timer : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
