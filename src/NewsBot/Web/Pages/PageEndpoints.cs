using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Asking;
using NewsBot.Core.Conversations;
using NewsBot.Core.Questions;
using NewsBot.Core.Reloading;
using NewsBot.Core.Replies;
using NewsBot.Core.State;
using NewsBot.Core.Timelines;
using NewsBot.Settings;

namespace NewsBot.Web.Pages;

/// <summary>
/// The page: to ask, to read what is quoted, to see what happened when and what is known. Everything is a link or a form, so
/// nothing needs script, and every answer has an address.
/// </summary>
internal static class PageEndpoints
{
    private const string RateLimit = "page";
    private const int RequestsPerMinute = 300;

    private static readonly UserId Reader = new("page");

    /// <summary>Adds what the page needs.</summary>
    public static void AddPage(this IServiceCollection services, BotSettings settings)
    {
        services.AddRazorComponents();
        services.AddSingleton(new ExampleQuestions(settings.KnowledgeDirectory));
        services.Configure<RateLimiterOptions>(limits => limits.AddPerAddress(RateLimit, RequestsPerMinute));
    }

    /// <summary>Serves the page.</summary>
    public static void MapPage(this IEndpointRouteBuilder routes)
    {
        routes.MapPageFiles();
        var pages = routes.MapGroup("").RequireRateLimiting(RateLimit);
        pages.MapGet("/", AskAsync);
        pages.MapGet("/articles", ListArticles);
        pages.MapGet("/articles/{**path}", ShowArticle);
        pages.MapGet("/timeline", ShowTimeline);
    }

    private static async Task<IResult> AskAsync(
        string? q, string? asOf, Assistant assistant, ExampleQuestions examples, CancellationToken cancellationToken)
    {
        if (q is null)
        {
            return Page<AskPage>(new()
            {
                [nameof(AskPage.Overview)] = KnowledgeReply.Overview(assistant.Knowledge.Current),
                [nameof(AskPage.Examples)] = examples.Read(),
            });
        }

        var shown = new Dictionary<string, object?> { [nameof(AskPage.Question)] = q.Trim(), [nameof(AskPage.AsOf)] = asOf?.Trim() ?? "" };
        if (!DateParameter.TryRead(asOf, out var date))
        {
            return Problem<AskPage>(shown, AsOfDate.Remedy);
        }

        // Each question stands alone: who has the address of an answer sees what everybody sees.
        var conversation = new ConversationId($"page:{Guid.NewGuid():N}");
        var answer = await assistant.AskAsync(new IncomingQuestion(conversation, Reader, q, date?.Latest), cancellationToken);
        if (answer.Id is null)
        {
            return Problem<AskPage>(shown, string.Join(' ', answer.Reply.Blocks.OfType<ReplyBlock.Paragraph>().Select(block => block.Text)));
        }

        shown[nameof(AskPage.Answer)] = answer.Reply;
        return Page<AskPage>(shown);
    }

    private static RazorComponentResult<ArticlesPage> ListArticles(string? find, int? page, LiveKnowledge knowledge)
    {
        var sought = find?.Trim() ?? "";
        var snapshot = knowledge.Current.Snapshot;
        var articles = snapshot.Articles
            .Where(article => IsFound(article.Title) || IsFound(article.Publisher) || IsFound(article.Path))
            .OrderByDescending(article => article.Published?.Latest)
            .ThenBy(article => article.Path, StringComparer.Ordinal)
            .ToList();
        return Page<ArticlesPage>(new()
        {
            [nameof(ArticlesPage.Snapshot)] = snapshot,
            [nameof(ArticlesPage.Articles)] = articles,
            [nameof(ArticlesPage.Find)] = sought,
            [nameof(ArticlesPage.Page)] = page ?? 1,
        });

        bool IsFound(string? text) => text?.Contains(sought, StringComparison.OrdinalIgnoreCase) ?? false;
    }

    private static IResult ShowArticle(string path, int? start, int? end, string? version, LiveKnowledge knowledge)
    {
        var quote = start is { } from && end is { } to ? new QuotePlace(from, to, version) : null;
        return ArticleView.Read(knowledge.Current.Snapshot, path, quote) is { } article
            ? Page<ArticlePage>(new() { [nameof(ArticlePage.View)] = article })
            : Results.NotFound();
    }

    private static RazorComponentResult<TimelineView> ShowTimeline(string? topic, string? from, string? to, string? asOf, LiveKnowledge knowledge, CancellationToken cancellationToken)
    {
        var shown = new Dictionary<string, object?>
        {
            [nameof(TimelineView.Topic)] = topic?.Trim() ?? "",
            [nameof(TimelineView.From)] = from?.Trim() ?? "",
            [nameof(TimelineView.Until)] = to?.Trim() ?? "",
            [nameof(TimelineView.AsOf)] = asOf?.Trim() ?? "",
        };
        if (!DateParameter.TryRead(from, out var first) || !DateParameter.TryRead(to, out var last) || !DateParameter.TryRead(asOf, out var latest))
        {
            return Problem<TimelineView>(shown, "This is no date. Give a day, a month or a year, for example 2018-08-03, 2018-08 or 2018.");
        }

        if (first?.Earliest > last?.Latest)
        {
            return Problem<TimelineView>(shown, "The first day is later than the last. Exchange them.");
        }

        try
        {
            var request = new TimelineRequest(string.IsNullOrWhiteSpace(topic) ? null : topic, first?.Earliest, last?.Latest, latest?.Latest);
            shown[nameof(TimelineView.Timeline)] = knowledge.Current.Timelines.Build(request, cancellationToken);
            return Page<TimelineView>(shown);
        }
        catch (QuestionException error)
        {
            return Problem<TimelineView>(shown, error.Message);
        }
    }

    private static RazorComponentResult<TPage> Page<TPage>(Dictionary<string, object?> shown)
        where TPage : PageComponent => new(shown);

    private static RazorComponentResult<TPage> Problem<TPage>(Dictionary<string, object?> shown, string problem)
        where TPage : PageComponent
    {
        shown["Problem"] = problem;
        return new(shown) { StatusCode = StatusCodes.Status400BadRequest };
    }
}
