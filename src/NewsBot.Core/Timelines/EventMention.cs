using NewsBot.Core.Citations;
using NewsBot.Core.Time;

namespace NewsBot.Core.Timelines;

/// <summary>A sentence that tells of something and of when it was or is to be.</summary>
/// <param name="Source">The sentence.</param>
/// <param name="Time">When; its span is in the sentence, and it is resolved.</param>
/// <param name="Status">How sure it is that it was or is to be then.</param>
/// <param name="Words">What it is about.</param>
/// <param name="IsLead">Whether it stands in the opening of its article.</param>
internal sealed record EventMention(CitedSentence Source, TimeExpression Time, EventStatus Status, WordVector Words, bool IsLead)
{
    /// <summary>The first day.</summary>
    public DateOnly From => Time.From!.Value;

    /// <summary>The last day.</summary>
    public DateOnly To => Time.To!.Value;

    /// <summary>The last day on which it may have been stated; the first of all days where nothing tells.</summary>
    public DateOnly LatestStatedOn => Source.StatedOn?.Latest ?? DateOnly.MinValue;
}
