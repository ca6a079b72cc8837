using System.Text.RegularExpressions;
using NewsBot.Core.Citations;
using NewsBot.Core.Language;

namespace NewsBot.Core.Checking;

/// <summary>Finds what a message states: its sentences, without what chats put around them.</summary>
internal static partial class StatementText
{
    // Who speaks of himself or to somebody tells nothing that documents could hold.
    private static readonly WordTable Talk = WordTable.Of("I i me my mine we We My our Our ours us Us you You your Your yours");

    /// <summary>
    /// The sentences that may state something, in order, each in plain prose: no addresses, markup, pictures or marks of lists,
    /// and no "UPDATE:" or "I heard that" before them. Questions and what people say to each other are left out.
    /// </summary>
    /// <param name="text">The message; never trusted.</param>
    public static IEnumerable<string> Find(string text)
    {
        foreach (var paragraph in LineBreaks().Split(Addresses().Replace(text, " ")))
        {
            var prose = Spaces().Replace(string.Concat(paragraph.Select(c => ClaimForm.IsProse(c) ? c : ' ')), " ").Trim(' ', '-', '–', '•');
            foreach (var sentence in SentenceSplitter.Split(prose, new TextSpan(0, prose.Length)))
            {
                var statement = Hearsay().Replace(Label().Replace(sentence.Of(prose), ""), "");
                if (!statement.EndsWith('?') && !IsTalk(statement))
                {
                    yield return statement;
                }
            }
        }
    }

    // Outside quotations, and not as in "Charles I".
    private static bool IsTalk(string statement)
    {
        var all = new TextSpan(0, statement.Length);
        var quoted = QuotedSpans.Find(statement, all, minWords: 1);
        var words = new WordWalker(statement, all);
        var isAfterName = false;
        while (words.Read())
        {
            var word = words.Current;
            var end = word.IndexOfAny('\'', '’');
            var span = words.Span;
            if (Talk.Contains(end < 0 ? word : word[..end]) && !(isAfterName && word is "I") && !quoted.Exists(quotation => quotation.Contains(span)))
            {
                return true;
            }

            isAfterName = char.IsUpper(word[0]);
        }

        return false;
    }

    [GeneratedRegex(@"<?(?:https?://|www\.)\S+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Addresses();

    // A line that begins with a small letter goes on with the one before it.
    [GeneratedRegex(@"\s*\n(?!\s*\p{Ll})\s*", RegexOptions.CultureInvariant)]
    private static partial Regex LineBreaks();

    [GeneratedRegex(@"\s{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    // "BREAKING: ", "JUST IN: "
    [GeneratedRegex(@"^\p{Lu}[\p{Lu} ]+: ", RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"^(?:I|We)(?: (?:also|just|really|have))? (?:believe|guess|hear|heard|know|read|saw|suppose|think|thought|understand)(?: somewhere)?(?: that)? ", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Hearsay();
}
