using System.Globalization;
using NewsBot.Core.Explaining;
using NewsBot.Core.Questions;
using NewsBot.Output;

namespace NewsBot.Asking;

/// <summary>How the way to an answer is shown on a terminal: from the terms to the passages to the sentences.</summary>
internal static class ExplanationPage
{
    private const int MaxPassages = 10;
    private const int MaxSentences = 12;

    /// <summary>Lays an explanation out in lines.</summary>
    /// <param name="explanation">The explanation.</param>
    /// <param name="width">Columns of the terminal.</param>
    public static IReadOnlyList<StyledLine> Render(Explanation explanation, int width)
    {
        var page = new Page(width);
        page.Heading("How this came to be");
        page.Text("asked for: ", "           ", explanation.Question.Kind.ToString());
        page.Text("terms:     ", "           ", string.Join(", ", explanation.Question.Terms.Select(Describe)));
        if (explanation.Missing.Count > 0)
        {
            page.Text("not found: ", "           ", string.Join(", ", explanation.Missing));
        }

        AddPassages(page, explanation);
        AddSentences(page, explanation);
        AddConfidence(page, explanation);
        return page.Lines;
    }

    private static string Describe(QuestionTerm term)
    {
        var alternatives = term.Alternatives.Count == 0 ? "" : $" = {string.Join('|', term.Alternatives.Select(alternative => string.Join(' ', alternative.Stems)))}";
        var importance = term.Importance < 1 ? $" {Number(term.Importance)}" : "";
        return $"{term.Surface} ({term.Kind.ToString().ToLowerInvariant()}{importance}{alternatives})";
    }

    private static void AddPassages(Page page, Explanation explanation)
    {
        page.Heading($"Passages found: {explanation.Passages.Count}");
        foreach (var (passage, score) in explanation.Passages.Take(MaxPassages))
        {
            page.Text($"{Number(score),7}  ", "         ", $"{passage.Article.Path}:{passage.Sentences[0].Line}", new Segment($"  {passage.Article.Title}", TextStyle.Muted));
        }

        AddRest(page, explanation.Passages.Count - MaxPassages);
    }

    private static void AddSentences(Page page, Explanation explanation)
    {
        page.Heading($"Sentences weighed: {explanation.Sentences.Count}");
        foreach (var (index, sentence) in explanation.Sentences.Take(MaxSentences).Index())
        {
            List<string> remarks =
            [
                $"{sentence.Document}:{sentence.Line}",
                sentence.StatedOn?.ToReadable() ?? "undated",
                StatusName.Of(sentence.Status),
                .. sentence.Echoes == 0 ? [] : (string[])[$"also in {sentence.Echoes} more"],
                .. sentence.IsSuperseded ? (string[])["superseded by 1"] : [],
                .. sentence.IsSaid ? (string[])["said"] : sentence.IsChosen ? ["chosen, not said"] : [],
            ];
            page.Gap();
            page.Text($"{index + 1,2} {Number(sentence.Score),5}  ", "          ", sentence.Text);
            page.Text("          ", "          ", new Segment(string.Join(", ", remarks), TextStyle.Muted));
            page.Text("          ", "          ", new Segment(Describe(sentence.Parts), TextStyle.Muted));
        }

        AddRest(page, explanation.Sentences.Count - MaxSentences);
    }

    private static void AddConfidence(Page page, Explanation explanation)
    {
        if (explanation.ConfidenceParts.Count > 0)
        {
            page.Heading("Confidence");
            page.Text("", "", $"{Signed(explanation.Confidence)}, so it is {(explanation.Confidence > 0 ? "answered" : "not answered")}: ", Describe(explanation.ConfidenceParts));
        }
    }

    private static void AddRest(Page page, int count)
    {
        if (count > 0)
        {
            page.Text("         ", "         ", new Segment($"and {count} more", TextStyle.Muted));
        }
    }

    // What gave nothing is left out.
    private static string Describe(IReadOnlyList<ScorePart> parts) =>
        string.Join(' ', parts.Where(part => Math.Abs(part.Share) >= 0.005f).Select(part => $"{part.Name}\u00A0{Signed(part.Share)}"));

    private static string Number(float value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Signed(float value) => value.ToString("+0.00;-0.00", CultureInfo.InvariantCulture);
}
