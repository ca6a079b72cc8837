using NewsBot.Core.Answers;
using NewsBot.Core.Knowledge;
using NewsBot.Core.Questions;
using NewsBot.Core.QuestionSets;
using NewsBot.Core.Retrieval;
using NewsBot.Core.Time;
using NewsBot.Core.Timelines;

namespace NewsBot.Core.Tests;

/// <summary>The knowledge folder that ships, asked every question of its question set.</summary>
public sealed class ShippedKnowledgeTests(ShippedKnowledgeTests.Shipped shipped) : IClassFixture<ShippedKnowledgeTests.Shipped>
{
    private static readonly string Folder = Path.Combine(Repository(), "knowledge");

    private static readonly IReadOnlyList<SetQuestion> Set = ReadSet();

    public static TheoryData<string> Questions { get; } = new(Set.Select(question => question.Id));

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task I_get_the_expected_answer(string id)
    {
        var question = Set.Single(question => question.Id == id);
        var answer = await shipped.AskAsync(question);

        question.Expected.Judge(answer).Problems.ShouldBeEmpty(answer.Text);
        if (answer.Verdict is { } verdict)
        {
            answer.Text.ShouldStartWith(verdict);
        }
    }

    [Fact]
    public async Task Every_position_of_a_disagreement_stands_in_its_quotes()
    {
        var positions = 0;
        foreach (var question in Set)
        {
            var answer = await shipped.AskAsync(question);
            foreach (var position in answer.Disagreements.SelectMany(disagreement => disagreement.Positions))
            {
                position.Citations.ShouldAllBe(number => answer.Citations[number - 1].Quote.Contains(position.Value));
                positions++;
            }
        }

        positions.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Every_quote_equals_its_article_s_text_to_the_letter()
    {
        var quotes = 0;
        foreach (var question in Set)
        {
            var answer = await shipped.AskAsync(question);
            foreach (var citation in answer.Citations.Concat(answer.Nearest))
            {
                var article = shipped.Articles[citation.Document];
                article.Text[citation.Start..citation.End].ShouldBe(citation.Quote);
                article.LineAt(citation.Start).ShouldBe(citation.Line);
                quotes++;
            }
        }

        quotes.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task As_of_a_day_nothing_stated_later_is_said()
    {
        foreach (var question in Set.Where(question => question.AsOf is not null))
        {
            var answer = await shipped.AskAsync(question);
            answer.Citations.Concat(answer.Nearest).ShouldAllBe(citation => citation.StatedOn!.Value.Latest <= answer.AsOf);
        }
    }

    [Fact]
    public void The_timeline_tells_the_whole_course()
    {
        var told = shipped.Timeline(new TimelineRequest(Limit: 0)).Events
            .Select(happening => $"{happening.Start} {happening.Status}{(happening.IsSuperseded ? " superseded" : "")}: {happening.Text}")
            .ToList();

        told.ShouldContain(line => line.StartsWith("2016-05 Happened: ") && line.Contains("Sochi"));
        told.ShouldContain(line => line.StartsWith("2017 Happened: ") && line.Contains("appointed an ambassador"));
        told.ShouldContain(line => line.StartsWith("2018-03 Happened: ") && line.Contains("met in Jakarta"));
        told.ShouldContain(line => line.StartsWith("2018-07-30 Happened: ") && line.Contains("51st ASEAN Foreign Ministers' Meeting"));
        told.ShouldContain(line => line.StartsWith("2018-08-04 Planned superseded: ") && line.Contains("set to be made public"));
        told.ShouldContain(line => line.StartsWith("2018-08-04 Denied: ") && line.Contains("did not get as far as settling"));
        told.ShouldContain(line => line.StartsWith("2018-11-14 Happened: ") && line.Contains("adopted a joint statement"));
        told.ShouldContain(line => line.StartsWith("2021-09-23 Happened: "));
        told.ShouldContain(line => line.StartsWith("2022 Planned: "));
    }

    [Fact]
    public void As_of_a_day_before_the_outcome_the_timeline_knows_the_plan_alone()
    {
        var timeline = shipped.Timeline(new TimelineRequest(AsOf: new DateOnly(2018, 8, 3), Limit: 0));

        timeline.Citations.ShouldAllBe(citation => citation.StatedOn!.Value.Latest <= new DateOnly(2018, 8, 3));
        timeline.Events.Where(happening => happening.Start == PartialDate.OfDay(new DateOnly(2018, 8, 4)))
            .ShouldAllBe(happening => happening.Status == EventStatus.Planned && !happening.IsSuperseded);
        timeline.Events.ShouldContain(happening => happening.Text.Contains("set to be made public"));
    }

    [Fact]
    public void The_timeline_says_that_sources_date_the_theft_of_patient_data_differently() =>
        shipped.Timeline(new TimelineRequest(Limit: 0)).Disagreements
            .ShouldContain(disagreement => disagreement.Positions.Select(position => position.Value).Order().SequenceEqual(new[] { "Last week", "early August" }));

    private static IReadOnlyList<SetQuestion> ReadSet()
    {
        var set = QuestionSetReader.Read("questions.jsonl", File.ReadLines(Path.Combine(Folder, "questions.jsonl")));
        set.Faults.ShouldBeEmpty();
        return set.Questions;
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "NewsBot.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside a checkout of the repository.");
        }

        return folder.FullName;
    }

    public sealed class Shipped : IAsyncLifetime
    {
        private readonly string _index = Directory.CreateTempSubdirectory("newsbot-").FullName;
        private AnswerPipeline _pipeline = null!;
        private TimelinePipeline _timelines = null!;

        public IReadOnlyDictionary<string, Article> Articles { get; } = KnowledgeFolder.Scan(Folder).Files
            .Select(file => new ArticleReader().Read(file).ShouldBeOfType<ReadResult.Read>().Article)
            .ToDictionary(article => article.Path);

        public async ValueTask InitializeAsync()
        {
            var load = await KnowledgeIndex.OpenAsync(
                new KnowledgeIndexOptions { KnowledgeDirectory = Folder, IndexDirectory = _index }, null, CancellationToken.None);
            load.Report.Rejected.ShouldBeEmpty();
            _pipeline = new AnswerPipeline(load.Snapshot);
            _timelines = new TimelinePipeline(load.Snapshot);
        }

        public ValueTask DisposeAsync()
        {
            Directory.Delete(_index, recursive: true);
            return ValueTask.CompletedTask;
        }

        public VerifiedTimeline Timeline(TimelineRequest request) => _timelines.Build(request, CancellationToken.None);

        public Task<VerifiedAnswer> AskAsync(SetQuestion question) =>
            _pipeline.AskAsync(new QuestionRequest(question.Text, question.AsOf), CancellationToken.None);
    }
}
