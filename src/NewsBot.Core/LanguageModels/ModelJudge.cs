using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using NewsBot.Core.Answers;

namespace NewsBot.Core.LanguageModels;

/// <summary>Asks a model, in a request of its own, whether sentences say no more than their quotes.</summary>
/// <param name="model">The model.</param>
internal sealed partial class ModelJudge(LanguageModel model)
{
    /// <summary>Judges sentences.</summary>
    /// <param name="sentences">The sentences, with the quotes that bore them out in the checks.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Those that the model found supported. What it says nothing about is not supported.</returns>
    /// <exception cref="LanguageModelException">The model cannot be used.</exception>
    public async Task<IReadOnlyList<DraftSentence>> SupportedAsync(IReadOnlyList<DraftSentence> sentences, CancellationToken cancellationToken)
    {
        var lines = new DataLines("sentences");
        for (var i = 0; i < sentences.Count; i++)
        {
            var (number, sentence) = (i + 1, sentences[i]);
            lines.Add(json =>
            {
                json.WriteNumber("sentence", number);
                json.WriteString("text", sentence.Text);
                json.WriteStartArray("quotes");
                foreach (var source in sentence.Sources)
                {
                    json.WriteStringValue(source.Text);
                }

                json.WriteEndArray();
            });
        }

        ChatMessage[] messages = [new(ChatRole.System, Prompts.Judge), new(ChatRole.User, lines.ToString())];
        var reply = await model.Client.GetResponseAsync(messages, new ChatOptions { MaxOutputTokens = model.MaxOutputTokens }, cancellationToken);
        var verdicts = Verdict().Matches(reply.Text)
            .Where(verdict => int.TryParse(verdict.Groups["number"].ValueSpan, out _))
            .ToLookup(verdict => int.Parse(verdict.Groups["number"].ValueSpan, null), verdict => verdict.Groups["verdict"].Value);
        return [.. sentences.Where((_, i) => verdicts[i + 1].Any() && verdicts[i + 1].All(verdict => verdict.Equals("yes", StringComparison.OrdinalIgnoreCase)))];
    }

    [GeneratedRegex(@"^\W*(?<number>\d{1,3})\W+(?<verdict>yes|no)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Verdict();
}
