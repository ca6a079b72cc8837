using NewsBot.Core.QuestionSets;

namespace NewsBot.Core.Tests.QuestionSets;

public sealed class ComparableTextTests
{
    [Theory]
    [InlineData("It cost $1,250.50, the owner said.", "1250.50", false)]
    [InlineData("It cost $1,250.50, the owner said.", "$1250.50", true)]
    [InlineData("Turnout was 7.5%.", "7.5%", true)]
    [InlineData("Turnout was 7.5%.", "7.5", false)]
    [InlineData("The Élan won.", "elan WON", true)]
    [InlineData("He leads the U.S. fleet.", "u s fleet", true)]
    [InlineData("A win for the team", "win for a team", true)]
    [InlineData("Twenty-one boats", "one boats", true)]
    [InlineData("It was renamed", "name", false)]
    [InlineData("Anything", "the", false)]
    [InlineData("", "x", false)]
    public void Words_are_compared_and_no_more(string text, string sought, bool holds) => new ComparableText(text).Holds(sought).ShouldBe(holds);
}
