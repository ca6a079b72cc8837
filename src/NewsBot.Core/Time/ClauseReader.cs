using System.Runtime.InteropServices;
using NewsBot.Core.Language;

namespace NewsBot.Core.Time;

/// <summary>
/// The words of a sentence and the clauses they make, as far as conjunctions and punctuation tell. No grammar: enough to
/// keep what a sentence tells apart from what it says in passing.
/// </summary>
internal sealed class ClauseReader
{
    // Past this many words from a verb of saying, "that" is another verb's.
    private const int MaxWordsBeforeThat = 6;

    // "PORT STANLEY, Falkland Islands —", "Update:": what so few words before a dash or a colon say is no clause.
    private const int MaxLabel = 4;

    // How many words there is room for at first: few sentences have more.
    private const int UsualLength = 40;

    private const string RelativeWords = "who which whose whom";
    private const string ConditionWords = "if unless whether";
    private const string AsideWords = "although though while whereas because after before since until as once despite amid when where unlike following";

    private static readonly WordTable Relatives = WordTable.Of(RelativeWords);
    private static readonly WordTable Conditions = WordTable.Of(ConditionWords);
    private static readonly WordTable Asides = WordTable.Of(AsideWords);

    // Words that may open a clause without a mark before them. Nearly all words are none of them.
    private static readonly WordTable Openers = WordTable.Of($"{RelativeWords} {ConditionWords} {AsideWords} but however that and");

    // What is said, hoped or found stands behind them with "that".
    private static readonly WordTable ContentWords = WordTable.Of(
        "hope hopes hoped hoping fear fears feared expects expected expect found find finds showed show shows learned clear unclear true news fact knew know means"
        + " meant mean agreed decided ruled rule evidence ensure ensured believe believed think hint hints sign signs");

    private readonly List<Word> _words = new(UsualLength);
    private readonly List<Clause> _clauses = [];
    private readonly List<int> _ids = new(UsualLength);

    /// <summary>Reads a sentence.</summary>
    public ClauseReader(ReadOnlySpan<char> sentence)
    {
        ReadWords(sentence);
        ReadClauses(sentence);
    }

    /// <summary>How many words there are.</summary>
    public int Count => _words.Count;

    /// <summary>The clauses in order; together they hold every word.</summary>
    public IReadOnlyList<Clause> Clauses => _clauses;

    /// <summary>The longest cue phrase that begins at a word.</summary>
    public StatusMark MarkAt(int word)
    {
        var (cue, length) = StatusPhrases.OfText.At(CollectionsMarshal.AsSpan(_ids), word);
        return new StatusMark(cue, word, word + Math.Max(length, 1));
    }

    /// <summary>Where a word stands in the sentence.</summary>
    public TextSpan SpanOf(int word) => _words[word].Span;

    /// <summary>The word that stands at an offset, or that follows it.</summary>
    public int WordAt(int offset)
    {
        var word = _words.FindIndex(word => word.Span.End > offset);
        return word < 0 ? _words.Count - 1 : word;
    }

    private void ReadWords(ReadOnlySpan<char> sentence)
    {
        var previousEnd = 0;
        var reader = new TokenReader(sentence, stackalloc char[TokenReader.BufferLength]);
        while (reader.Read())
        {
            if (reader.IsCompound)
            {
                continue;
            }

            var id = StatusPhrases.OfText.IdOf(reader.Surface);
            if (id != 0)
            {
                // The month of May and a man called Will are no plans.
                var isName = _words.Count > 0 && reader.IsCapitalized && reader.Surface is "may" or "will";
                id = isName ? 0 : id;
            }

            // Before a number, "May" is the month even where it opens the sentence, and "No" is a number itself.
            if (reader.IsNumber && _words.Count > 0 && sentence.Slice(_words[^1].Span.Start, _words[^1].Span.Length) is "May" or "No")
            {
                _ids[^1] = 0;
            }

            _words.Add(new Word(reader.Span, MarkBetween(sentence[previousEnd..reader.Span.Start])));
            _ids.Add(id);
            previousEnd = reader.Span.End;
        }
    }

    private static char MarkBetween(ReadOnlySpan<char> gap)
    {
        var at = gap.LastIndexOfAny("(;:\u2014\u2013");
        return at >= 0 && (gap[at] is '(' or ';' or '\u2014' || gap.Length > at + 1) ? gap[at]
            : gap.Contains(')') ? ')'
            : gap.Contains(',') ? ','
            : ' ';
    }

