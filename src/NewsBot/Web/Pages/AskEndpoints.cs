using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NewsBot.Asking;
using NewsBot.Core.Conversations;
using NewsBot.Core.Replies;
using NewsBot.Core.State;
using NewsBot.Core.Time;

namespace NewsBot.Web.Pages;

/// <summary>Asking on the page, asking on, and saying whether an answer helped.</summary>
internal static class AskEndpoints
{
    private const int MaxBodyBytes = 16 * 1024;
    private const string OldForm = "This form is from another process of the bot, such as one from before it was last started, or your browser keeps no cookies. Send it again.";

    private static readonly UserId Reader = new("page");

    /// <summary>Serves them.</summary>
    public static void MapAsk(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", AskAsync);
        routes.MapPost("/ask", AskOnAsync).WithMetadata(new RequestSizeLimit(MaxBodyBytes)).AddEndpointFilter(Forms.CheckAsync);
        routes.MapPost("/feedback", RateAsync).WithMetadata(new RequestSizeLimit(MaxBodyBytes)).AddEndpointFilter(Forms.CheckAsync);
    }

    private static async Task<IResult> AskAsync(
        string? q, string? asOf, Assistant assistant, ExampleQuestions examples, CancellationToken cancellationToken)
    {
        if (q is null)
        {
            return PageResults.Page<AskPage>(new()
            {
                [nameof(AskPage.Overview)] = KnowledgeReply.Overview(assistant.Knowledge.Current),
                [nameof(AskPage.Examples)] = examples.Read(),
            });
        }

        var shown = new Dictionary<string, object?> { [nameof(AskPage.Question)] = q.Trim(), [nameof(AskPage.AsOf)] = asOf?.Trim() ?? "" };
        if (!PartialDate.TryParseTyped(asOf, out var date))
        {
            return PageResults.Problem<AskPage>(shown, AsOfDate.Remedy);
        }

        // A question with an address begins a conversation: who has the address of an answer sees what everybody sees.
        var conversation = Guid.NewGuid();
        var answer = await assistant.AskAsync(Question(conversation, q, date?.Latest), cancellationToken);
        if (answer.IsRefusal)
        {
            return PageResults.Problem<AskPage>(shown, Why(answer));
        }

        Show(shown, conversation, answer);
        return PageResults.Page<AskPage>(shown);
    }

    // A follow-up means nothing by itself, so it has no address; its conversation is named by a number that nobody can guess.
    private static async Task<IResult> AskOnAsync(HttpContext context, IAntiforgery forms, Assistant assistant, CancellationToken cancellationToken)
    {
        if (!context.Request.HasFormContentType
            || await context.Request.ReadFormAsync(cancellationToken) is not { } form
            || !Guid.TryParseExact(form["conversation"], "N", out var conversation))
        {
            return Results.BadRequest();
        }

        var typed = form["q"].ToString().Trim();
        var shown = new Dictionary<string, object?> { [nameof(AskPage.Conversation)] = $"{conversation:N}" };
        var answer = await forms.IsRequestValidAsync(context) ? await assistant.AskAsync(Question(conversation, typed, asOf: null), cancellationToken) : null;
        if (answer is null or { IsRefusal: true })
        {
            shown[nameof(AskPage.FollowUp)] = typed;
            return PageResults.Problem<AskPage>(shown, answer is null ? OldForm : Why(answer));
        }

        var kept = answer.Id is { } id ? await assistant.FindAnswerAsync(id, cancellationToken) : null;
        shown[nameof(AskPage.Question)] = typed;
        shown[nameof(AskPage.StandAlone)] = kept?.StandAlone;
        shown[nameof(AskPage.AsOf)] = kept?.AsOf is { } day ? PartialDate.OfDay(day).ToString() : "";
        Show(shown, conversation, answer);
        return PageResults.Page<AskPage>(shown);
    }

    private static async Task<IResult> RateAsync(HttpContext context, IAntiforgery forms, Assistant assistant, CancellationToken cancellationToken)
    {
        if (!await forms.IsRequestValidAsync(context)
            || await context.Request.ReadFormAsync(cancellationToken) is not { } form
            || AnswerId.TryParse(form["answer"]) is not { } id
            || form["helpful"].ToString() is not ("yes" or "no"))
        {
            return Results.BadRequest();
        }

        var reply = await assistant.RateAsync(id, Reader, isHelpful: form["helpful"] == "yes", cancellationToken);
        return PageResults.Page<FeedbackPage>(new() { [nameof(FeedbackPage.Reply)] = reply, [nameof(FeedbackPage.Answer)] = await assistant.FindAnswerAsync(id, cancellationToken) });
    }

    private static void Show(Dictionary<string, object?> shown, Guid conversation, AssistantReply answer)
    {
        shown[nameof(AskPage.Answer)] = answer.Reply;
        shown[nameof(AskPage.AnswerId)] = answer.Id?.ToString();
        shown[nameof(AskPage.Conversation)] = answer.Id is null ? null : $"{conversation:N}";
    }

    private static IncomingQuestion Question(Guid conversation, string text, DateOnly? asOf) =>
        new(new ConversationId($"page:{conversation:N}"), Reader, text, asOf);

    private static string Why(AssistantReply answer) => string.Join(' ', answer.Reply.Blocks.OfType<ReplyBlock.Paragraph>().Select(block => block.Text));
}
