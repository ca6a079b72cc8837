using NewsBot.Discord.Talking.Messages;

namespace NewsBot.Discord.Tests.Talking.Messages;

public class QuestionTextTests
{
    [Theory]
    [InlineData("<@700> Did it start?", "Did it start?")]
    [InlineData("<@!700>, did it start?", "did it start?")]
    [InlineData("Did it start, <@700>", "Did it start,")]
    [InlineData("<@700>\n<a:wave:1> Did <@&5> start in <#6>?", "Did   start in  ?")]
    [InlineData("Is 5 < 6 and <b> fine?", "Is 5 < 6 and <b> fine?")]
    [InlineData("<@700>", "")]
    [InlineData("<@700> ?!", "")]
    [InlineData("\U0001F600", "")]
    [InlineData("", "")]
    public void The_question_is_what_is_left_without_mentions(string content, string question) => QuestionText.Read(content).ShouldBe(question);
}
