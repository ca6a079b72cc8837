using NewsBot.Core.Language;

namespace NewsBot.Core.Tests.Language;

public sealed class PhraseTableTests
{
    private static readonly PhraseTable<char> Table = new(("more than|at least|more", 'a'), ("no more than|more", 'b'));

    [Theory]
    [InlineData("more than four", 0, 'a', 2)]
    [InlineData("no more than four", 0, 'b', 3)]
    [InlineData("more boats", 0, 'a', 1)]
    [InlineData("at most four", 0, '\0', 0)]
    [InlineData("four at", 1, '\0', 0)]
    public void The_longest_phrase_at_a_word_is_found(string sentence, int at, char value, int length) =>
        Table.At(SentenceWord.Read(sentence), at).ShouldBe((value, length));

    [Theory]
    [InlineData("no more than four", 3, 'b', 3)]
    [InlineData("more than four", 2, 'a', 2)]
    [InlineData("more than these four", 3, '\0', 0)]
    [InlineData("four", 0, '\0', 0)]
    public void The_longest_phrase_before_a_word_is_found(string sentence, int at, char value, int length) =>
        Table.Before(SentenceWord.Read(sentence), at).ShouldBe((value, length));
}
