using System.Globalization;
using NewsBot.Core.LanguageModels;
using NewsBot.Core.Questions;
using NewsBot.Core.Retrieval;

namespace NewsBot.Core.Embeddings;

/// <summary>Finds passages that mean what a question asks, whatever their words.</summary>
/// <param name="snapshot">The knowledge.</param>
/// <param name="model">Turns the question into a vector.</param>
internal sealed class MeaningSearch(Snapshot snapshot, EmbeddingModel model)
{
    private const string FoundByWords = "What was found was found by its words alone.";

    private readonly PassageVectors _vectors = new(snapshot, model.Key);

    /// <summary>Finds passages.</summary>
    /// <param name="question">The question; only what was known on its day is found.</param>
    /// <param name="count">How many passages at most; above zero.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The passages, the most alike first, and what a reader should know; where it cannot be done, none, and why.</returns>
    public async Task<(IReadOnlyList<ScoredPassage> Found, string? Note)> FindAsync(Question question, int count, CancellationToken cancellationToken)
    {
        // What is known of an article is in its header, to the word.
        if (question.IsAboutArticle)
        {
            return ([], null);
        }

        try
        {
            if (_vectors.Dimensions is not { } dimensions)
            {
                return ([], $"The documents have no vectors of the embedding model yet: run \"newsbot knowledge embed\". {FoundByWords}");
            }

            var vector = (await model.EmbedAsync([OutgoingText.Clean(question.Text)], cancellationToken))[0];
            if (vector.Length != dimensions)
            {
                return ([], string.Create(
                    CultureInfo.InvariantCulture,
                    $"The embedding model gives vectors of {vector.Length} numbers, and those of the documents have {dimensions}: it is another model of the same name. Run \"newsbot knowledge embed --anew\". {FoundByWords}"));
            }

            var alike = _vectors.Search(vector, from: null, question.AsOf, count);
            return (alike.Found, alike.Missing == 0 ? null : string.Create(
                CultureInfo.InvariantCulture,
                $"{alike.Missing} of {alike.Missing + alike.Searched} passages have no vector of the embedding model yet; these were found by their words alone."));
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            var problem = error is LanguageModelException or InvalidDataException ? error.Message : $"The embedding model could not be used ({error.GetType().Name}).";
            return ([], $"{problem} {FoundByWords}");
        }
    }
}
