using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Core.Questions;
using NewsBot.Core.Reloading;
using NewsBot.Core.Time;
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
        pages.MapAsk();
        pages.MapGet("/articles", ListArticles);
        pages.MapGet("/articles/{**path}", ShowArticle);
        pages.MapGet("/timeline", ShowTimeline);
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
        return PageResults.Page<ArticlesPage>(new()
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
            ? PageResults.Page<ArticlePage>(new() { [nameof(ArticlePage.View)] = article })
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
        if (!PartialDate.TryParseTyped(from, out var first) || !PartialDate.TryParseTyped(to, out var last) || !PartialDate.TryParseTyped(asOf, out var latest))
        {
            return PageResults.Problem<TimelineView>(shown, "This is no date. Give a day, a month or a year, for example 2018-08-03, 2018-08 or 2018.");
        }

        if (first?.Earliest > last?.Latest)
        {
            return PageResults.Problem<TimelineView>(shown, "The first day is later than the last. Exchange them.");
        }

        try
        {
            var request = new TimelineRequest(string.IsNullOrWhiteSpace(topic) ? null : topic, first?.Earliest, last?.Latest, latest?.Latest);
            shown[nameof(TimelineView.Timeline)] = knowledge.Current.Timelines.Build(request, cancellationToken);
            return PageResults.Page<TimelineView>(shown);
        }
        catch (QuestionException error)
        {
            return PageResults.Problem<TimelineView>(shown, error.Message);
        }
    }
}
