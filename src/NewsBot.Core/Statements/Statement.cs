using NewsBot.Core.Knowledge;
using NewsBot.Core.Language;
using NewsBot.Core.Retrieval;
using NewsBot.Core.Time;

namespace NewsBot.Core.Statements;

/// <summary>What a sentence of an article states: when, how sure, about what, with which figures and times.</summary>
internal sealed class Statement
{
    private readonly Lazy<Matter> _matter;
    private readonly Lazy<List<Quantity>> _quantities;
    private readonly Lazy<List<TimeExpression>> _times;
    private readonly Lazy<string?> _speaker;

    internal Statement(Passage passage, int index, Func<Statement, Matter> matter)
    {
        (Passage, Index) = (passage, index);
        Text = Span.Of(passage.Text);
        Status = Kind == BlockKind.Title ? StatusClassifier.ClassifyHeadline(Text) : StatusClassifier.Classify(Text);
        _matter = new(() => matter(this));
        _quantities = new(() => QuantityReader.Find(Text));
        _times = new(() => [.. passage.Times.Where(time => Span.Contains(time.Span)).Select(time => time.MovedBy(-Span.Start))]);
        _speaker = new(() => QuotationFinder.SpeakerOf(passage.Text, Span));
    }

    /// <summary>The passage it stands in.</summary>
    public Passage Passage { get; }

    /// <summary>Its place among the passage's sentences.</summary>
    public int Index { get; }

    /// <summary>The sentence, to the letter.</summary>
    public string Text { get; }

    /// <summary>What part of the article it stands in.</summary>
    public BlockKind Kind => Passage.Sentences[Index].Kind;

    /// <summary>The date it speaks from, or null.</summary>
    public PartialDate? StatedOn => Passage.StatedOn;

    /// <summary>How sure it is of what it tells.</summary>
    public EventStatus Status { get; }

    /// <summary>Who says so, as the text names them; null where it is the reporter or nothing tells.</summary>
    public string? Speaker => _speaker.Value;

    /// <summary>What it is about.</summary>
    public Matter Matter => _matter.Value;

    /// <summary>Its figures, in reading order.</summary>
    public IReadOnlyList<Quantity> Quantities => _quantities.Value;

    /// <summary>The times it names, in reading order; their spans are offsets into <see cref="Text"/>.</summary>
    public IReadOnlyList<TimeExpression> Times => _times.Value;

    private TextSpan Span => Passage.Sentences[Index].Span;
}