    private void ReadClauses(ReadOnlySpan<char> sentence)
    {
        var kind = ClauseKind.Main;
        var first = 0;
        var lastComma = _words.FindLastIndex(word => word.Before == ',');
        for (var i = 0; i < _words.Count; i++)
        {
            if (Opening(sentence, i, kind, lastComma) is { } opened)
            {
                if (i > first)
                {
                    _clauses.Add(new Clause(kind, first, i));
                }

                (kind, first) = (opened, i);
            }
        }

        if (_words.Count > first)
        {
            _clauses.Add(new Clause(kind, first, _words.Count));
        }
    }

    // The kind of clause a word opens; null where the clause goes on.
    private ClauseKind? Opening(ReadOnlySpan<char> sentence, int i, ClauseKind kind, int lastComma)
    {
        var word = Folded(sentence, i, stackalloc char[24]);
        var before = _words[i].Before;
        if (before is '(')
        {
            return ClauseKind.Aside;
        }

        if (before == ' ' && !Openers.Contains(word))
        {
            return null;
        }

        if (Relatives.Contains(word))
        {
            return ClauseKind.Relative;
        }

        if (Conditions.Contains(word))
        {
            return ClauseKind.Condition;
        }

        if (Asides.Contains(word) && MarkAt(i).Cue == StatusCue.None && !IsPartOfPhrase(sentence, i, word))
        {
            return ClauseKind.Aside;
        }

        switch (word)
        {
            case "but" when i > 0:
            case "however" when before != ' ':
                return ClauseKind.Contrast;
            case "that" when i > 0 && HasContentWord(sentence, i):
                return ClauseKind.Content;
            case "that" when i > 1 && before == ' ' && IsNounBefore(sentence, i):
                return ClauseKind.Relative;
            case "and" when i + 1 < Count && i > 1 && (before == ',' || MarkAt(i + 1).Cue is StatusCue.Plan or StatusCue.Denial or StatusCue.Failure):
                return kind is ClauseKind.Main ? ClauseKind.Joined : null;
        }

        return before switch
        {
            ';' => ClauseKind.Joined,
            ':' => i > MaxLabel ? ClauseKind.Content : ClauseKind.Main,
            '\u2014' or '\u2013' => i > MaxLabel ? ClauseKind.Aside : ClauseKind.Main,
            ')' => ClauseKind.Main,
            ',' when kind is ClauseKind.Relative or ClauseKind.Aside or ClauseKind.Condition => ClauseKind.Main,
            ',' when kind == ClauseKind.Main && i > 0 && i < lastComma && word.EndsWith("ed") && word.Length > 4 => ClauseKind.Relative,
            ',' when kind == ClauseKind.Main && i > 1 && word.EndsWith("ing") && word.Length > 5 && word is not "according" => ClauseKind.Joined,
            _ => null,
        };
    }

    // "as part of", "as well as", "such as", "such … as": no clause of its own.
    private bool IsPartOfPhrase(ReadOnlySpan<char> sentence, int i, ReadOnlySpan<char> word)
    {
        if (word is not "as")
        {
            return false;
        }

        var next = i + 1 < Count ? Folded(sentence, i + 1, stackalloc char[24]) : default;
        return next is "well" or "much" or "many" or "far" or "part" or "of" or "soon" || IsWord(sentence, i - 1, "such") || IsWord(sentence, i - 2, "as");
    }

    private bool HasContentWord(ReadOnlySpan<char> sentence, int that)
    {
        Span<char> buffer = stackalloc char[24];
        for (var i = that - 1; i >= 0 && i >= that - MaxWordsBeforeThat; i--)
        {
            var word = Folded(sentence, i, buffer);
            if (SpeechWords.IsVerb(word) || (i == that - 1 && ContentWords.Contains(word)))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsNounBefore(ReadOnlySpan<char> sentence, int that)
    {
        var word = Folded(sentence, that - 1, stackalloc char[24]);
        return word.Length > 3 && !StopWords.Contains(word);
    }

    private bool IsWord(ReadOnlySpan<char> sentence, int i, ReadOnlySpan<char> word) =>
        i >= 0 && sentence.Slice(_words[i].Span.Start, _words[i].Span.Length).Equals(word, StringComparison.OrdinalIgnoreCase);

    private ReadOnlySpan<char> Folded(ReadOnlySpan<char> sentence, int i, Span<char> buffer)
    {
        var span = _words[i].Span;
        var length = Math.Min(span.Length, buffer.Length);
        sentence.Slice(span.Start, length).ToLowerInvariant(buffer);
        return buffer[..length];
    }

    private readonly record struct Word(TextSpan Span, char Before);
}
