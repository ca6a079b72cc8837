using System.CommandLine;
using NewsBot.Asking;
using NewsBot.CommandLine;
using NewsBot.Core;
using NewsBot.Core.Answers;
using NewsBot.Core.Conversations;
using NewsBot.Core.Language;
using NewsBot.Core.Questions;
using NewsBot.Knowledge;
using NewsBot.Output;

namespace NewsBot.Chatting;

/// <summary><c>newsbot chat</c>: a conversation on the terminal, a question a line.</summary>
internal sealed class ChatCommand : Command
{
    private const string Notes = """
        A question a line; an empty line, "exit" or the end of the input ends it.
        Questions may follow up on the one before: "And when?", "Who said that?",
        "What about Malaysia?". How such a question was understood is said in a note.
        With a language model, each sentence is shown as soon as it has been checked.
        """;

    private static readonly ConversationId Here = new("terminal");

    private readonly KnowledgeOpener _knowledge;
    private readonly Terminal _terminal;
    private readonly ErrorReporter _errors;
    private readonly Option<string?> _folder = KnowledgeCommand.FolderOption();

    private readonly Option<string?> _asOf = DateOption.Create("--as-of", "Use nothing stated after this day: 2018-08-03, 2018-08 or 2018.", AsOfDate.Remedy);

    /// <summary>Makes the command.</summary>
    /// <param name="knowledge">Opens the documents.</param>
    /// <param name="terminal">Where to read from and write to.</param>
    /// <param name="errors">Tells what is wrong with a question.</param>
    public ChatCommand(KnowledgeOpener knowledge, Terminal terminal, ErrorReporter errors)
        : base("chat", "Answers questions one after the other, in a conversation.")
    {
        _knowledge = knowledge;
        _terminal = terminal;
        _errors = errors;
        Add(_asOf);
        Add(_folder);
        Add(HelpNotes.Option(Notes));
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        _ = Task.Run(WordLists.Load, cancellationToken);
        var asOf = parsed.DateOf(_asOf)?.Latest;
        var load = await _knowledge.OpenAsync(parsed.GetValue(_folder), cancellationToken);
        var pipeline = ConfiguredPipeline.Of(_knowledge.Settings)(load.Snapshot);
        var conversation = new Conversation(Here);
        using var reader = new StreamReader(_terminal.In, leaveOpen: true);
        while (await ReadAsync(reader, cancellationToken) is { } question)
        {
            try
            {
                var answer = await AnswerAsync(pipeline, new QuestionRequest(question, asOf) { Conversation = conversation }, cancellationToken);
                conversation = conversation.With(Turn.Of(question, answer));
            }
            catch (QuestionException error)
            {
                _errors.Report(error);
            }
        }

        return ExitCode.Done;
    }

    // Null when the conversation is over.
    private async Task<string?> ReadAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        if (_terminal.ShowsProgress)
        {
            await _terminal.Error.WriteAsync("\n> ");
        }

        // Reading a terminal cannot be broken off; waiting for it can.
        var line = (await reader.ReadLineAsync(cancellationToken).AsTask().WaitAsync(cancellationToken))?.Trim();
        return line is null or "" || line.Equals("exit", StringComparison.OrdinalIgnoreCase) || line.Equals("quit", StringComparison.OrdinalIgnoreCase) ? null : line;
    }

    private async Task<VerifiedAnswer> AnswerAsync(AnswerPipeline pipeline, QuestionRequest request, CancellationToken cancellationToken)
    {
        VerifiedAnswer? last = null;
        var shown = 0;
        await foreach (var answer in pipeline.AskStreamingAsync(request, cancellationToken))
        {
            // What a model words comes in pieces; what is made of quotes comes as one page.
            if (answer.Composer.StartsWith("model:", StringComparison.Ordinal))
            {
                foreach (var sentence in answer.Sentences.Skip(shown))
                {
                    _terminal.Write(AnswerPage.RenderSentence(sentence, _terminal.Width));
                }

                shown = answer.Sentences.Count;
            }

            last = answer;
        }

        _terminal.Write(shown > 0 ? AnswerPage.RenderSources(last!, _terminal.Width) : AnswerPage.Render(last!, _terminal.Width));
        _terminal.Write([new StyledLine([])]);
        return last!;
    }
}
