using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using NewsBot.Core.Citations;
using NewsBot.Core.Replies;

namespace NewsBot.Web.Pages;

/// <summary>What every part of the page knows: the request it is an answer to, and so where the other pages are.</summary>
public abstract class PageComponent : ComponentBase
{
    /// <summary>The request.</summary>
    [CascadingParameter]
    public required HttpContext Http { get; set; }

    /// <summary>The address of another page.</summary>
    /// <param name="path">Its path, beginning with a slash.</param>
    protected string To(string path) => Http.Request.PathBase.ToUriComponent() + path;

    /// <summary>The address of a question's answer.</summary>
    /// <param name="question">The question.</param>
    /// <param name="asOf">The day whose knowledge is used; empty for all of it.</param>
    protected string ToQuestion(string question, string asOf = "") =>
        To($"/?q={Uri.EscapeDataString(question)}{(asOf.Length > 0 ? $"&asOf={Uri.EscapeDataString(asOf)}" : "")}");

    /// <summary>The address of a quote in its article.</summary>
    /// <param name="citation">The quote.</param>
    protected string To(Citation citation) =>
        new SourceAddress(new Uri($"{Http.Request.Scheme}://{Http.Request.Host.ToUriComponent()}{Http.Request.PathBase.ToUriComponent()}")).Of(citation).AbsoluteUri;
}
