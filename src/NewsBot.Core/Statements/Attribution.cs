using NewsBot.Core.Language;

namespace NewsBot.Core.Statements;

/// <summary>Tells whose word a sentence is.</summary>
internal static class Attribution
{
    /// <summary>Who says what a sentence tells, as the text names them; null where it is told in the reporter's own name.</summary>
    /// <param name="text">The text. What stands before the sentence may tell who "he" or "she" is, and who goes on speaking.</param>
    /// <param name="sentence">The sentence.</param>
    public static string? SpeakerOf(string text, TextSpan sentence) =>
        QuotationFinder.Find(text, sentence).Find(quotation => quotation.Speaker is not null).Speaker;
}
