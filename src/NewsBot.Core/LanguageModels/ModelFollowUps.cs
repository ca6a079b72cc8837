using Microsoft.Extensions.AI;
using NewsBot.Core.Conversations;
using NewsBot.Core.Language;

namespace NewsBot.Core.LanguageModels;

/// <summary>Has a model rewrite a follow-up question, and believes it only as far as the conversation bears it out.</summary>
/// <param name="model">The model.</param>
internal sealed class ModelFollowUps(LanguageModel model)
{
    private const int MaxLength = 400;
    private const int TurnsShown = 4;

    /// <summary>Rewrites a question.</summary>
    /// <param name="question">The question as typed.</param>
    /// <param name="conversation">What came before it; at least one turn.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The question as it can be understood by itself; null where the model wrote no question, or one with words of its own.</returns>
    /// <exception cref="LanguageModelException">The model cannot be used.</exception>
    public async Task<string?> RewriteAsync(string question, Conversation conversation, CancellationToken cancellationToken)
    {
        var turns = new DataLines("conversation");
        var known = new HashSet<string>(Stems(question), StringComparer.Ordinal);
        foreach (var turn in conversation.Turns.TakeLast(TurnsShown))
        {
            turns.Add(json =>
            {
                json.WriteString("question", OutgoingText.Clean(turn.Question));
                json.WriteString("answer", string.Join(' ', turn.Answer));
            });
            known.UnionWith(turn.Answer.Append(turn.Question).SelectMany(Stems));
        }

        var asked = new DataLines("question").Add(json => json.WriteString("question", OutgoingText.Clean(question)));
        ChatMessage[] messages = [new(ChatRole.System, Prompts.FollowUp), new(ChatRole.User, $"{turns}\n\n{asked}")];
        var reply = await model.Client.GetResponseAsync(messages, new ChatOptions { MaxOutputTokens = model.MaxOutputTokens }, cancellationToken);
        var rewritten = reply.Text.Trim().Trim('"');
        return rewritten.Length is > 0 and <= MaxLength && !rewritten.AsSpan().ContainsAny('\n', '<', '[') && !rewritten.Contains("//", StringComparison.Ordinal)
            && Stems(rewritten).All(known.Contains)
                ? rewritten
                : null;
    }

    private static List<string> Stems(string text)
    {
        var stems = new List<string>();
        var reader = new TokenReader(text, stackalloc char[TokenReader.BufferLength]);
        while (reader.Read())
        {
            if (!reader.IsStopWord)
            {
                stems.Add(reader.Stem.ToString());
            }
        }

        return stems;
    }
}
