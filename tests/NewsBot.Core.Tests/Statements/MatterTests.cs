using NewsBot.Core.Statements;
using NewsBot.Core.Tests.Builders;

namespace NewsBot.Core.Tests.Statements;

public sealed class MatterTests
{
    [Theory]
    [InlineData("The Arden ferry was sold to a Norwegian company.", "A company from Norway bought the Arden ferry.", true)]
    [InlineData("The Arden ferry was sold to a Norwegian company.", "The Arden library lent more books.", false)]
    [InlineData("Alberton will sign the harbour pact.", "The harbour deal of Alberton fell through.", true)]
    [InlineData("Jane Okoro visited Norrby.", "Norrby is twinned with Arden, Jane Okoro recalled.", false)]
    [InlineData("Burglars took data of 1.5 million patients in Norrby.", "A database in Norrby lost the data of 1.5 million people.", true)]
    public void Two_statements_are_of_one_matter_when_they_share_what_matters(string first, string second, bool same)
    {
        var one = TestStatements.Of(first).Matter;
        var other = TestStatements.Of(second).Matter;

        Matter.IsSame(one, other).ShouldBe(same);
        Matter.IsSame(other, one).ShouldBe(same);
    }

    [Fact]
    public void The_headline_tells_what_a_sentence_is_about()
    {
        var planned = TestStatements.Of("The council will vote on the windmill of Arden.").Matter;

        Matter.IsSame(planned, TestStatements.Of("The council rejected the windmill.", title: "No vote for Arden").Matter).ShouldBeTrue();
    }
}
