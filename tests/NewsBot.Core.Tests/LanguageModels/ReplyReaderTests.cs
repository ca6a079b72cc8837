using FsCheck;
using FsCheck.Fluent;
using NewsBot.Core.LanguageModels;

namespace NewsBot.Core.Tests.LanguageModels;

public sealed class ReplyReaderTests
{
    private const string Json = """```json {"answered": true, "sentences": [{"text": "It \"opened\" {early}.", "evidence": [1, 2]}, {"text": "It cost 3.5 million. It leaks.", "evidence": ["3"]}]} ```""";
    private const string Lines = "- It opened. [1] It cost 3.5 million [2, 3].\n\n2. It leaks [4][5]\nNo mark here.";

    [Fact]
    public void Sentences_of_the_schema_are_read_with_their_numbers() =>
        Read(Json, Json.Length).ShouldBe(["It \"opened\" {early}. 1,2", "It cost 3.5 million. 3", "It leaks. 3"]);

    [Fact]
    public void Lines_with_marks_are_read_with_their_numbers() =>
        Read(Lines, Lines.Length).ShouldBe(["It opened. 1", "It cost 3.5 million. 2,3", "It leaks 4,5", "No mark here. "]);

    [Theory]
    [InlineData(Json)]
    [InlineData(Lines)]
    public void However_a_reply_is_cut_into_pieces_it_says_the_same(string reply) => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(Gen.Choose(1, 40).ToArbitrary(), size => Read(reply, size).SequenceEqual(Read(reply, reply.Length))));

    [Fact]
    public void Nothing_that_a_model_sends_breaks_the_reader() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(Gen.ArrayOf(Gen.Elements("{", "}", "[", "]", "\"", "\\", "1", "text", "evidence", ":", ",", " ", "\n", "a b c.", "\ud800")).ToArbitrary(), pieces =>
        {
            var reader = new ReplyReader();
            foreach (var piece in pieces)
            {
                _ = reader.Read(piece).ToList();
            }

            _ = reader.Finish().ToList();
        }));

    private static List<string> Read(string reply, int size)
    {
        var reader = new ReplyReader();
        var replies = reply.Chunk(size).SelectMany(piece => reader.Read(new string(piece)).ToList()).ToList();
        replies.AddRange(reader.Finish());
        return [.. replies.OfType<ModelReply.Claim>().Select(claim => $"{claim.Text} {string.Join(',', claim.Numbers)}")];
    }
}
