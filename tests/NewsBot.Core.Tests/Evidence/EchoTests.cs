using NewsBot.Core.Evidence;

namespace NewsBot.Core.Tests.Evidence;

public sealed class EchoTests
{
    [Theory]
    [InlineData("The ferry sank off Arden on Monday, the coast guard said.", "The ferry sank off Arden on Monday, the coast guard said.")]
    [InlineData("The ferry sank off Arden on Monday, the coast guard said.", "The ferry sank off Arden on Monday, the coast guard has said.")]
    [InlineData("A strong quake shook the island of Tamu, killing 12 people.", "A quake shook the island of Tamu on the coast, killing 12 people.")]
    public void What_says_the_same_in_nearly_the_same_words_is_an_echo(string first, string second) => Echo.IsSame(first, second).ShouldBeTrue();

    [Theory]
    [InlineData("The quake killed 12 people on the island.", "The quake killed 15 people on the island.")]
    [InlineData("The quake killed seven people on the island.", "The quake killed three people on the island.")]
    [InlineData("The ferry to the island sank on Monday.", "The ferry to the island sank on Tuesday.")]
    [InlineData("The ferry to the island sank in May.", "The ferry to the island sank in June.")]
    [InlineData("The ministers signed the ferry treaty in Arden.", "The ministers did not sign the ferry treaty in Arden.")]
    [InlineData("The ministers signed the ferry treaty in Arden.", "The ministers will sign the ferry treaty in Arden.")]
    [InlineData("United beat Rovers in the final of the island cup.", "Rovers beat United in the final of the island cup.")]
    [InlineData("The harbour bought a second crane.", "The museum lost a painting.")]
    public void What_differs_in_a_value_a_status_or_who_did_it_is_no_echo(string first, string second) => Echo.IsSame(first, second).ShouldBeFalse();
}
