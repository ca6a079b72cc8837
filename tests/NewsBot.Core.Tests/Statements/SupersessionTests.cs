using NewsBot.Core.Knowledge;
using NewsBot.Core.Statements;
using NewsBot.Core.Tests.Builders;

namespace NewsBot.Core.Tests.Statements;

public sealed class SupersessionTests
{
    private const string Expected = "Alberton and Norrby are expected to sign the ferry treaty on Saturday.";
    private const string Failed = "Alberton and Norrby fell short of a ferry treaty, the mayor of Norrby said.";
    private const string Signed = "Alberton and Norrby signed the ferry treaty on Monday.";

    [Fact]
    public void A_report_of_the_outcome_supersedes_the_expectation()
    {
        Supersedes((Failed, "2020-05-09"), (Expected, "2020-05-07")).ShouldBeTrue();
        Supersedes((Signed, "2020-05-12"), (Expected, "2020-05-07")).ShouldBeTrue();
        Supersedes((Failed, "2020-05-07"), (Expected, "2020-05-07")).ShouldBeTrue();
    }

    [Fact]
    public void An_expectation_that_is_repeated_later_supersedes_nothing()
    {
        Supersedes((Expected, "2020-05-20"), (Failed, "2020-05-09")).ShouldBeFalse();
        Supersedes((Expected, "2020-05-20"), (Expected, "2020-05-07")).ShouldBeFalse();
    }

    [Fact]
    public void What_came_about_supersedes_an_earlier_denial_but_is_not_undone_by_a_later_one()
    {
        Supersedes((Signed, "2020-06-01"), (Failed, "2020-05-09")).ShouldBeTrue();
        Supersedes((Failed, "2020-06-02"), (Signed, "2020-06-01")).ShouldBeFalse();
    }

    [Fact]
    public void An_outcome_of_another_matter_supersedes_nothing()
    {
        Supersedes(("Alberton and Norrby signed a lease for the old brewery.", "2020-05-12"), ("Alberton is expected to raise the water tax.", "2020-05-07")).ShouldBeFalse();
        Supersedes(("The 2021 ferry race was won by Norrby.", "2021-05-12"), ("The 2020 ferry race will be won by Norrby.", "2020-05-07")).ShouldBeFalse();
    }

    [Fact]
    public void A_later_figure_supersedes_an_earlier_one_of_the_same_quantity()
    {
        const string First = "The death toll of the Norrby flood stands at 12.";
        const string Then = "The death toll of the Norrby flood rose to 17.";

        Supersedes((Then, "2020-05-03"), (First, "2020-05-02")).ShouldBeTrue();
        Supersedes((First, "2020-05-02"), (Then, "2020-05-03")).ShouldBeFalse();
        Supersedes((Then, "2020-05-02"), (First, "2020-05-02")).ShouldBeFalse();
        Supersedes(("The Norrby flood left 17 missing.", "2020-05-03"), ("The Norrby flood left 12 dead.", "2020-05-02")).ShouldBeFalse();
    }

    [Fact]
    public void An_update_note_supersedes_the_text_under_it()
    {
        var note = TestStatements.Of("The ferry treaty between Alberton and Norrby was not signed.", "2020-05-07", kind: BlockKind.Note);
        var text = TestStatements.Of("Alberton and Norrby signed the ferry treaty.", "2020-05-07");

        Supersession.Supersedes(note, text).ShouldBeTrue();
        Supersession.Supersedes(text, note).ShouldBeFalse();
    }

    private static bool Supersedes((string Text, string Day) newer, (string Text, string Day) older) =>
        Supersession.Supersedes(TestStatements.Of(newer.Text, newer.Day, "new.md"), TestStatements.Of(older.Text, older.Day, "old.md"));
}
