using NewsBot.Core.Checking;
using NewsBot.Core.Tests.Builders;

namespace NewsBot.Core.Tests.Checking;

public sealed class StatementCheckerTests : IDisposable
{
    private readonly TestKnowledge _knowledge = new TestKnowledge()
        .WithArticle(
            "plan.md",
            "2021-04-02",
            "Vestra to build a tidal power plant",
            "The island council of Vestra will vote on the tidal power plant on 20 April 2021. The tidal power plant is to cost 48 million crowns.")
        .WithArticle(
            "vote.md",
            "2021-04-21",
            "Vestra council rejects tidal power plant",
            "The island council of Vestra did not approve the tidal power plant on Tuesday. Fishermen had collected 3,200 signatures against the tidal power plant.");

    public void Dispose() => _knowledge.Dispose();

    [Theory]
    [InlineData("Fishermen collected 3,200 signatures against the tidal power plant.", CheckOutcome.Supported, "3,200 signatures")]
    [InlineData("Fishermen collected 5,000 signatures against the tidal power plant.", CheckOutcome.Contradicted, "3,200 signatures")]
    [InlineData("The island council of Vestra approved the tidal power plant.", CheckOutcome.Contradicted, "did not approve")]
    [InlineData("The island council of Vestra will vote on the tidal power plant.", CheckOutcome.Outdated, "did not approve")]
    [InlineData("The tidal power plant got its approval from the island council of Vestra on 20 April 2021.", CheckOutcome.Contradicted, "did not approve")]
    [InlineData("The tidal power plant is to cost 60 million crowns.", CheckOutcome.Contradicted, "48 million crowns")]
    [InlineData("The tidal power plant will create 90 jobs.", CheckOutcome.NotInSources, null)]
    [InlineData("\U0001F6A8 **BREAKING:** Fishermen collected 3,200 signatures against the tidal power plant! https://evil.example/@everyone", CheckOutcome.Supported, "3,200 signatures")]
    [InlineData("> I heard that fishermen collected 3,200 signatures against the tidal power plant.", CheckOutcome.Supported, "3,200 signatures")]
    [InlineData("Fishermen had collected 3,200 signatures\nagainst the tidal power plant.", CheckOutcome.Supported, "3,200 signatures")]
    [InlineData("A bridge between Vestra and Holm was painted green.", CheckOutcome.NotInSources, null)]
    public async Task I_can_hold_a_statement_against_the_documents(string statement, CheckOutcome outcome, string? quote)
    {
        var check = await CheckAsync(statement);

        var only = check.Statements.ShouldHaveSingleItem();
        only.Outcome.ShouldBe(outcome);
        if (quote is null)
        {
            check.Citations.ShouldBeEmpty();
        }
        else
        {
            check.Citations.ShouldContain(citation => citation.Quote.Contains(quote));
        }
    }

    [Fact]
    public async Task What_was_not_known_yet_contradicts_nothing()
    {
        var check = await CheckAsync("The island council of Vestra will vote on the tidal power plant.", new DateOnly(2021, 4, 10));

        check.Statements.ShouldHaveSingleItem().Outcome.ShouldBe(CheckOutcome.Supported);
    }

    [Fact]
    public async Task Questions_and_greetings_state_nothing()
    {
        (await CheckAsync("Hello! Did the council approve the tidal power plant? Thanks \U0001F600")).Statements.ShouldBeEmpty();
        (await CheckAsync("")).Statements.ShouldBeEmpty();
        (await CheckAsync("In my view the tidal power plant is ugly. You should see the tidal power plant from the sea!")).Statements.ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_sentence_is_judged_by_itself_and_quotes_are_numbered_together()
    {
        var check = await CheckAsync(
            "Fishermen collected 3,200 signatures against the tidal power plant. The island council of Vestra approved the tidal power plant.");

        check.Statements.Select(statement => statement.Outcome).ShouldBe([CheckOutcome.Supported, CheckOutcome.Contradicted]);
        check.Citations.Select(citation => citation.Number).ShouldBe(Enumerable.Range(1, check.Citations.Count));
        check.Statements.SelectMany(statement => statement.Citations).ShouldAllBe(number => number >= 1 && number <= check.Citations.Count);
    }

    [Fact]
    public async Task Lines_are_statements_of_their_own()
    {
        var check = await CheckAsync("- Fishermen collected 3,200 signatures against the tidal power plant\n- The island council of Vestra approved the tidal power plant");

        check.Statements.Select(statement => statement.Text).ShouldBe(
            ["Fishermen collected 3,200 signatures against the tidal power plant", "The island council of Vestra approved the tidal power plant"]);
        check.Statements.Select(statement => statement.Outcome).ShouldBe([CheckOutcome.Supported, CheckOutcome.Contradicted]);
    }

    [Fact]
    public async Task Of_a_long_text_the_first_statements_are_checked_and_the_rest_is_counted()
    {
        var check = await CheckAsync(string.Concat(Enumerable.Range(1, 15).Select(number => $"Fishermen collected {number} signatures against the tidal power plant. ")));

        check.Statements.Count.ShouldBe(StatementChecker.MaxStatements);
        check.Omitted.ShouldBe(3);
    }

    [Fact]
    public async Task A_later_report_does_not_make_an_earlier_denial_untrue()
    {
        _knowledge.WithArticle("second.md", "2021-09-02", "Vestra council approves tidal power plant", "The island council of Vestra approved the tidal power plant on Wednesday.");

        (await CheckAsync("The island council of Vestra approved the tidal power plant on 20 April 2021.")).Statements.Single().Outcome.ShouldBe(CheckOutcome.Contradicted);
        (await CheckAsync("The island council of Vestra approved the tidal power plant.")).Statements.Single().Outcome.ShouldBe(CheckOutcome.Supported);
        (await CheckAsync("The island council of Vestra did not approve the tidal power plant.")).Statements.Single().Outcome.ShouldBe(CheckOutcome.Outdated);
    }

    private async Task<VerifiedCheck> CheckAsync(string text, DateOnly? asOf = null) =>
        new StatementChecker(await _knowledge.OpenAsync()).Check(text, asOf, TestContext.Current.CancellationToken);
}
