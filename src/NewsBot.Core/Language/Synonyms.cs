namespace NewsBot.Core.Language;

/// <summary>
/// Words of general news English that can stand for each other when a question is matched against a sentence. All words
/// are stems as <see cref="TokenReader"/> makes them. Read when first used. Safe for concurrent readers.
/// </summary>
public static class Synonyms
{
    private const int MinSharedPrefix = 5;

    private static readonly Lazy<WordGroups> Loaded = new(() => new WordGroups("synonyms.txt"));

    // What makes one word of another. A stem has lost a final "e".
    private static readonly WordTable Endings = WordTable.Of(
        """
        ment tion ion ation ition ition sion er or ing al ial ual ity iti ness ly ally ist ism ry ery ary ory ance ence ancy ency
        ant ent iv ativ itiv abl ibl ous ious ic ical y iz is izer iser at ator ship dom ful less ian ur age r
        """);

    // They look as if they were made of "depart", "import", "universe".
    private static readonly WordTable Unrelated = WordTable.Of(
        "department apartment compartment important importanc university signatur ordinary ordinal commentary secretary community");

    /// <summary>The stems that can stand for a stem.</summary>
    /// <param name="stem">A stem.</param>
    /// <returns>The others of its groups, without the stem itself; none where it is in no group.</returns>
    public static IReadOnlyList<string> Of(ReadOnlySpan<char> stem) => Loaded.Value.OthersOf(stem);

    /// <summary>Whether two different words can mean the same: they are in one group, or one is made of the other's stem.</summary>
    /// <param name="first">A stem.</param>
    /// <param name="second">Another.</param>
    /// <returns>
    /// True if they share a group, or at least 5 first letters after which both have endings that only change the kind of
    /// word ("govern", "government"; "elect", "election"). True for equal stems.
    /// </returns>
    public static bool AreRelated(ReadOnlySpan<char> first, ReadOnlySpan<char> second) =>
        first.SequenceEqual(second) || AreDerived(first, second) || Loaded.Value.Share(first, second);

    private static bool AreDerived(ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        var shared = first.CommonPrefixLength(second);
        if (shared < MinSharedPrefix || Unrelated.Contains(first) || Unrelated.Contains(second))
        {
            return false;
        }

        if (shared == first.Length || shared == second.Length)
        {
            // "police" and "policy" are no more than alike.
            var ending = shared == first.Length ? second[shared..] : first[shared..];
            return Endings.Contains(ending) && (ending is not ("y" or "is" or "r" or "at") || shared > MinSharedPrefix);
        }

        // "journalist" and "journalism" part in the middle of their endings.
        for (var longer = Math.Max(first.Length, second.Length); shared >= MinSharedPrefix && shared * 10 >= longer * 7; shared--)
        {
            if (Endings.Contains(first[shared..]) && Endings.Contains(second[shared..]))
            {
                return true;
            }
        }

        return false;
    }
}
