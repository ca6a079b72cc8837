using NewsBot.Core.Language;

namespace NewsBot.Core.Timelines;

/// <summary>Tells the time at which something was said from the time of what was said.</summary>
internal static class SayingTime
{
    // From the verb to the time: "told the committee late on Monday".
    private const int MostBefore = 5;

    // From a verb that has nobody it is said to: "said late on".
    private const int MostAdverbs = 3;

    // From the time at the front of a sentence to the verb: "On Monday the minister of health, Ann Lee, said".
    private const int MostAfter = 14;

    /// <summary>Whether a time dates the verb of saying of its sentence.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="time">Where the time stands in it.</param>
    public static bool Is(string sentence, TextSpan time) =>
        FollowsVerb(sentence.AsSpan(0, time.Start)) || (IsFront(sentence.AsSpan(0, time.Start)) && PrecedesVerb(sentence.AsSpan(time.End)));

    // "said Monday", "said late on Monday", "told the committee on Monday".
    private static bool FollowsVerb(ReadOnlySpan<char> before)
    {
        for (var words = 0; words < MostBefore; words++)
        {
            before = before.TrimEnd();
            var word = before[(before.LastIndexOf(' ') + 1)..];
            if (word.IsEmpty || word.EndsWith(","))
            {
                return false;
            }

            if (SpeechWords.IsVerb(word))
            {
                return words < MostAdverbs || word is "told" or "informed" or "assured" or "warned";
            }

            before = before[..^word.Length];
        }

        return false;
    }

    private static bool IsFront(ReadOnlySpan<char> before) => before.Trim().IndexOf(' ') < 0 && before.Length < 20;

    private static bool PrecedesVerb(ReadOnlySpan<char> after)
    {
        var words = 0;
        foreach (var range in after.Split(' '))
        {
            var word = after[range].Trim(" ,.;:");
            if (word.IsEmpty)
            {
                continue;
            }

            if (SpeechWords.IsVerb(word))
            {
                return true;
            }

            if (word is "will" or "would" or "is" or "are" or "was" or "were" or "has" or "had" or "could" or "may" or "might" || ++words > MostAfter)
            {
                return false;
            }
        }

        return false;
    }
}
