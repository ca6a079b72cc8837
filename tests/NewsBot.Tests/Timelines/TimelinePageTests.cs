using NewsBot.Core.Answers;
using NewsBot.Core.Time;
using NewsBot.Core.Timelines;
using NewsBot.Output;
using NewsBot.Tests.Infrastructure;
using NewsBot.Timelines;

namespace NewsBot.Tests.Timelines;

public sealed class TimelinePageTests
{
    private static readonly VerifiedTimeline Full = new()
    {
        Request = new TimelineRequest("ferry", AsOf: new DateOnly(2021, 5, 31)),
        Events =
        [
            new TimelineEvent(PartialDate.OfYear(2019), PartialDate.OfYear(2019), TimePrecision.Year, "2019", "The ferry was ordered in 2019.", EventStatus.Happened, IsSuperseded: false, 0.4, [3]),
            new TimelineEvent(Day(3), Day(3), TimePrecision.Day, "3 May", Answers.Full.Citations[1].Quote, EventStatus.Planned, IsSuperseded: true, 0.7, [2]),
            new TimelineEvent(Day(3), Day(3), TimePrecision.Day, "Monday", Answers.Full.Citations[0].Quote, EventStatus.Denied, IsSuperseded: false, 1, [1, 3]),
            new TimelineEvent(Day(8), Day(9), TimePrecision.Weekend, "the weekend", "Divers [bold]allegedly[/] \u001b[31mfound\u001b[0m a \u202Etnim\u202C over the weekend.", EventStatus.Claimed, IsSuperseded: false, 0.1, [3]),
        ],
        Omitted = 1,
        Disagreements = [new Disagreement("when it happened", [new DisagreementPosition("3 May", [2]), new DisagreementPosition("Monday", [1])])],
        Citations = Answers.Full.Citations,
    };

    [Fact]
    public void Is_a_line_with_dates_at_80_columns_without_colours() => Expectation.ShouldMatch(Print(hasColours: false), "Timelines/full.txt");

    [Fact]
    public void Colours_add_nothing_but_colour_sequences()
    {
        var coloured = Print(hasColours: true);

        Expectation.ShouldMatch(coloured.Replace("\u001b", "<ESC>", StringComparison.Ordinal), "Timelines/full.colours.txt");
        System.Text.RegularExpressions.Regex.Replace(coloured, "\u001b\\[[0-9;]*m", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1))
            .ShouldBe(Print(hasColours: false));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(33)]
    [InlineData(80)]
    [InlineData(200)]
    public void No_line_but_an_address_is_wider_than_the_terminal(int width)
    {
        foreach (var line in TimelinePage.Render(Full, width).Select(line => string.Concat(line.Segments.Select(segment => segment.Text))).Where(line => !line.Contains("https://")))
        {
            CellWidth.Of(line).ShouldBeLessThanOrEqualTo(Math.Max(20, width), line);
        }
    }

    private static PartialDate Day(int day) => PartialDate.OfDay(new DateOnly(2021, 5, day));

    private static string Print(bool hasColours)
    {
        using var output = new StringWriter();
        var terminal = new Terminal { In = Stream.Null, Out = output, Error = TextWriter.Null, HasColours = hasColours };
        terminal.Write(TimelinePage.Render(Full, terminal.Width));
        return output.ToString();
    }
}
