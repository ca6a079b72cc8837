using NewsBot.Core.Knowledge;
using NewsBot.Core.Language;
using NewsBot.Core.Time;

namespace NewsBot.Core.Retrieval;

/// <summary>
/// Cuts an article into passages: runs of whole sentences that speak from one date, of about one length, cut between
/// paragraphs where that comes out right. A note never shares a passage with what is not a note.
/// </summary>
internal static class PassageBuilder
{
    /// <summary>A passage has no more words than this, unless one sentence alone has.</summary>
    public const int MaxWords = 180;

    /// <summary>From this many words on, a passage ends with its paragraph if the next one does not fit as well.</summary>
    public const int EnoughWords = 90;

    private const int LeadParagraphs = 2;

    public static List<StoredPassage> Build(Article article)
    {
        var passages = new List<StoredPassage>();
        var passage = new List<StoredSentence>();
        var words = 0;
        var paragraphs = 0;
        Block? previous = null;
        foreach (var block in article.Blocks)
        {
            var sentences = SentenceSplitter.Split(article.Text, block.Span).ConvertAll(span => (Span: span, Words: CountWords(span.In(article.Text))));
            if (sentences.Count == 0)
            {
                continue;
            }

            if (previous is not null && (MustPart(previous, block) || ShouldPart(words, block, sentences.Sum(sentence => sentence.Words))))
            {
                End(previous.StatedOn);
            }

            previous = block;
            paragraphs += block.Kind == BlockKind.Paragraph ? 1 : 0;
            var isLead = block.Kind == BlockKind.Paragraph && paragraphs <= LeadParagraphs;
            foreach (var sentence in sentences)
            {
                if (words + sentence.Words > MaxWords)
                {
                    End(block.StatedOn);
                }

                passage.Add(new(new(sentence.Span, article.LineAt(sentence.Span.Start), block.Kind), isLead));
                words += sentence.Words;
            }
        }

        End(previous?.StatedOn);
        return passages;

        void End(PartialDate? statedOn)
        {
            if (passage.Count > 0)
            {
                passages.Add(Cut(article.Text, passage, statedOn));
                passage.Clear();
                words = 0;
            }
        }
    }

    private static bool MustPart(Block previous, Block next) =>
        previous.StatedOn != next.StatedOn || IsNote(previous) != IsNote(next);

    private static bool IsNote(Block block) => block.Kind is BlockKind.Note or BlockKind.NoteLabel;

    // A heading goes with what it heads.
    private static bool ShouldPart(int words, Block next, int nextWords) =>
        words >= EnoughWords && (next.Kind == BlockKind.Heading || words + nextWords > MaxWords);

    private static StoredPassage Cut(string text, List<StoredSentence> sentences, PartialDate? statedOn)
    {
        var span = TextSpan.FromBounds(sentences[0].Span.Start, sentences[^1].Span.End);
        var moved = sentences.Select(sentence => sentence with
        {
            Sentence = sentence.Sentence with { Span = new(sentence.Span.Start - span.Start, sentence.Span.Length) },
        });
        var own = span.Of(text);
        return new(span.Start, own, statedOn, moved.ToArray(), TimeRecognizer.Find(own, new TextSpan(0, own.Length), statedOn));
    }

    private static int CountWords(ReadOnlySpan<char> text)
    {
        var words = 0;
        var inWord = false;
        foreach (var c in text)
        {
            var isWord = !char.IsWhiteSpace(c);
            words += isWord && !inWord ? 1 : 0;
            inWord = isWord;
        }

        return words;
    }
}
