using NewsBot.Core.Retrieval;

namespace NewsBot.Core.Tests.Retrieval;

public sealed class VectorFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Path => _folder.In("a.segment.model.vectors");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_written_is_read_and_the_rest_is_missing()
    {
        Write(3, (1, [0.5f, -0.25f]));

        var file = VectorFile.TryOpen(Path, 3)!;

        file.Dimensions.ShouldBe(2);
        file.TryRead(1, out var vector).ShouldBeTrue();
        vector.ToArray().ShouldBe([0.5f, -0.25f]);
        file.Entries[1].Text.ShouldBe((UInt128)101);
        file.TryRead(0, out _).ShouldBeFalse();
        file.TryRead(2, out _).ShouldBeFalse();
    }

    [Fact]
    public void Opening_it_again_to_write_keeps_what_is_there()
    {
        Write(3, (1, [1, 0]));
        Write(3, (2, [0, 1]));

        var file = VectorFile.TryOpen(Path, 3)!;

        file.TryRead(1, out _).ShouldBeTrue();
        file.TryRead(2, out _).ShouldBeTrue();
    }

    [Fact]
    public void A_vector_in_which_any_byte_was_changed_is_missing()
    {
        Write(2, (0, [1, 0, 0]), (1, [0, 1, 0]));
        var whole = File.ReadAllBytes(Path);
        var rows = whole.Length - (2 * 3 * sizeof(float));
        foreach (var at in Enumerable.Range(rows, 3 * sizeof(float)).Concat(Enumerable.Range(VectorLayout.HeaderLength, 20)))
        {
            var bytes = whole.ToArray();
            bytes[at] ^= 0x40;
            File.WriteAllBytes(Path, bytes);

            var file = VectorFile.TryOpen(Path, 2)!;

            file.TryRead(0, out _).ShouldBeFalse($"byte {at}");
            file.TryRead(1, out _).ShouldBeTrue($"byte {at}");
        }
    }

    [Fact]
    public void A_file_with_a_damaged_header_or_of_another_length_is_none_and_is_made_anew()
    {
        Write(2, (0, [1, 0, 0]));
        var whole = File.ReadAllBytes(Path);
        foreach (var damaged in (byte[][])[[], whole[..^1], [.. whole, 0], [1, .. whole[1..]], [.. whole[..9], 1, .. whole[10..]]])
        {
            File.WriteAllBytes(Path, damaged);

            VectorFile.TryOpen(Path, 2).ShouldBeNull();
            Write(2, (1, [0, 0, 1]));

            var file = VectorFile.TryOpen(Path, 2)!;
            file.TryRead(0, out _).ShouldBeFalse();
            file.TryRead(1, out _).ShouldBeTrue();
        }
    }

    [Fact]
    public void Vectors_of_another_length_take_the_place_of_all()
    {
        Write(2, (0, [1, 0, 0]));
        Write(2, (1, [0, 1]));

        var file = VectorFile.TryOpen(Path, 2)!;

        file.Dimensions.ShouldBe(2);
        file.TryRead(0, out _).ShouldBeFalse();
    }

    [Fact]
    public void The_file_of_another_number_of_passages_is_none()
    {
        Write(2, (0, [1, 0]));

        VectorFile.TryOpen(Path, 3).ShouldBeNull();
        VectorFile.TryOpen(_folder.In("none"), 3).ShouldBeNull();
    }

    [Fact]
    public void More_than_a_file_can_hold_is_refused() =>
        Should.Throw<InvalidDataException>(() => VectorWriter.Open(Path, 1_000_000, 1536)).Message.ShouldContain("1,536");

    private void Write(int passages, params (int Number, float[] Vector)[] vectors)
    {
        using var writer = VectorWriter.Open(Path, passages, vectors[0].Vector.Length);
        foreach (var (number, vector) in vectors)
        {
            writer.Write(number, (UInt128)(100 + number), vector);
        }
    }
}
