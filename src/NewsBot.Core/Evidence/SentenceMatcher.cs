using NewsBot.Core.Language;
using NewsBot.Core.Questions;

namespace NewsBot.Core.Evidence;

/// <summary>Finds the terms of one question in sentences. Made once for a question; not safe for use by several threads.</summary>
internal sealed class SentenceMatcher
{
    // A word of the same family ("announcement" for "announce") is a weaker match than a synonym that was listed.
    private const float RelatedStrength = 0.6f;
    private const int FamilyPrefix = 5;

    private readonly IReadOnlyList<QuestionTerm> _terms;

    // The stems of all forms, numbered from 1.
    private readonly WordTable _ids = new(capacity: 64);
    private readonly List<Form>[] _formsByFirst;
    private int _idCount;

    // What words of the same family as one that is asked for begin with.
    private readonly WordTable _families = new(capacity: 16);
    private readonly List<int> _tokens = [];
    private readonly List<int> _starts = [];
    private readonly List<(int Position, int Term)> _related = [];

    public SentenceMatcher(Question question)
    {
        _terms = question.Terms;
        var forms = new List<Form>();
        for (var term = 0; term < _terms.Count; term++)
        {
            if (HasFamily(_terms[term]))
            {
                _families.At(_terms[term].Stem, 0, FamilyPrefix) = 1;
            }

            forms.Add(new Form(term, [IdOf(_terms[term].Stem)], 1f));
            foreach (var alternative in _terms[term].Alternatives)
            {
                forms.Add(new Form(term, [.. alternative.Stems.Select(IdOf)], alternative.Strength));
            }
        }

        _formsByFirst = new List<Form>[_idCount];
        for (var id = 0; id < _formsByFirst.Length; id++)
        {
            _formsByFirst[id] = forms.FindAll(form => form.Ids[0] == id);
        }
    }

    /// <summary>Matches one sentence.</summary>
    public SentenceMatch Match(ReadOnlySpan<char> sentence)
    {
        ReadTokens(sentence);
        var strengths = new float[_terms.Count];
        var positions = new int[_terms.Count];
        Array.Fill(positions, -1);
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (_tokens[i] < 0)
            {
                continue;
            }

            foreach (var form in _formsByFirst[_tokens[i]])
            {
                if (form.Strength > strengths[form.Term] && StandsAt(form, i))
                {
                    strengths[form.Term] = form.Strength;
                    positions[form.Term] = i;
                }
            }
        }

        foreach (var (position, term) in _related)
        {
            if (strengths[term] < RelatedStrength)
            {
                strengths[term] = RelatedStrength;
                positions[term] = position;
            }
        }

        var starts = new int[_terms.Count];
        for (var term = 0; term < starts.Length; term++)
        {
            starts[term] = positions[term] < 0 ? -1 : _starts[positions[term]];
        }

        return new SentenceMatch(strengths, positions, starts);
    }

    private void ReadTokens(ReadOnlySpan<char> sentence)
    {
        _tokens.Clear();
        _starts.Clear();
        _related.Clear();
        var reader = new TokenReader(sentence, stackalloc char[TokenReader.BufferLength]);
        while (reader.Read())
        {
            if (reader.IsStopWord)
            {
                continue;
            }

            _starts.Add(reader.Span.Start);
            var stem = reader.Stem;
            var id = _ids.Find(stem) - 1;
            _tokens.Add(id);
            if (id < 0 && stem.Length > FamilyPrefix && _families.Contains(stem[..FamilyPrefix]))
            {
                FindFamily(stem);
            }
        }
    }

    private void FindFamily(ReadOnlySpan<char> stem)
    {
        for (var term = 0; term < _terms.Count; term++)
        {
            var asked = _terms[term].Stem;
            if (HasFamily(_terms[term]) && stem.StartsWith(asked.AsSpan(0, FamilyPrefix)) && Synonyms.AreRelated(asked, stem))
            {
                _related.Add((_tokens.Count - 1, term));
            }
        }
    }

    private static bool HasFamily(QuestionTerm term) => term.Kind is TermKind.Word or TermKind.Light && term.Stem.Length >= FamilyPrefix;

    private bool StandsAt(Form form, int position)
    {
        if (position + form.Ids.Length > _tokens.Count)
        {
            return false;
        }

        for (var i = 1; i < form.Ids.Length; i++)
        {
            if (_tokens[position + i] != form.Ids[i])
            {
                return false;
            }
        }

        return true;
    }

    private int IdOf(string stem)
    {
        ref var number = ref _ids.At(stem, 0, stem.Length);
        if (number == 0)
        {
            number = ++_idCount;
        }

        return number - 1;
    }

    private readonly record struct Form(int Term, int[] Ids, float Strength);
}
