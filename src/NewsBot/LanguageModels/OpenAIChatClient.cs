using System.ClientModel;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using AIChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace NewsBot.LanguageModels;

/// <summary>The client of the OpenAI package as a chat client: text in, text out, JSON of a schema, and streaming.</summary>
/// <param name="client">The package's client.</param>
internal sealed class OpenAIChatClient(ChatClient client) : IChatClient
{
    /// <inheritdoc/>
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<AIChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ClientResult<ChatCompletion> result = await client.CompleteChatAsync(Convert(messages), Convert(options), cancellationToken);
        var completion = result.Value;
        return new ChatResponse(new AIChatMessage(ChatRole.Assistant, TextOf(completion.Content)))
        {
            ModelId = completion.Model,
            ResponseId = completion.Id,
            FinishReason = Convert(completion.FinishReason),
            Usage = Convert(completion.Usage),
        };
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<AIChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var update in client.CompleteChatStreamingAsync(Convert(messages), Convert(options), cancellationToken))
        {
            var converted = new ChatResponseUpdate(ChatRole.Assistant, TextOf(update.ContentUpdate))
            {
                ModelId = update.Model,
                ResponseId = update.CompletionId,
                FinishReason = update.FinishReason is { } reason ? Convert(reason) : null,
            };
            if (Convert(update.Usage) is { } usage)
            {
                converted.Contents.Add(new UsageContent(usage));
            }

            yield return converted;
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType.IsInstanceOfType(this) ? this
        : serviceType.IsInstanceOfType(client) ? client
        : null;

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static IEnumerable<OpenAI.Chat.ChatMessage> Convert(IEnumerable<AIChatMessage> messages) => messages.Select<AIChatMessage, OpenAI.Chat.ChatMessage>(message =>
        message.Role == ChatRole.System ? new SystemChatMessage(message.Text)
        : message.Role == ChatRole.Assistant ? new AssistantChatMessage(message.Text)
        : new UserChatMessage(message.Text));

    private static ChatCompletionOptions Convert(ChatOptions? options) => new()
    {
        MaxOutputTokenCount = options?.MaxOutputTokens,
        Temperature = options?.Temperature,
        ResponseFormat = options?.ResponseFormat is ChatResponseFormatJson { Schema: { } schema } json
            ? OpenAI.Chat.ChatResponseFormat.CreateJsonSchemaFormat(json.SchemaName ?? "reply", BinaryData.FromString(schema.GetRawText()), json.SchemaDescription, jsonSchemaIsStrict: true)
            : null,
    };

    private static string TextOf(ChatMessageContent? content) => content is null ? "" : string.Concat(content.Select(part => part.Text));

    private static Microsoft.Extensions.AI.ChatFinishReason Convert(OpenAI.Chat.ChatFinishReason reason) => reason switch
    {
        OpenAI.Chat.ChatFinishReason.Length => Microsoft.Extensions.AI.ChatFinishReason.Length,
        OpenAI.Chat.ChatFinishReason.ContentFilter => Microsoft.Extensions.AI.ChatFinishReason.ContentFilter,
        _ => Microsoft.Extensions.AI.ChatFinishReason.Stop,
    };

    private static UsageDetails? Convert(ChatTokenUsage? usage) => usage is null ? null : new UsageDetails
    {
        InputTokenCount = usage.InputTokenCount,
        OutputTokenCount = usage.OutputTokenCount,
        TotalTokenCount = usage.TotalTokenCount,
    };
}
