using NewsBot.Core.Answers;
using NewsBot.Core.Citations;
using NewsBot.Core.Evidence;
using NewsBot.Core.Questions;
using NewsBot.Core.Retrieval;
using NewsBot.Core.Statements;
using NewsBot.Core.Tests.Builders;
using NewsBot.Core.Time;
using NewsBot.Core.Timelines;

namespace NewsBot.Core.Tests.Citations;

public sealed class CitationVerifierTests : IAsyncLifetime
{
    private readonly TestKnowledge _knowledge = new TestKnowledge()
        .WithArticle("ferry.md", "2020-06-01", "Ferry sold", "The Arden ferry was sold to a Norwegian company for 3 million crowns. The crew keeps its jobs. The Arden ferry was sold once before, in 1998.");

    private Snapshot _snapshot = null!;
    private CitationVerifier _verifier = null!;
    private Question _question = null!;
    private EvidenceSet _evidence = null!;

    public async ValueTask InitializeAsync()
    {
        _snapshot = await _knowledge.OpenAsync();
        _verifier = new CitationVerifier(_snapshot);
        _question = new QuestionReader(_snapshot).Read(new QuestionRequest("Who bought the Arden ferry?"));
        _evidence = new EvidenceFinder(_snapshot).Find(_question);
    }

    public ValueTask DisposeAsync()
    {
        _knowledge.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void A_sentence_that_stands_in_its_article_is_said_with_its_source()
    {
        var answer = Verify(sentence => sentence);

        answer.Outcome.ShouldBe(AnswerOutcome.Answered);
        answer.Sentences.Single().Citations.ShouldBe([1]);
        answer.Citations.Single().Quote.ShouldBe(_evidence.Ranked[0].Text);
        answer.Notes.ShouldBeEmpty();
    }

    [Fact]
    public void A_quote_that_was_changed_by_a_letter_is_never_said() =>
        Verify(sentence => sentence with { Text = sentence.Text.Replace("3 million", "4 million") }).Outcome.ShouldBe(AnswerOutcome.Abstained);

    [Fact]
    public void A_quote_put_into_another_place_is_never_said() =>
        Verify(sentence => sentence with { Index = sentence.Index + 1 }).Outcome.ShouldBe(AnswerOutcome.Abstained);

    [Fact]
    public void A_sentence_that_is_not_its_quote_is_left_out_and_the_reader_told()
    {
        var source = _evidence.Ranked[0];
        var draft = new Draft("extractive", [new(source.Text, [source], AnswerRole.Current), new("The ferry sank.", [source], AnswerRole.Detail)]);

        var answer = _verifier.Verify(_question, draft, _evidence);

        answer.Sentences.Single().Text.ShouldBe(source.Text);
        answer.Notes.ShouldHaveSingleItem().ShouldStartWith("1 sentence was left out");
    }

    [Fact]
    public void A_source_cited_twice_keeps_its_number()
    {
        var source = _evidence.Ranked[0];
        var draft = new Draft("extractive", [new(source.Text, [source], AnswerRole.Current), new(source.Text, [source, source], AnswerRole.Detail)]);

        var answer = _verifier.Verify(_question, draft, _evidence);

        answer.Citations.Count.ShouldBe(1);
        answer.Sentences.ShouldAllBe(sentence => sentence.Citations.Count == 1 && sentence.Citations[0] == 1);
    }

    [Fact]
    public void An_event_is_told_only_in_words_that_stand_in_its_article()
    {
        var mention = Mention();
        var changed = mention with { Source = mention.Source with { Text = mention.Source.Text.Replace("sold", "lost") } };

        Verify(mention).Events.ShouldHaveSingleItem().Text.ShouldBe(mention.Source.Text);
        Verify(changed).Events.ShouldBeEmpty();
        Verify(changed, mention).Events.ShouldHaveSingleItem().Text.ShouldBe(mention.Source.Text);
    }

    private VerifiedTimeline Verify(params IReadOnlyList<EventMention> mentions) =>
        _verifier.Verify(new TimelineRequest(), new TimelineDraft([new DraftEvent(new EventGroup(mentions), IsSuperseded: false, Importance: 1)], Omitted: 0, Disputes: []));

    private EventMention Mention() =>
        new MentionFinder(_snapshot).Find(new TimelineRequest(), TestContext.Current.CancellationToken).ShouldHaveSingleItem();

    [Fact]
    public void A_verdict_is_given_only_with_its_report()
    {
        var report = _evidence.Ranked[0];
        var other = _evidence.Ranked.First(sentence => sentence.Text != report.Text);
        var evidence = _evidence with { Verdict = new EventVerdict(EventStatus.Happened, report) };

        var answer = _verifier.Verify(_question, Say(report), evidence);
        answer.Status.ShouldBe(EventStatus.Happened);
        answer.StatusAsOf.ToString().ShouldBe("2020-06-01");
        answer.Text.ShouldStartWith("Reported to have happened, as of 1 June 2020.\n");

        _verifier.Verify(_question, Say(other), evidence).Status.ShouldBeNull();
    }

    [Theory]
    [InlineData("3 million", "The crew", 1)]
    [InlineData("4 million", "The crew", 0)]
    [InlineData("3 million", "No crew", 0)]
    public void A_side_of_a_dispute_must_stand_in_its_source(string first, string second, int disagreements)
    {
        var one = _evidence.Ranked.First(sentence => sentence.Text.Contains("3 million"));
        var other = one with { Index = one.Index + 1, Text = "The crew keeps its jobs." };
        var evidence = _evidence with { Disputes = [new Dispute(ContradictionKind.Figure, [new DisputeSide(first, one), new DisputeSide(second, other)])] };

        var answer = _verifier.Verify(_question, Say(one), evidence);

        answer.Disagreements.Count.ShouldBe(disagreements);
        answer.Disagreements.SelectMany(disagreement => disagreement.Positions)
            .ShouldAllBe(position => answer.Citations[position.Citations[0] - 1].Quote.Contains(position.Value));
    }

    private static Draft Say(EvidenceSentence sentence) => new("extractive", [new(sentence.Text, [sentence], AnswerRole.Current)]);

    private VerifiedAnswer Verify(Func<EvidenceSentence, EvidenceSentence> change)
    {
        var source = change(_evidence.Ranked.First(sentence => sentence.Text.Contains("3 million")));
        return _verifier.Verify(_question, new Draft("extractive", [new(source.Text, [source], AnswerRole.Current)]), _evidence);
    }
}
