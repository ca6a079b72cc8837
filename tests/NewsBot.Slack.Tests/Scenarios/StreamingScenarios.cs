using System.Text.Json;
using Microsoft.Extensions.AI;
using NewsBot.Core.LanguageModels;
using NewsBot.Slack.Server;
using NewsBot.Slack.Talking;
using NewsBot.Slack.Tests.Infrastructure;

namespace NewsBot.Slack.Tests.Scenarios;

/// <summary>Answers of a language model, shown while they are written.</summary>
public sealed class StreamingScenarios
{
    private const string Question = "Who discovered comet Ternberg?";

    [Fact]
    public async Task I_see_an_answer_sentence_by_sentence_while_it_is_written()
    {
        await using var bot = await StartAsync();

        var question = await bot.AskAsync(Question);
        var end = await bot.CallAsync("chat.stopStream");
        var answer = await bot.AnswerAsync();

        var start = bot.Server.Journal.Of("chat.startStream").ShouldHaveSingleItem();
        start["thread_ts"].ShouldBe(question.Ts);
        start["recipient_user_id"].ShouldBe(Workspace.Person);
        start["markdown_text"].ShouldNotBeNull().ShouldContain("Ternberg");
        bot.Server.Journal.Of("chat.appendStream").ShouldNotBeEmpty();
        answer.IsStreaming.ShouldBeFalse();
        answer.Buttons().ShouldBe(["sources", "timeline", "helpful", "not_helpful"]);
        Seen.Words(end.Arguments["blocks"]).ShouldContain("Sources");
        bot.Server.Journal.Of("chat.postMessage").ShouldBeEmpty();
        await bot.SettleAsync();
    }

    [Fact]
    public async Task I_get_a_plain_message_where_the_documents_do_not_say()
    {
        await using var bot = await StartAsync();

        await bot.AskAsync("Who owns the lighthouse of Grunholm?");
        await bot.CallAsync("chat.postMessage");

        (await bot.AnswerAsync()).Words().ShouldStartWith("*The documents do not say");
        bot.Server.Journal.Of("chat.startStream").ShouldBeEmpty();
    }

    [Fact]
    public async Task I_see_that_it_works_on_it_in_a_channel_too()
    {
        await using var bot = await StartAsync();

        var question = await bot.AskAsync(Question);

        (await bot.CallAsync("assistant.threads.setStatus"))["thread_ts"].ShouldBe(question.Ts);
        await bot.CallAsync("chat.stopStream");
    }

    internal static Task<TalkingBot> StartAsync() => TalkingBot.StartAsync(
        new TalkingOptions { Streams = true },
        new LanguageModel(new Echo(), "echo"),
        bot => bot.Write("telescope.md", "Comet Ternberg and its telescope", "2021-06-03", "Paula Ternberg discovered comet Ternberg with a small telescope of brass."));

    /// <summary>A model that says the evidence it was given, a sentence at a time.</summary>
    private sealed class Echo : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException("Answers are streamed.");

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            foreach (var line in messages.Last().Text.Split('\n').Where(line => line.Contains("\"number\":", StringComparison.Ordinal)))
            {
                await Task.Yield();
                var evidence = JsonElement.Parse(line);
                yield return new ChatResponseUpdate(ChatRole.Assistant, $"{evidence.GetProperty("text").GetString()} [{evidence.GetProperty("number").GetInt32()}]\n");
            }
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
            // It holds nothing.
        }
    }
}
