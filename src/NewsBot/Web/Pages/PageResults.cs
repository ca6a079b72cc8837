using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace NewsBot.Web.Pages;

/// <summary>Pages as responses.</summary>
internal static class PageResults
{
    /// <summary>A page.</summary>
    /// <param name="shown">Its parameters.</param>
    public static RazorComponentResult<TPage> Page<TPage>(Dictionary<string, object?> shown)
        where TPage : PageComponent => new(shown);

    /// <summary>A page that says why what was typed cannot be used.</summary>
    /// <param name="shown">Its parameters.</param>
    /// <param name="problem">Why not, and what to do.</param>
    public static RazorComponentResult<TPage> Problem<TPage>(Dictionary<string, object?> shown, string problem)
        where TPage : PageComponent
    {
        shown["Problem"] = problem;
        return new(shown) { StatusCode = StatusCodes.Status400BadRequest };
    }
}
