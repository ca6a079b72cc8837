using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace NewsBot.Web.Pages;

/// <summary>Gives every response of the page that would be empty a page of its own that says what to do; never why it failed inside.</summary>
internal static class ProblemPages
{
    /// <summary>Serves them for all but the given paths, which programs read.</summary>
    public static void UseProblemPages(this IApplicationBuilder host, params PathString[] others) => host.UseWhen(
        context => !Array.Exists(others, path => context.Request.Path.StartsWithSegments(path)),
        page =>
        {
            page.UseStatusCodePages(context => ShowAsync(context.HttpContext));

            // It logs the failure; the empty response then gets its page as any other.
            page.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandler = _ => Task.CompletedTask,
                StatusCodeSelector = error => error is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
            });
        });

    private static Task ShowAsync(HttpContext context)
    {
        var status = context.Response.StatusCode;
        var (heading, advice) = status switch
        {
            StatusCodes.Status400BadRequest => ("This cannot be understood", "The address or the form is not as it should be. Go back, load the page anew and try again."),
            StatusCodes.Status404NotFound => ("There is no such page", "If it was a document, it may have been removed from the knowledge folder since."),
            StatusCodes.Status413PayloadTooLarge => ("This is too long", "Shorten it and send it again."),
            StatusCodes.Status429TooManyRequests => ("Too many requests", "Wait a minute, then try again."),
            >= StatusCodes.Status500InternalServerError => ("Something went wrong", "It has been logged. Try again; if it stays, tell whoever runs the bot."),
            _ => ("This is not possible", "Go back and try another way."),
        };
        return new RazorComponentResult<ProblemPage>(new Dictionary<string, object?>
        {
            [nameof(ProblemPage.Heading)] = heading,
            [nameof(ProblemPage.Advice)] = advice,
        })
        { StatusCode = status }.ExecuteAsync(context);
    }
}
