using System.Globalization;
using NewsBot.Core.Publishing;
using NewsBot.Core.Retrieval;

namespace NewsBot.Core.Tests.Publishing;

/// <summary>What a replica reads of a snapshot that another has published.</summary>
public sealed class SharedSnapshotTests
{
    private static readonly Manifest Manifest = new(
        Guid.NewGuid(),
        "0123456789ab",
        new DateTimeOffset(2030, 5, 6, 7, 8, 9, TimeSpan.Zero),
        Hold: null,
        [new ManifestSegment("a.segment", 5, [new FileStamp(1, 2), null])],
        new Dictionary<string, FileStamp>(StringComparer.Ordinal));

    [Fact]
    public void It_is_read_as_it_was_described()
    {
        var files = new[]
        {
            new SharedFile("a.segment", 5, [SharedFile.HashOf([1])]),
            new SharedFile("b.segment", SharedFile.ChunkLength + 1L, [SharedFile.HashOf([2]), SharedFile.HashOf([3])]),
            new SharedFile("empty.segment", 0, []),
        };

        var read = SharedSnapshot.Parse(new SharedSnapshot(Manifest, files).ToBytes());

        read.Manifest.Version.ShouldBe(Manifest.Version);
        read.Manifest.Segments[0].Stamps.ShouldBe([new FileStamp(1, 2), null]);
        read.Files.Select(file => (file.Name, file.Length, string.Join(' ', file.Chunks))).ShouldBe(files.Select(file => (file.Name, file.Length, string.Join(' ', file.Chunks))));
    }

    [Theory]
    [InlineData("../a.segment")]
    [InlineData("/etc/a.segment")]
    [InlineData(@"c:\a.segment")]
    [InlineData("a.segment/../../b.segment")]
    [InlineData(".segment")]
    [InlineData("manifest")]
    [InlineData("a.kept")]
    [InlineData("a.segment\0.segment")]
    [InlineData("a.vectors")]
    public void A_name_that_no_file_of_a_segment_has_is_refused(string name)
    {
        var bytes = new SharedSnapshot(Manifest, [new SharedFile("a.segment", 5, [SharedFile.HashOf([1])]), new SharedFile(name, 5, [SharedFile.HashOf([2])])]).ToBytes();

        Should.Throw<InvalidDataException>(() => SharedSnapshot.Parse(bytes)).Message.ShouldContain("no file of an index");
    }

    [Fact]
    public void One_whose_segment_is_missing_or_of_another_length_is_refused()
    {
        foreach (var files in new SharedFile[][] { [], [new("b.segment", 5, [SharedFile.HashOf([1])])], [new("a.segment", 6, [SharedFile.HashOf([1])])] })
        {
            Should.Throw<InvalidDataException>(() => SharedSnapshot.Parse(new SharedSnapshot(Manifest, files).ToBytes())).Message.ShouldContain("not among its files");
        }
    }

    [Fact]
    public void One_that_is_not_what_was_written_is_refused_whatever_byte_is_another()
    {
        var bytes = new SharedSnapshot(Manifest, [new SharedFile("a.segment", 5, [SharedFile.HashOf([1])])]).ToBytes();
        for (var i = 0; i < bytes.Length; i++)
        {
            var damaged = bytes.ToArray();
            damaged[i] ^= 0x41;
            Should.Throw<InvalidDataException>(() => SharedSnapshot.Parse(damaged), i.ToString(CultureInfo.InvariantCulture));
            Should.Throw<InvalidDataException>(() => SharedSnapshot.Parse(bytes.AsSpan(0, i)), i.ToString(CultureInfo.InvariantCulture));
        }
    }
}
