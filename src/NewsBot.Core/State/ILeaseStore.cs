namespace NewsBot.Core.State;

/// <summary>
/// Divides what only one process may do at a time, such as each shard of Discord's gateway, among all that live. A lease is its
/// holder's until it is released, or until its holder was not heard of for as long as <see cref="Lease"/>.
/// </summary>
public interface ILeaseStore
{
    /// <summary>How long a lease lasts after it was renewed.</summary>
    TimeSpan Lease { get; }

    /// <summary>Tells that this process takes leases of a group, until it ends or says otherwise.</summary>
    /// <param name="group">The group, such as <c>discord</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many processes do, this one included.</returns>
    Task<int> SeekAsync(string group, CancellationToken cancellationToken);

    /// <summary>Tells that this process takes no more leases, though it lives on.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    Task StopSeekingAsync(CancellationToken cancellationToken);

    /// <summary>Takes leases that nobody holds.</summary>
    /// <param name="names">What may be taken.</param>
    /// <param name="most">How many at most; above zero.</param>
    /// <param name="fromTheDead">Whether those are taken too whose holder has not been heard of.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was taken, with what its last holder noted.</returns>
    Task<IReadOnlyList<Lease>> AcquireAsync(IReadOnlyList<string> names, int most, bool fromTheDead, CancellationToken cancellationToken);

    /// <summary>Holds leases on, and notes for who comes after what they need to go on.</summary>
    /// <param name="held">The leases, each with what is to be noted.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The names of those that are still this process's; the others are another's by now.</returns>
    Task<IReadOnlySet<string>> HoldAsync(IReadOnlyList<Lease> held, CancellationToken cancellationToken);

    /// <summary>Gives a lease up, for another process to take at once. One that is another's by now is left alone.</summary>
    /// <param name="lease">The lease, with what is to be noted.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task ReleaseAsync(Lease lease, CancellationToken cancellationToken);

    /// <summary>Takes a turn at what all processes together may do only so often.</summary>
    /// <param name="name">What.</param>
    /// <param name="between">The least time from one turn to the next.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Zero where it is this process's turn; else how long until it may ask again.</returns>
    Task<TimeSpan> TakeTurnAsync(string name, TimeSpan between, CancellationToken cancellationToken);
}

/// <summary>Something that only one process may do at a time.</summary>
/// <param name="Name">What.</param>
/// <param name="Fence">Grows each time it changes hands; what an earlier holder does with its number has no effect.</param>
/// <param name="Note">What who comes after needs to go on; null for nothing.</param>
public sealed record Lease(string Name, long Fence, string? Note);
