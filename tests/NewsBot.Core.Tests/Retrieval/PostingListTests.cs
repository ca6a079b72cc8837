using FsCheck;
using FsCheck.Fluent;
using NewsBot.Core.Retrieval;

namespace NewsBot.Core.Tests.Retrieval;

public sealed class PostingListTests
{
    [Fact]
    public void A_list_is_read_as_it_was_written() =>
        Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue - 1)), seed =>
        {
            var postings = MakePostings(new Random(seed));
            var output = new PackedWriter();

            var blocks = PostingList.Write(postings, output);

            var list = new PostingList(output.Written, blocks);
            var read = new List<uint>();
            for (var block = 0; block < blocks; block++)
            {
                var all = list.PostingsOf(block);
                var places = all[..(all.Length / 2)];
                var impacts = all[places.Length..];
                for (var i = 0; i < places.Length; i++)
                {
                    read.Add(PostingList.Pack((list.Windows[block] * PostingList.Window) + places[i], impacts[i]));
                }

                list.Maxima[block].ShouldBe(impacts.ToArray().Max());
            }

            list.Best.ShouldBe(postings.Max(posting => (byte)posting));
            read.ShouldBe(postings);
            output.Length.ShouldBe(PostingList.SizeOf(blocks, postings.Length));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_last_passage_a_segment_can_number_has_a_place()
    {
        var output = new PackedWriter();
        var blocks = PostingList.Write([PostingList.Pack(PostingList.MaxPassages - 1, 255)], output);

        var list = new PostingList(output.Written, blocks);

        (list.Windows[0], list.PostingsOf(0)[0], list.PostingsOf(0)[1]).ShouldBe((ushort.MaxValue, (byte)255, (byte)255));
    }

    private static uint[] MakePostings(Random random)
    {
        var density = random.NextDouble();
        var passages = Enumerable.Range(random.Next(70_000), random.Next(1, 2_000)).Where(_ => random.NextDouble() < density).DefaultIfEmpty(3);
        return [.. passages.Select(passage => PostingList.Pack(passage, (byte)random.Next(1, 256)))];
    }
}
