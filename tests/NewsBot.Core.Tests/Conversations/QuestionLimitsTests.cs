using NewsBot.Core.Conversations;
using NewsBot.Core.State;

namespace NewsBot.Core.Tests.Conversations;

public sealed class QuestionLimitsTests
{
    private static readonly UserId Ana = new("discord:1");
    private static readonly UserId Ben = new("discord:2");

    private readonly Clock _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_minutes_questions_may_come_at_once_and_the_next_has_to_wait()
    {
        var limits = Limits(perUser: 3);

        (await TakeAsync(limits, 3, Ana)).ShouldAllBe(refusal => refusal == null);

        (await limits.TakeAsync(Ana, "here", Cancellation)).ShouldBe("You have asked as many questions as I answer within a minute: 3. Please ask again in 20 seconds.");
        (await limits.TakeAsync(Ben, "here", Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task What_was_refused_may_be_asked_when_it_was_said_and_counts_for_nothing_before()
    {
        var limits = Limits(perUser: 3);
        await TakeAsync(limits, 3, Ana);

        (await TakeAsync(limits, 9, Ana)).ShouldAllBe(refusal => refusal != null);
        _clock.Now += TimeSpan.FromSeconds(19);
        (await limits.TakeAsync(Ana, "here", Cancellation))!.ShouldEndWith("in a second.");
        _clock.Now += TimeSpan.FromSeconds(1);

        (await limits.TakeAsync(Ana, "here", Cancellation)).ShouldBeNull();
        (await limits.TakeAsync(Ana, "here", Cancellation)).ShouldNotBeNull();
        _clock.Now += TimeSpan.FromMinutes(1);
        (await TakeAsync(limits, 3, Ana)).ShouldAllBe(refusal => refusal == null);
    }

    [Fact]
    public async Task A_channel_has_a_share_whoever_asks()
    {
        var limits = Limits(perChannel: 2);
        (await limits.TakeAsync(Ana, "here", Cancellation)).ShouldBeNull();
        (await limits.TakeAsync(Ben, "here", Cancellation)).ShouldBeNull();

        (await limits.TakeAsync(new UserId("discord:3"), "here", Cancellation))!.ShouldStartWith("This channel has asked as many questions");
        (await limits.TakeAsync(Ana, "there", Cancellation)).ShouldBeNull();
        (await limits.TakeAsync(Ana, channel: null, Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task All_together_have_a_share()
    {
        var limits = Limits(overall: 2);
        (await limits.TakeAsync(Ana, "here", Cancellation)).ShouldBeNull();
        (await limits.TakeAsync(Ben, "there", Cancellation)).ShouldBeNull();

        (await limits.TakeAsync(new UserId("slack:U3"), "elsewhere", Cancellation))!.ShouldStartWith("I have been asked as many questions");
    }

    [Fact]
    public async Task Who_is_refused_for_one_share_is_not_charged_for_another()
    {
        var limits = Limits(perUser: 1, overall: 2);
        (await limits.TakeAsync(Ana, channel: null, Cancellation)).ShouldBeNull();
        (await TakeAsync(limits, 5, Ana)).ShouldAllBe(refusal => refusal != null);

        (await limits.TakeAsync(Ben, channel: null, Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task Nought_is_no_limit() => (await TakeAsync(Limits(), 1000, Ana)).ShouldAllBe(refusal => refusal == null);

    [Fact]
    public async Task Those_who_have_not_asked_for_long_are_not_remembered_and_the_others_are()
    {
        var limits = Limits(perUser: 1);
        for (var i = 0; i < 20_000; i++)
        {
            await limits.TakeAsync(new UserId($"discord:{i}"), channel: null, Cancellation);
        }

        _clock.Now += TimeSpan.FromMinutes(1);
        (await limits.TakeAsync(Ana, channel: null, Cancellation)).ShouldBeNull();

        (await limits.TakeAsync(Ana, channel: null, Cancellation)).ShouldNotBeNull();
        (await limits.TakeAsync(new UserId("discord:19999"), channel: null, Cancellation)).ShouldBeNull();
    }

    private QuestionLimits Limits(int perUser = 0, int perChannel = 0, int overall = 0) => new(new QuestionRates(perUser, perChannel, overall), _clock);

    private static async Task<List<string?>> TakeAsync(QuestionLimits limits, int times, UserId user)
    {
        var refusals = new List<string?>();
        for (var i = 0; i < times; i++)
        {
            refusals.Add(await limits.TakeAsync(user, "here", Cancellation));
        }

        return refusals;
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
