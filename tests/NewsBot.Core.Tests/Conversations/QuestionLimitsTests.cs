using NewsBot.Core.Conversations;
using NewsBot.Core.State;

namespace NewsBot.Core.Tests.Conversations;

public sealed class QuestionLimitsTests
{
    private static readonly UserId Ana = new("discord:1");
    private static readonly UserId Ben = new("discord:2");

    private readonly Clock _clock = new();

    [Fact]
    public void A_minutes_questions_may_come_at_once_and_the_next_has_to_wait()
    {
        var limits = Limits(perUser: 3);

        Take(limits, 3, Ana).ShouldAllBe(refusal => refusal == null);

        limits.Take(Ana, "here").ShouldBe("You have asked as many questions as I answer within a minute: 3. Please ask again in 20 seconds.");
        limits.Take(Ben, "here").ShouldBeNull();
    }

    [Fact]
    public void What_was_refused_may_be_asked_when_it_was_said_and_counts_for_nothing_before()
    {
        var limits = Limits(perUser: 3);
        Take(limits, 3, Ana);

        Take(limits, 9, Ana).ShouldAllBe(refusal => refusal != null);
        _clock.Now += TimeSpan.FromSeconds(19);
        limits.Take(Ana, "here")!.ShouldEndWith("in a second.");
        _clock.Now += TimeSpan.FromSeconds(1);

        limits.Take(Ana, "here").ShouldBeNull();
        limits.Take(Ana, "here").ShouldNotBeNull();
        _clock.Now += TimeSpan.FromMinutes(1);
        Take(limits, 3, Ana).ShouldAllBe(refusal => refusal == null);
    }

    [Fact]
    public void A_channel_has_a_share_whoever_asks()
    {
        var limits = Limits(perChannel: 2);
        limits.Take(Ana, "here").ShouldBeNull();
        limits.Take(Ben, "here").ShouldBeNull();

        limits.Take(new UserId("discord:3"), "here")!.ShouldStartWith("This channel has asked as many questions");
        limits.Take(Ana, "there").ShouldBeNull();
        limits.Take(Ana).ShouldBeNull();
    }

    [Fact]
    public void All_together_have_a_share()
    {
        var limits = Limits(overall: 2);
        limits.Take(Ana, "here").ShouldBeNull();
        limits.Take(Ben, "there").ShouldBeNull();

        limits.Take(new UserId("slack:U3"), "elsewhere")!.ShouldStartWith("I have been asked as many questions");
    }

    [Fact]
    public void Who_is_refused_for_one_share_is_not_charged_for_another()
    {
        var limits = Limits(perUser: 1, overall: 2);
        limits.Take(Ana).ShouldBeNull();
        Take(limits, 5, Ana).ShouldAllBe(refusal => refusal != null);

        limits.Take(Ben).ShouldBeNull();
    }

    [Fact]
    public void Nought_is_no_limit() => Take(Limits(), 1000, Ana).ShouldAllBe(refusal => refusal == null);

    [Fact]
    public void Those_who_have_not_asked_for_long_are_not_remembered_and_the_others_are()
    {
        var limits = Limits(perUser: 1);
        for (var i = 0; i < 20_000; i++)
        {
            limits.Take(new UserId($"discord:{i}"));
        }

        _clock.Now += TimeSpan.FromMinutes(1);
        limits.Take(Ana).ShouldBeNull();

        limits.Take(Ana).ShouldNotBeNull();
        limits.Take(new UserId("discord:19999")).ShouldBeNull();
    }

    private QuestionLimits Limits(int perUser = 0, int perChannel = 0, int overall = 0) => new(new QuestionRates(perUser, perChannel, overall), _clock);

    private static List<string?> Take(QuestionLimits limits, int times, UserId user) => [.. Enumerable.Range(0, times).Select(_ => limits.Take(user, "here"))];

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
