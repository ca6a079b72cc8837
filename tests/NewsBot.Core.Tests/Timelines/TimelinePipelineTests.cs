using NewsBot.Core.Questions;
using NewsBot.Core.Tests.Builders;
using NewsBot.Core.Time;
using NewsBot.Core.Timelines;

namespace NewsBot.Core.Tests.Timelines;

/// <summary>What a reader of a timeline gets to see, on small folders of invented news.</summary>
public sealed class TimelinePipelineTests : IDisposable
{
    private readonly TestKnowledge _knowledge = new();

    public void Dispose() => _knowledge.Dispose();

    [Fact]
    public async Task Events_come_in_the_order_they_happened_each_as_precise_as_its_source()
    {
        _knowledge
            .WithArticle("now.md", "2019-05-10", "Bridge closes", "The river bridge of Alberton closed on Thursday after cracks were found. The bridge had been repaired last month.")
            .WithArticle("then.md", "2019-05-02", "A bridge with a past", "The river bridge of Alberton was designed by Delft engineers in 2014. Alberton signed the contract in March 2016. Builders worked on it from May to July 2017.");

        (await DatesAsync()).ShouldBe(["2014", "2016-03", "2017-05..2017-07", "2019-04", "2019-05-09"]);
    }

    [Fact]
    public async Task Several_sources_of_one_event_are_one_entry_with_all_their_citations()
    {
        _knowledge
            .WithArticle("one.md", "2019-05-10", "Fire", "A fire destroyed the market hall of Alberton on Thursday, the fire brigade said.")
            .WithArticle("two.md", "2019-05-11", "Hall burns down", "The market hall of Alberton was destroyed by a fire on 9 May.")
            .WithArticle("three.md", "2019-05-11", "Sports", "The rowers of Norrby won the regatta on 9 May.");

        var timeline = await BuildAsync();

        timeline.Events.Select(happening => happening.Citations.Count).Order().ShouldBe([1, 2]);
        timeline.Events.ShouldAllBe(happening => happening.Start.ToString() == "2019-05-09");
    }

    [Fact]
    public async Task A_plan_stays_in_its_place_and_is_marked_once_it_is_known_what_became_of_it()
    {
        _knowledge
            .WithArticle("plan.md", "2019-05-01", "Bridge to open", "The new river bridge of Alberton is set to open on Tuesday, 7 May 2019.")
            .WithArticle("after.md", "2019-05-08", "Bridge stays shut", "The new river bridge of Alberton did not open on Tuesday because inspectors found cracks.")
            .WithArticle("other.md", "2019-05-08", "Ferry", "The ferry to Vestra is set to sail on 20 May 2019.");

        var timeline = await BuildAsync();

        var plan = timeline.Events.Single(happening => happening.Text.Contains("is set to open"));
        (plan.Start.ToString(), plan.Status, plan.IsSuperseded).ShouldBe(("2019-05-07", EventStatus.Planned, true));
        timeline.Events.Single(happening => happening.Text.Contains("did not open")).Status.ShouldBe(EventStatus.Denied);
        timeline.Events.Single(happening => happening.Text.Contains("ferry")).IsSuperseded.ShouldBeFalse();
    }

    [Fact]
    public async Task As_of_a_day_nothing_is_known_that_was_stated_later_not_even_in_an_update()
    {
        _knowledge.WithArticle(
            "plan.md",
            "2019-05-01",
            "Bridge to open",
            """
            > **Update, 8 May 2019:** The new river bridge of Alberton did not open on Tuesday because of cracks.

            The new river bridge of Alberton is set to open on Tuesday, 7 May 2019.
            """);

        var before = await BuildAsync(new TimelineRequest(AsOf: new DateOnly(2019, 5, 2)));
        var after = await BuildAsync();

        before.Events.ShouldHaveSingleItem().IsSuperseded.ShouldBeFalse();
        before.Citations.ShouldAllBe(citation => citation.StatedOn!.Value.Latest <= new DateOnly(2019, 5, 2));
        after.Events.Select(happening => happening.IsSuperseded).ShouldBe([true, false]);
    }

