using NewsBot.Core.Language;

namespace NewsBot.Core.Citations;

/// <summary>
/// Tells whether a claim turns round who did a thing and to whom: "Spain beat Italy" from "Italy beat Spain". In the active
/// voice the doer stands before the verb, in the passive voice behind "by".
/// </summary>
internal static class ActorOrder
{
    private static readonly Phrases Determiners = new("the|a|an|his|her|its|their|all|both|no|some|several|many|two|three|four|five|six|seven|eight|nine|ten");
    private static readonly Phrases Beings = new("was|were|been|be|is|are|being");

    /// <summary>Whether nobody who does a thing in the claim has it done to them in the quote, nor the other way round.</summary>
    public static bool Agrees(ClaimText claim, ClaimText quote)
    {
        for (var i = 1; i < claim.Words.Count; i++)
        {
            var verb = claim.Words[i];
            if (!IsVerb(claim, i))
            {
                continue;
            }

            List<int> same = [.. Enumerable.Range(0, quote.Words.Count).Where(k => string.Equals(quote.Words[k].Stem, verb.Stem, StringComparison.Ordinal) && IsVerb(quote, k))];
            if (same.Count > 0 && Beside(claim, i) is { } name && Turned(name, Roles.Of(claim, i), [.. same.Select(k => Roles.Of(quote, k))]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Turned(string name, Roles told, List<Roles> known) => told.IsPassive
        ? known.TrueForAll(roles => !roles.DoneTo.Contains(name) && roles.Doers.Contains(name))
        : known.TrueForAll(roles => !roles.Doers.Contains(name) && roles.DoneTo.Contains(name));

    // The name that stands before a verb with nothing but auxiliaries between them; null where something else does.
    private static string? Beside(ClaimText text, int verb)
    {
        var at = verb - 1;
        while (at >= 0 && text.Words[at].IsStopWord)
        {
            at--;
        }

        return at >= 0 && text.Names.Where(name => name.Span.Contains(text.Words[at].Span)).Select(name => (Name?)name).FirstOrDefault() is { } beside
            ? Roles.Key(text, beside)
            : null;
    }

    private static bool IsVerb(ClaimText text, int at)
    {
        var word = text.Words[at];
        return !word.IsStopWord && !word.IsNumber && !ClaimWords.IsSaying(word.Surface) && !text.Names.Any(name => name.Span.Contains(word.Span))
            && (word.Surface.EndsWith("ed", StringComparison.Ordinal) || (StemList.EventVerbs.Contains(word.Stem) && HasObject(text, at)) || IsPassive(text, at));
    }

    // "beat Italy", "hit the bridge"; but not "the Italy attack was".
    private static bool HasObject(ClaimText text, int verb) =>
        verb + 1 < text.Words.Count && text.Words[verb + 1] is var next
        && (next.IsNumber || Determiners.LengthAt(text.Words, verb + 1) > 0 || text.Names.Any(name => name.Span.Contains(next.Span)));

    private static bool IsPassive(ClaimText text, int verb) =>
        Beings.EndBefore(text.Words, verb) && StemList.EventVerbs.Contains(text.Words[verb].Stem);

    private sealed record Roles(List<string> Doers, List<string> DoneTo, bool IsPassive)
    {
        public static Roles Of(ClaimText text, int verb)
        {
            var isPassive = text.Words.Skip(Math.Max(0, verb - 2)).Take(Math.Min(2, verb)).Any(word => word.Surface is "was" or "were" or "been" or "be" or "is" or "are" or "being");
            var at = text.Words[verb].Span;
            List<string> before = [.. text.Names.Where(name => name.Span.End <= at.Start).Select(name => Key(text, name))];
            List<string> after = [.. text.Names.Where(name => name.Span.Start >= at.End).Select(name => Key(text, name))];
            if (!isPassive)
            {
                return new Roles(before, after, isPassive);
            }

            // Behind "by" stand those who did it; what else stands behind the verb is neither.
            var by = text.Words.Skip(verb).FirstOrDefault(word => word.Surface is "by");
            return new Roles(by is null ? [] : [.. text.Names.Where(name => name.Span.Start >= by.Span.End).Take(1).Select(name => Key(text, name))], before, isPassive);
        }

        // The last word of a name is the one it is shortened to.
        public static string Key(ClaimText text, Name name) => ContentStems.Of(name.Span.In(text.Text)) is [.., var last] ? last : "";
    }
}
