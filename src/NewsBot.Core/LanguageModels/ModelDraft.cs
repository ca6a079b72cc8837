using NewsBot.Core.Answers;
using NewsBot.Core.Evidence;
using NewsBot.Core.Questions;

namespace NewsBot.Core.LanguageModels;

/// <summary>
/// What a model has written so far, put in the order it is said in: first what is current, by the same rules by which quotes
/// are ordered. A model that leads with an overtaken report does not lead with it here.
/// </summary>
internal sealed class ModelDraft
{
    // A sentence answers if it holds this share of what the best quote holds of the question.
    private const float Bearing = 0.4f;

    private readonly Question _question;
    private readonly Draft _quotes;
    private readonly string _composer;
    private readonly SentenceMatcher _matcher;
    private readonly HashSet<EvidenceSentence> _earlier;
    private readonly float _held;
    private readonly bool _holdsKind;
    private readonly List<DraftSentence> _failed = [];
    private readonly List<DraftSentence> _passed = [];
    private DraftSentence? _lead;

    /// <summary>Begins a draft.</summary>
    /// <param name="question">What was asked.</param>
    /// <param name="quotes">The answer in quotes, from the same evidence.</param>
    /// <param name="composer">What composes.</param>
    public ModelDraft(Question question, Draft quotes, string composer)
    {
        (_question, _quotes, _composer) = (question, quotes, composer);
        _matcher = new SentenceMatcher(question);
        _earlier = [.. quotes.Sentences.Where(sentence => sentence.Role == AnswerRole.Earlier).SelectMany(sentence => sentence.Sources)];
        _held = Held(quotes.Sentences[0].Text);
        _holdsKind = AnswerDetector.Detect(question, quotes.Sentences[0].Text) > 0;
    }

    /// <summary>Whether nothing has been written.</summary>
    public bool IsEmpty => _failed.Count + _passed.Count == 0;

    /// <summary>Whether a sentence passed the checks.</summary>
    public bool HasPassed => _passed.Count > 0;

    /// <summary>Whether one of them tells what is current about the matter asked.</summary>
    public bool HasLead => _lead is not null;

    /// <summary>The sentences that passed the checks, in the order to be said.</summary>
    public IReadOnlyList<DraftSentence> Passed => _passed;

    /// <summary>Adds a sentence.</summary>
    /// <param name="written">The sentence.</param>
    /// <param name="borne">It with the sources that bear it out; null where none does.</param>
    /// <returns>Whether there is more to be said now.</returns>
    public bool Add(DraftSentence written, DraftSentence? borne)
    {
        if (borne is null)
        {
            _failed.Add(written);
            return false;
        }

        if (_passed.Exists(sentence => string.Equals(sentence.Text, borne.Text, StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        if (borne.Sources.All(_earlier.Contains))
        {
            _passed.Add(borne with { Role = AnswerRole.Earlier });
        }
        else if (_lead is null && Bears(borne.Text))
        {
            _lead = borne with { Role = AnswerRole.Current };
            _passed.Insert(0, _lead);
        }
        else
        {
            _passed.Add(borne);
        }

        return true;
    }

    /// <summary>Leaves out all sentences but these.</summary>
    public void KeepOnly(IReadOnlyList<DraftSentence> sentences)
    {
        // Without sources no check passes it again.
        _failed.AddRange(_passed.Where(sentence => !sentences.Contains(sentence)).Select(sentence => sentence with { Sources = [] }));
        _passed.RemoveAll(sentence => !sentences.Contains(sentence));
        _lead = _passed.Find(sentence => sentence == _lead);
    }

    /// <summary>Puts the quote that is current first where the model told only what was earlier.</summary>
    /// <returns>Whether the draft has a lead now. Where no sentence bears on the question, it gets none.</returns>
    public bool CompleteLead()
    {
        if (_lead is null && _passed.Exists(sentence => Bears(sentence.Text)))
        {
            _lead = _quotes.Sentences[0];
            _passed.Insert(0, _lead);
        }

        return HasLead;
    }

    /// <summary>The draft; the sentences that failed are in it, to be left out and counted by the verifier.</summary>
    public Draft ToDraft() => new(_composer, [.. _passed, .. _failed]);

    private bool Bears(string text) => Held(text) >= Bearing * _held && (!_holdsKind || AnswerDetector.Detect(_question, text) > 0);

    private float Held(string text) => _matcher.Match(text).Strengths.Sum();
}
