using NewsBot.Core.Tests.Builders;
using NewsBot.Core.Timelines;

namespace NewsBot.Core.Tests.Timelines;

public sealed class WordVectorTests : IAsyncLifetime
{
    private readonly TestKnowledge _knowledge = new TestKnowledge().WithArticle("a.md", "2019-05-10", "Fire", "The fire of Norrby.");

    private SentenceWords _words = null!;

    public async ValueTask InitializeAsync() => _words = new SentenceWords(await _knowledge.OpenAsync());

    public ValueTask DisposeAsync()
    {
        _knowledge.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("A fire destroyed the hall.", "The hall was destroyed by fires.", 1f)]
    [InlineData("A fire destroyed the hall.", "Rowers won the regatta.", 0f)]
    [InlineData("A fire, a fire, a fire!", "A fire.", 1f)]
    [InlineData("", "A fire.", 0f)]
    [InlineData("", "", 0f)]
    public void Sentences_are_alike_by_their_content_words(string first, string second, float similarity)
    {
        WordVector.Similarity(Read(first), Read(second)).ShouldBe(similarity, 0.001f);
        WordVector.Similarity(Read(second), Read(first)).ShouldBe(similarity, 0.001f);
    }

    [Fact]
    public void What_is_shared_in_part_is_alike_in_part() =>
        WordVector.Similarity(Read("A fire destroyed the hall."), Read("A storm destroyed the pier.")).ShouldBeInRange(0.1f, 0.6f);

    private WordVector Read(string sentence) => _words.Read(sentence, 0, []);
}
