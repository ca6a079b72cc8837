using NewsBot.Core.Language;
using NewsBot.Core.Time;

namespace NewsBot.Core.Timelines;

/// <summary>Tells how well a sentence tells of an event by itself, to somebody who reads nothing else.</summary>
internal static class Clarity
{
    private const int ShortText = 50;
    private const int LongText = 280;

    /// <summary>How clear the sentence is, from 0 to 2.</summary>
    public static double Of(EventMention mention)
    {
        var text = mention.Source.Text;
        return (Anaphora.PointsBack(text) ? 0 : 0.8)
            + (text.Length is >= ShortText and <= LongText ? 0.6 : 0)
            + (mention.IsLead ? 0.3 : 0)
            + (mention.Time.Precision == TimePrecision.Day ? 0.2 : 0)
            + (text.EndsWith('.') ? 0.1 : 0);
    }
}
