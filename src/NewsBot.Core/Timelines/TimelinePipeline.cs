using NewsBot.Core.Citations;
using NewsBot.Core.Questions;
using NewsBot.Core.Retrieval;

namespace NewsBot.Core.Timelines;

/// <summary>
/// The whole road from a topic to a verified timeline: find the sentences that date something, put together what tells of one
/// event, weigh the events, verify what is shown. Safe for use by several threads at once.
/// </summary>
/// <param name="snapshot">The knowledge that is asked; held for as long as the pipeline is.</param>
public sealed class TimelinePipeline(Snapshot snapshot)
{
    private readonly MentionFinder _mentions = new(snapshot);
    private readonly TimelineComposer _composer = new(snapshot);
    private readonly CitationVerifier _verifier = new(snapshot);

    /// <summary>Makes a timeline of what the documents tell.</summary>
    /// <param name="request">What it is to cover.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A verified timeline; without events where the documents date nothing that was asked for.</returns>
    /// <exception cref="QuestionException">The topic is too long or has no word to look for.</exception>
    public VerifiedTimeline Build(TimelineRequest request, CancellationToken cancellationToken)
    {
        var mentions = _mentions.Find(request, cancellationToken);
        var groups = EventGrouper.Group(mentions, cancellationToken);
        return _verifier.Verify(request, _composer.Compose(request, groups, cancellationToken));
    }
}