    [Fact]
    public async Task The_date_of_an_article_is_no_event()
    {
        _knowledge.WithArticle("a.md", "2019-05-10", "Bridge", "Published: 10 May 2019\n\nThe river bridge of Alberton is 300 metres long and took three years to build.");

        (await BuildAsync()).Events.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_topic_keeps_what_bears_on_it()
    {
        _knowledge
            .WithArticle("bridge.md", "2019-05-10", "Bridge of Alberton", "The river bridge closed on Thursday. Engineers had warned in April that it would.")
            .WithArticle("regatta.md", "2019-05-11", "Regatta", "The rowers of Norrby won the regatta on 9 May.");

        (await BuildAsync(new TimelineRequest("Alberton bridge"))).Citations.ShouldAllBe(citation => citation.Document == "bridge.md");
        (await BuildAsync(new TimelineRequest("regatta"))).Citations.ShouldHaveSingleItem().Document.ShouldBe("regatta.md");
        (await BuildAsync(new TimelineRequest("volcano"))).Events.ShouldBeEmpty();
        await Should.ThrowAsync<QuestionException>(() => BuildAsync(new TimelineRequest(new string('x', 3000))));
    }

    [Fact]
    public async Task A_period_keeps_what_lies_in_it_even_in_part()
    {
        _knowledge.WithArticle(
            "a.md", "2019-05-10", "History", "The pier burned in 2014. The pier reopened in March 2016. A storm took the pier on 4 May 2019. The pier is to be rebuilt in 2021.");

        (await DatesAsync(new TimelineRequest(From: new DateOnly(2016, 3, 31), To: new DateOnly(2019, 5, 4)))).ShouldBe(["2016-03", "2019-05-04"]);
        (await DatesAsync(new TimelineRequest(To: new DateOnly(2014, 1, 1)))).ShouldBe(["2014"]);
        (await DatesAsync(new TimelineRequest(From: new DateOnly(2021, 12, 31)))).ShouldBe(["2021"]);
    }

    [Fact]
    public async Task A_long_timeline_keeps_the_events_that_most_articles_tell_of_and_counts_the_others()
    {
        for (var day = 1; day <= 20; day++)
        {
            _knowledge.WithArticle($"{day}.md", $"2019-05-{day:00}", $"Day {day}", $"Market stall number {day} opened in Norrby on {day} May 2019. The great fire of Norrby was on 3 April 2019.");
        }

        var timeline = await BuildAsync(new TimelineRequest(Limit: 5));

        timeline.Events.Count.ShouldBe(5);
        timeline.Omitted.ShouldBe(16);
        var fire = timeline.Events[0];
        (fire.Start.ToString(), fire.Importance, fire.Citations.Count).ShouldBe(("2019-04-03", 1, 20));
        timeline.Events.Select(happening => happening.Start.Earliest).ShouldBeInOrder();
        (await BuildAsync(new TimelineRequest(Limit: 0))).Events.Count.ShouldBe(21);
    }

    [Fact]
    public async Task Where_sources_date_one_event_differently_both_are_shown()
    {
        _knowledge
            .WithArticle("one.md", "2019-05-10", "Theft", "Thieves stole 45,000 stamps from the museum of Alberton on 3 May 2019.")
            .WithArticle("two.md", "2019-05-10", "Stamps gone", "The 45,000 stamps of the museum of Alberton were stolen by thieves on 5 May 2019.");

        var dispute = (await BuildAsync()).Disagreements.ShouldHaveSingleItem();

        dispute.About.ShouldBe("when it happened");
        dispute.Positions.Select(position => position.Value).ShouldBe(["3 May 2019", "5 May 2019"]);
    }

    [Fact]
    public async Task Where_sources_of_one_day_differ_on_whether_it_happened_both_are_shown()
    {
        _knowledge
            .WithArticle("one.md", "2019-05-07", "Ferry sails", "The new ferry of Vestra sailed to Alberton on Tuesday, 7 May 2019, its owner said.")
            .WithArticle("two.md", "2019-05-07", "Ferry stays", "The new ferry of Vestra did not sail to Alberton on Tuesday, 7 May 2019, the harbour master said.")
            .WithArticle("three.md", "2019-05-07", "Market", "The market hall of Norrby did not open on Tuesday, 7 May 2019, for want of stalls.");

        var dispute = (await BuildAsync()).Disagreements.ShouldHaveSingleItem();

        dispute.About.ShouldBe("whether it happened");
        dispute.Positions.Select(position => position.Citations.Count).ShouldBe([1, 1]);
    }

    [Fact]
    public async Task What_came_about_after_it_was_denied_is_no_disagreement()
    {
        _knowledge
            .WithArticle("one.md", "2019-05-07", "Ferry stays", "The new ferry of Vestra did not sail to Alberton on Tuesday, 7 May 2019, the harbour master said.")
            .WithArticle("two.md", "2019-05-09", "Ferry sailed", "The new ferry of Vestra sailed to Alberton on Tuesday, 7 May 2019, its owner said.");

        (await BuildAsync()).Disagreements.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_quote_stands_in_its_article_to_the_letter_and_dates_its_event()
    {
        _knowledge
            .WithArticle("a.md", "2019-05-10", "Fire", "A fire destroyed the market hall on Thursday; the hall was built in 1904, the fire brigade said. \u201CWe saw it on Thursday,\u201D said a witness.")
            .WithArticle("b.md", "2031-05-10", "From the future", "The last petrol car of Norrby was scrapped yesterday, and no other is left.")
            .WithArticle("c.md", null, "Undated", "The mill of Norrby was built in 1820 and closed last year. The mill opens its doors tomorrow.");
        var snapshot = await _knowledge.OpenAsync();

        var timeline = new TimelinePipeline(snapshot).Build(new TimelineRequest(Limit: 0), TestContext.Current.CancellationToken);

        foreach (var happening in timeline.Events)
        {
            var citation = timeline.Citations[happening.Citations[0] - 1];
            happening.Text.ShouldBe(citation.Quote);
            happening.Text.ShouldContain(happening.Expression);
            var passage = snapshot.PassagesOf(citation.Document).Select(snapshot.Read).Single(passage => passage.Start <= citation.Start && citation.End <= passage.Start + passage.Text.Length);
            passage.Text[(citation.Start - passage.Start)..(citation.End - passage.Start)].ShouldBe(citation.Quote);
        }

        timeline.Events.Select(happening => happening.Start.ToString()).ShouldBe(["1820", "1904", "2019-05-09", "2019-05-09", "2031-05-09"]);
    }

    [Fact]
    public async Task Dates_that_do_not_exist_or_cannot_be_told_are_not_on_the_timeline()
    {
        _knowledge
            .WithArticle("a.md", "2019-05-10", "Odd dates", "The hall was opened on 30 February 2018 by the mayor. The hall was sold on the 45th of May to a brewer. In the year 0 there was no hall.")
            .WithArticle("b.md", null, "No date", "The pier of Vestra burned yesterday evening. The pier will be rebuilt next year.");

        (await BuildAsync()).Events.ShouldBeEmpty();
    }

    private async Task<List<string>> DatesAsync(TimelineRequest? request = null) =>
        [.. (await BuildAsync(request)).Events.Select(happening => happening.Start == happening.End ? $"{happening.Start}" : $"{happening.Start}..{happening.End}")];

    private async Task<VerifiedTimeline> BuildAsync(TimelineRequest? request = null) =>
        new TimelinePipeline(await _knowledge.OpenAsync()).Build(request ?? new TimelineRequest(), TestContext.Current.CancellationToken);
}
