namespace NewsBot.Core.Language;

/// <summary>What someone is reported to have said, to the letter or in the reporter's words.</summary>
/// <param name="Span">The words said: between the quotation marks, or the reported clause.</param>
/// <param name="Speaker">
/// Who said it, as the text names them: a name, or a role such as "a spokesman for the ministry". For "he" and "she" the
/// person named last before. Null where the text does not tell.
/// </param>
/// <param name="SpeakerSpan">Where <paramref name="Speaker"/> stands in the text.</param>
/// <param name="IsDirect">Whether the words stand between quotation marks.</param>
public readonly record struct Quotation(TextSpan Span, string? Speaker, TextSpan? SpeakerSpan, bool IsDirect);
