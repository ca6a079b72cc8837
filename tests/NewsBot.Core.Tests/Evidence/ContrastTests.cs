using NewsBot.Core.Evidence;
using NewsBot.Core.Questions;
using NewsBot.Core.Tests.Builders;

namespace NewsBot.Core.Tests.Evidence;

public sealed class ContrastTests : IDisposable
{
    private readonly TestKnowledge _knowledge = new();

    public void Dispose() => _knowledge.Dispose();

    [Theory]
    [InlineData("Which island has the larger harbour?", "Norholm has the smaller harbour of the two islands.", true)]
    [InlineData("Which island has the larger harbour?", "Norholm has the larger harbour, and Sundholm the smaller one.", false)]
    [InlineData("Which island has the larger harbour?", "Norholm has a harbour, where one may rent a boat, a cabin, a bicycle or a smaller tent.", false)]
    [InlineData("Which island has the largest harbour?", "The harbour of Norholm is larger than that of Sundholm, which is smaller.", false)]
    [InlineData("How many people survived the harbour fire?", "Ten people were killed in the harbour fire, and five survivors were found.", false)]
    [InlineData("How many migrants reached the harbour?", "Forty immigrants reached the harbour.", false)]
    [InlineData("What made the harbour plan inaccurate?", "The council called the harbour plan accurate.", true)]
    [InlineData("Which town rejected the harbour plan?", "Karsholm approved the harbour plan.", true)]
    [InlineData("Which town approved the harbour plan?", "Karsholm approved the harbour plan.", false)]
    public async Task An_opposite_in_the_place_of_a_word_excludes(string question, string sentence, bool hasOpposite) =>
        (await FeaturesAsync(question, sentence))[Feature.Opposite].ShouldBe(hasOpposite ? 1 : 0);

    [Theory]
    [InlineData("Which town did not approve the harbour?", "Karsholm approved the harbour.", 1f)]
    [InlineData("Which town did not approve the harbour?", "Karsholm never approved the harbour.", 0f)]
    [InlineData("Which town did not approve the harbour?", "Karsholm rejected the harbour.", 0f)]
    [InlineData("Which town did not approve the harbour?", "Karsholm failed to approve the harbour.", 0f)]
    [InlineData("Who runs No Man's Harbour?", "Ida Holm runs the harbour.", 0f)]
    [InlineData("How many homes at the harbour were left without power?", "The storm cut power to forty homes at the harbour.", 0f)]
    [InlineData("Why did Karsholm not approve the harbour?", "Karsholm would approve the harbour if it were bigger.", 0f)]
    [InlineData("Which town approved the harbour?", "Karsholm has not approved the harbour.", 0.5f)]
    [InlineData("Which town approved the harbour?", "Karsholm, not Norholm or Sundholm, approved the harbour.", 0f)]
    [InlineData("Which town approved the harbour?", "Karsholm has not only approved the harbour.", 0f)]
    [InlineData("Which town has the No. 1 harbour?", "Karsholm has the best harbour.", 0f)]
    [InlineData("Why did Karsholm approve the harbour?", "Karsholm has not approved the harbour because it is too small.", 0f)]
    [InlineData("Did Karsholm approve the harbour?", "Karsholm has not approved the harbour.", 0f)]
    public async Task A_denial_on_one_side_alone_is_a_contrast(string question, string sentence, float polarity) =>
        (await FeaturesAsync(question, sentence))[Feature.Polarity].ShouldBe(polarity);

    private async Task<EvidenceFeatures> FeaturesAsync(string question, string sentence)
    {
        _knowledge.WithArticle("a.md", "2020-03-01", "Local news", sentence);
        var snapshot = await _knowledge.OpenAsync();
        var evidence = new EvidenceFinder(snapshot).Find(new QuestionReader(snapshot).Read(new QuestionRequest(question)));
        return evidence.Ranked.Single(found => found.Text == sentence).Features;
    }
}
