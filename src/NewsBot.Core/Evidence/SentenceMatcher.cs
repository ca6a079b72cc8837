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
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _idOf;
    private readonly List<Form>[] _formsByFirst;
    private readonly List<int> _tokens = [];
    private readonly List<int> _starts = [];
    private readonly List<(int Position, int Term)> _related = [];

    public SentenceMatcher(Question question)
    {
        _terms = question.Terms;
        var forms = new List<Form>();
        for (var term = 0; term < _terms.Count; term++)
        {
            forms.Add(new Form(term, [IdOf(_terms[term].Stem)], 1f));
            foreach (var alternative in _terms[term].Alternatives)
            {
                forms.Add(new Form(term, [.. alternative.Stems.Select(IdOf)], alternative.Strength));
            }
        }

        _formsByFirst = new List<Form>[_ids.Count];
        for (var id = 0; id < _formsByFirst.Length; id++)
        {
            _formsByFirst[id] = forms.FindAll(form => form.Ids[0] == id);
        }

        _idOf = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
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

        return new SentenceMatch(strengths, positions, Array.ConvertAll(positions, position => position < 0 ? -1 : _starts[position]));
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
            if (_idOf.TryGetValue(reader.Stem, out var id))
            {
                _tokens.Add(id);
                continue;
            }

            _tokens.Add(-1);
            if (reader.Stem.Length > FamilyPrefix)
            {
                FindFamily(reader.Stem);
            }
        }
    }

    private void FindFamily(ReadOnlySpan<char> stem)
    {
        for (var term = 0; term < _terms.Count; term++)
        {
            var asked = _terms[term].Stem;
            if (_terms[term].Kind is TermKind.Word or TermKind.Light && asked.Length >= FamilyPrefix && stem.StartsWith(asked.AsSpan(0, FamilyPrefix))
                && Synonyms.AreRelated(asked, stem))
            {
                _related.Add((_tokens.Count - 1, term));
            }
        }
    }

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
        if (!_ids.TryGetValue(stem, out var id))
        {
            id = _ids.Count;
            _ids.Add(stem, id);
        }

        return id;
    }

    private readonly record struct Form(int Term, int[] Ids, float Strength);
}
