using NewsBot.Core.Knowledge;
using NewsBot.Core.Time;

namespace NewsBot.Core.Statements;

/// <summary>
/// The rule of what is current: a report of the outcome supersedes an expectation, a later figure an earlier one of the same
/// quantity, and an update note the text under it. Being later is never enough: an expectation that is repeated after the
/// outcome was reported supersedes nothing.
/// </summary>
internal static class Supersession
{
    /// <summary>Whether one statement supersedes another.</summary>
    /// <param name="newer">What may supersede.</param>
    /// <param name="older">What may be superseded.</param>
    public static bool Supersedes(Statement newer, Statement older) =>
        (OutranksByStatus(newer, older) || IsNoteUpon(newer, older) || HasLaterFigure(newer, older)) && Matter.IsSame(newer.Matter, older.Matter);

    /// <summary>
    /// Whether what one status says, stated on one day, overtakes another status on another: the outcome an expectation or a
    /// claim of the same day or before, and what came about an earlier denial. What happened is not undone by being denied.
    /// </summary>
    public static bool Overtakes(EventStatus newer, PartialDate? newerStatedOn, EventStatus older, PartialDate? olderStatedOn) => (newer, older) switch
    {
        (EventStatus.Happened or EventStatus.Denied, EventStatus.Planned) => !IsLater(olderStatedOn, newerStatedOn),
        (EventStatus.Happened or EventStatus.Denied, EventStatus.Claimed) => IsLater(newerStatedOn, olderStatedOn),
        (EventStatus.Happened, EventStatus.Denied) => IsLater(newerStatedOn, olderStatedOn),
        _ => false,
    };

    private static bool OutranksByStatus(Statement newer, Statement older) => Overtakes(newer.Status, newer.StatedOn, older.Status, older.StatedOn);

    // A note speaks of the article it stands in, so that what differs in it is changed.
    private static bool IsNoteUpon(Statement newer, Statement older) =>
        newer.Kind == BlockKind.Note && older.Kind != BlockKind.Note
        && string.Equals(newer.Passage.Article.Path, older.Passage.Article.Path, StringComparison.Ordinal)
        && (newer.Status != older.Status || Figures(newer, older).Any());

    private static bool HasLaterFigure(Statement newer, Statement older) => IsLater(newer.StatedOn, older.StatedOn) && Figures(newer, older).Any();

    /// <summary>Pairs of figures of two statements that count the same and differ.</summary>
    public static IEnumerable<(Quantity First, Quantity Second)> Figures(Statement first, Statement second) =>
        from one in first.Quantities
        from other in second.Quantities
        where Math.Abs(one.Value - other.Value) > 0 && Quantity.CountSame(one, other)
        select (one, other);

    private static bool IsLater(PartialDate? newer, PartialDate? older) => newer is { } a && older is { } b && a.Latest > b.Latest;
}
