using System.Globalization;
using System.Text.RegularExpressions;
using NewsBot.Core.Answers;

namespace NewsBot.Tests.LanguageModels;

/// <summary>
/// The tables of faithful sentences and of attacks, sent by a server that speaks the protocol: what the reader sees. Each quote
/// is an article of its own, and is asked for by words of its own or of the sentence.
/// </summary>
public sealed partial class AttackTests : IClassFixture<AttackTests.Newsroom>
{
    private readonly Newsroom _newsroom;

    public AttackTests(Newsroom newsroom) => _newsroom = newsroom;

    public static TheoryData<string> Faithful { get; } = new(Cases().Where(one => one.IsFaithful).Select(one => one.Text));

    public static TheoryData<string> Attacks { get; } = new(Cases().Where(one => !one.IsFaithful).Select(one => one.Text));

    [Fact]
    public void There_are_enough_of_both()
    {
        Faithful.Count.ShouldBeGreaterThanOrEqualTo(60);
        Attacks.Count.ShouldBeGreaterThanOrEqualTo(60);
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task The_reader_sees_the_quote_and_is_told(string attack)
    {
        var one = Cases().First(one => !one.IsFaithful && one.Text == attack);

        var answer = await _newsroom.AskAsync(one);

        answer.Outcome.ShouldBe(AnswerOutcome.Answered);
        answer.Composer.ShouldBe("extractive");
        answer.Text.ShouldNotContain(attack);
        answer.Sentences.ShouldAllBe(sentence => answer.Citations.Any(citation => citation.Quote == sentence.Text));
        answer.Notes.ShouldHaveSingleItem().ShouldContain("made of quotes alone");
    }

    [Theory]
    [MemberData(nameof(Faithful))]
    public async Task The_reader_sees_the_faithful_sentence_with_its_quote(string faithful)
    {
        var one = Cases().First(one => one.IsFaithful && one.Text == faithful);

        var answer = await _newsroom.AskAsync(one);

        answer.Sentences.ShouldContain(sentence => sentence.Text == faithful, string.Join(' ', answer.Notes));
        answer.Citations.ShouldContain(citation => citation.Quote == one.Quote);
    }

    private static List<Case> Cases()
    {
        var cases = new List<Case>();
        foreach (var table in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Claims")).Order(StringComparer.Ordinal))
        {
            var (header, quote) = (Array.Empty<string>(), "");
            foreach (var line in File.ReadLines(table).Where(line => line.Length > 0 && line[0] != '#'))
            {
                switch (line[0])
                {
                    case '>':
                        header = line[1..].Split('|', StringSplitOptions.TrimEntries);
                        break;
                    case '+':
                        cases.Add(new Case(line[2..], quote, header[0], header[1], IsFaithful: true));
                        break;
                    case '-':
                        cases.Add(new Case(line[(line.IndexOf(':', StringComparison.Ordinal) + 2)..], quote, header[0], header[1], IsFaithful: false));
                        break;
                    default:
                        quote = line;
                        break;
                }
            }
        }

        return cases;
    }

    [GeneratedRegex("""["\\]""", RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();

    /// <summary>A sentence that a model writes over a quote.</summary>
    public sealed record Case(string Text, string Quote, string StatedOn, string Publisher, bool IsFaithful);

    /// <summary>All quotes as articles, and a server that writes what a test wants.</summary>
    public sealed class Newsroom : IAsyncLifetime
    {
        private const int WordsAsked = 10;

        private ModelDriver _driver = null!;
        private Core.AnswerPipeline _pipeline = null!;

        public async ValueTask InitializeAsync()
        {
            _driver = await ModelDriver.StartAsync();
            var number = 0;
            foreach (var article in Cases().DistinctBy(one => one.Quote))
            {
                var published = article.StatedOn == "-" ? "" : $"published: {article.StatedOn}\n";
                _driver.Write(
                    string.Create(CultureInfo.InvariantCulture, $"{++number}.md"),
                    $"---\ntitle: News\npublisher: \"{Escaped().Replace(article.Publisher, "")}\"\n{published}aliases:\n  ASEAN: [Association of Southeast Asian Nations, Southeast Asian countries, countries of Southeast Asia]\n---\n\n{article.Quote}\n");
            }

            _pipeline = await _driver.OpenAsync();
        }

        public async Task<VerifiedAnswer> AskAsync(Case one)
        {
            _driver.Server.Reply = request =>
            {
                var number = request.NumberOf(one.Quote);
                number.ShouldBeGreaterThan(0, "the quote was not sent as evidence");
                return ModelResponse.Answer((one.Text, [number]));
            };
            return await _pipeline.AskAsync(new(one.IsFaithful ? one.Text : string.Join(' ', one.Quote.Split(' ').Take(WordsAsked))), TestContext.Current.CancellationToken);
        }

        public ValueTask DisposeAsync() => _driver.DisposeAsync();
    }
}
