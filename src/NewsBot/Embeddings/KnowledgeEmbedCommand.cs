using System.CommandLine;
using System.Globalization;
using NewsBot.CommandLine;
using NewsBot.Core.Embeddings;
using NewsBot.Core.Knowledge;
using NewsBot.Core.LanguageModels;
using NewsBot.Knowledge;
using NewsBot.Output;
using NewsBot.Settings;

namespace NewsBot.Embeddings;

/// <summary><c>newsbot knowledge embed</c>: makes the vectors of the documents that are missing.</summary>
internal sealed class KnowledgeEmbedCommand : Command
{
    private readonly KnowledgeOpener _knowledge;
    private readonly Terminal _terminal;
    private readonly Option<string?> _folder = KnowledgeCommand.FolderOption();
    private readonly Option<bool> _anew = new("--anew") { Description = "Make all vectors anew, because the model of this name is another one now." };

    /// <summary>Makes the command.</summary>
    /// <param name="knowledge">Opens the documents.</param>
    /// <param name="terminal">Where to write to.</param>
    public KnowledgeEmbedCommand(KnowledgeOpener knowledge, Terminal terminal)
        : base("embed", "Has the embedding model make the vectors that are missing. Interrupted, it goes on where it was when it is run again.")
    {
        _knowledge = knowledge;
        _terminal = terminal;
        Add(_folder);
        Add(_anew);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (ConfiguredEmbeddings.Create(_knowledge.Settings.Embeddings, TimeProvider.System) is not { } model)
        {
            throw new CommandException($"No embedding model is configured: passages are found by their words. Set {EmbeddingSettings.ProviderKey} and {EmbeddingSettings.ModelKey} to use one.");
        }

        try
        {
            var (isAnew, embedded) = (parsed.GetValue(_anew), 0);
            while (true)
            {
                var load = await _knowledge.OpenAsync(parsed.GetValue(_folder), cancellationToken);
                using var bar = new ProgressBar(_terminal);
                var report = await PassageEmbedding.RunAsync(load.Snapshot, model, isAnew, new Reporter(bar), cancellationToken);
                embedded += report.Embedded;
                if (!report.IsOutdated)
                {
                    _terminal.Write([new StyledLine([string.Create(CultureInfo.InvariantCulture, $"{report.Passages:N0} passages have vectors of {model.Name}; {embedded:N0} were made now.")])]);
                    return ExitCode.Done;
                }

                isAnew = false;
            }
        }
        catch (Exception error) when (error is KnowledgeException or LanguageModelException or InvalidDataException)
        {
            throw new CommandException(error.Message, error);
        }
    }

    private sealed class Reporter(ProgressBar bar) : IProgress<EmbeddingProgress>
    {
        public void Report(EmbeddingProgress value) => bar.Report("Embedding the documents", value.Total == 0 ? null : (double)value.Done / value.Total);
    }
}
