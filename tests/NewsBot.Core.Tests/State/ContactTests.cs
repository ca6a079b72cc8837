using NewsBot.Core.State;

namespace NewsBot.Core.Tests.State;

public sealed class ContactTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(3);

    private readonly ManualTime _time = new();
    private readonly Contact _contact;

    public ContactTests() => _contact = new Contact(Lease, _time);

    [Fact]
    public void Who_is_dead_is_known_after_a_lease_of_contact()
    {
        _contact.IsInTouch.ShouldBeFalse();
        Keep(4);
        _contact.IsLasting.ShouldBeFalse();
        Keep(1);
        _contact.IsLasting.ShouldBeTrue();
    }

    [Fact]
    public void After_the_store_was_away_it_is_not_known_until_all_that_live_have_told_so()
    {
        Keep(9);
        _contact.Lose();
        _contact.IsLasting.ShouldBeFalse();
        Keep(4);
        _contact.IsLasting.ShouldBeFalse();
    }

    [Fact]
    public void A_process_that_slept_knows_no_more_than_one_that_was_away()
    {
        Keep(9);
        _time.Advance(TimeSpan.FromMinutes(1));
        Keep(1);
        _contact.IsLasting.ShouldBeFalse();
    }

    private void Keep(int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            _contact.Keep();
            _time.Advance(Round);
        }

        _contact.Keep();
    }
}
