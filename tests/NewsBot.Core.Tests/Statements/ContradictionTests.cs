using NewsBot.Core.Statements;
using NewsBot.Core.Tests.Builders;
using NewsBot.Core.Time;

namespace NewsBot.Core.Tests.Statements;

public sealed class ContradictionTests
{
    [Theory]
    [InlineData("Last week thieves broke into the Norrby archive.", "2018-08-02", "In early August thieves broke into the Norrby archive.", "2018-08-05", "Last week", "early August")]
    [InlineData("Thieves broke into the Norrby archive on 4 July 2018.", "2018-08-02", "Thieves broke into the Norrby archive on 6 July 2018.", "2018-08-05", "4 July 2018", "6 July 2018")]
    public void Times_that_do_not_touch_contradict(string first, string day, string second, string otherDay, string words, string otherWords)
    {
        var one = TestStatements.Of(first, day, "one.md");
        var other = TestStatements.Of(second, otherDay, "other.md");

        var found = Contradiction.OfTimes(one, other).ShouldNotBeNull();

        found.First.Of(one.Text).ShouldBe(words);
        found.Second.Of(other.Text).ShouldBe(otherWords);
    }

    [Theory]
    [InlineData("Thieves broke into the archive in July.", "2018-08-02", "Thieves broke into the archive on 4 July 2018.", "2018-08-05")]
    [InlineData("Thieves broke into the archive last week.", "2018-08-02", "Thieves broke into the archive on Friday, 27 July 2018.", "2018-08-02")]
    [InlineData("Thieves broke into the archive, the mayor said on Monday.", "2018-08-06", "Thieves broke into the archive on 4 July 2018.", "2018-08-05")]
    [InlineData("Thieves broke into the archive.", "2018-08-06", "Thieves broke into the archive on 4 July 2018.", "2018-08-05")]
    public void Times_of_which_one_holds_the_other_agree(string first, string day, string second, string otherDay) =>
        Contradiction.OfTimes(TestStatements.Of(first, day, "one.md"), TestStatements.Of(second, otherDay, "other.md")).ShouldBeNull();

    [Fact]
    public void Figures_of_one_day_contradict_and_those_of_several_days_follow_one_another()
    {
        var first = TestStatements.Of("The flood killed 12 people in Norrby.", "2020-05-02", "one.md");

        Contradiction.OfFigures(first, TestStatements.Of("The flood killed 19 people in Norrby.", "2020-05-02", "other.md"))
            .ShouldNotBeNull().Second.Length.ShouldBe(2);
        Contradiction.OfFigures(first, TestStatements.Of("The flood killed 19 people in Norrby.", "2020-05-03", "other.md")).ShouldBeNull();
        Contradiction.OfFigures(first, TestStatements.Of("The flood killed about 12 people in Norrby.", "2020-05-02", "other.md")).ShouldBeNull();
        Contradiction.OfFigures(first, TestStatements.Of("The flood injured 19 people in Norrby.", "2020-05-02", "other.md")).ShouldBeNull();
    }

    [Fact]
    public void One_article_does_not_contradict_itself() =>
        Contradiction.OfFigures(
            TestStatements.Of("The flood killed 12 people in Norrby.", "2020-05-02"), TestStatements.Of("The flood killed 19 people in Norrby.", "2020-05-02"))
            .ShouldBeNull();

    [Fact]
    public void Outcomes_contradict_unless_one_came_about_after_the_other()
    {
        var day = PartialDate.OfDay(new DateOnly(2020, 5, 2));
        var next = PartialDate.OfDay(new DateOnly(2020, 5, 3));

        Contradiction.OfOutcomes(EventStatus.Happened, day, EventStatus.Denied, day).ShouldBeTrue();
        Contradiction.OfOutcomes(EventStatus.Happened, day, EventStatus.Denied, next).ShouldBeTrue();
        Contradiction.OfOutcomes(EventStatus.Happened, next, EventStatus.Denied, day).ShouldBeFalse();
        Contradiction.OfOutcomes(EventStatus.Happened, day, EventStatus.Planned, day).ShouldBeFalse();
    }
}
