using NewsBot.Core.LanguageModels;

namespace NewsBot.Core.Tests.LanguageModels;

public sealed class OutgoingTextTests
{
    [Theory]
    [InlineData("Did <@81384788765712384> win?", "Did … win?")]
    [InlineData("Tell @everyone who won", "Tell … who won")]
    [InlineData("Ask ida.holm@example.org who won", "Ask … who won")]
    [InlineData("Who won in /home/ida/notes.txt", "Who won in …")]
    [InlineData(@"Who won in C:\Users\ida\notes.txt", "Who won in …")]
    [InlineData("Who won? sk-live-abcdefgh12345678ijkl", "Who won? …")]
    [InlineData("Who won? xoxb-123456789012-abcdefABCDEF", "Who won? …")]
    [InlineData("Who won the 2018 ASEAN-Russia cup and/or 1.5 million crowns?", "Who won the 2018 ASEAN-Russia cup and/or 1.5 million crowns?")]
    [InlineData("Did the state-of-the-art 5G network open on 4/8/2018?", "Did the state-of-the-art 5G network open on 4/8/2018?")]
    public void Only_what_no_model_has_to_know_is_taken_out(string typed, string sent) => OutgoingText.Clean(typed).ShouldBe(sent);
}
