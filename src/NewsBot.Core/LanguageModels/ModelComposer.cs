using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;
using NewsBot.Core.Evidence;
using NewsBot.Core.Questions;
using NewsBot.Core.Time;

namespace NewsBot.Core.LanguageModels;

/// <summary>Has a language model put evidence into words.</summary>
/// <param name="model">The model.</param>
internal sealed class ModelComposer(LanguageModel model)
{
    // A reply that goes on beyond these is no answer.
    private const int MaxReplyLength = 8_000;
    private const int MaxClaims = 10;

    private static readonly JsonElement Schema = JsonElement.Parse("""
        {
          "type": "object",
          "properties": {
            "answered": { "type": "boolean" },
            "sentences": {
              "type": "array",
              "items": {
                "type": "object",
                "properties": {
                  "text": { "type": "string" },
                  "evidence": { "type": "array", "items": { "type": "integer" } }
                },
                "required": ["text", "evidence"],
                "additionalProperties": false
              }
            }
          },
          "required": ["answered", "sentences"],
          "additionalProperties": false
        }
        """);

    /// <summary>What <see cref="Answers.Draft.Composer"/> calls it.</summary>
    public string Name => $"model:{model.Name}";

    /// <summary>Asks the model, and gives out what it replies sentence by sentence.</summary>
    /// <param name="question">What was asked.</param>
    /// <param name="evidence">The evidence; the first has the number 1.</param>
    /// <param name="cancellationToken">Gives up the reply.</param>
    /// <exception cref="LanguageModelException">The model cannot be used, or broke off before the first sentence.</exception>
    public async IAsyncEnumerable<ModelReply> ComposeAsync(
        Question question, IReadOnlyList<EvidenceSentence> evidence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ChatMessage[] messages =
        [
            new(ChatRole.System, Prompts.Compose(model.UsesSchema)),
            new(ChatRole.User, $"{Numbered(evidence)}\n\n{Asked(question)}"),
        ];
        var options = new ChatOptions
        {
            MaxOutputTokens = model.MaxOutputTokens,
            ResponseFormat = model.UsesSchema ? ChatResponseFormat.ForJsonSchema(Schema, "answer", "Sentences, each with the numbers of its evidence") : null,
        };

        var reader = new ReplyReader();
        var (length, claims) = (0, 0);
        await foreach (var update in model.Client.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            length += update.Text.Length;
            foreach (var reply in reader.Read(update.Text))
            {
                yield return reply;
                claims += reply is ModelReply.Claim ? 1 : 0;
            }

            if (update.FinishReason == ChatFinishReason.Length || length > MaxReplyLength || claims >= MaxClaims)
            {
                // The line that was begun is not said.
                yield return new ModelReply.CutOff();
                yield break;
            }
        }

        foreach (var reply in reader.Finish())
        {
            yield return reply;
        }

        if (!reader.IsWhole)
        {
            yield return new ModelReply.CutOff();
        }
    }

    // No path and no address: the model does not need them, and cannot give away what it does not know.
    private static DataLines Numbered(IReadOnlyList<EvidenceSentence> evidence)
    {
        var lines = new DataLines("evidence");
        for (var i = 0; i < evidence.Count; i++)
        {
            var (number, source) = (i + 1, evidence[i]);
            lines.Add(json =>
            {
                json.WriteNumber("number", number);
                json.WriteString("statedOn", source.Passage.StatedOn?.ToReadable() ?? "unknown");
                json.WriteString("status", StatusName(source.Status));
                json.WriteString("publisher", source.Passage.Article.Publisher ?? "unknown");
                json.WriteString("headline", source.Passage.Article.Title);
                json.WriteString("text", source.Text);
            });
        }

        return lines;
    }

    private static DataLines Asked(Question question) => new DataLines("question").Add(json =>
    {
        json.WriteString("question", OutgoingText.Clean(question.Text));
        if (question.AsOf is { } day)
        {
            json.WriteString("asOf", PartialDate.OfDay(day).ToReadable());
        }
    });

    private static string StatusName(EventStatus status) => status switch
    {
        EventStatus.Planned => "planned",
        EventStatus.Denied => "denied",
        EventStatus.Claimed => "claimed",
        _ => "happened",
    };
}
