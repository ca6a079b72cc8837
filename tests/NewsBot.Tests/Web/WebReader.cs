using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using NewsBot.Tests.Hosting;

namespace NewsBot.Tests.Web;

/// <summary>Somebody who reads the page as a browser without script does: with cookies, links and forms.</summary>
internal sealed class WebReader : IDisposable
{
    private readonly HttpClient _http;

    public WebReader(RunningBot bot) => _http = new HttpClient(new SocketsHttpHandler { UseCookies = true }) { BaseAddress = bot.Http.BaseAddress };

    /// <summary>Opens an address.</summary>
    public async Task<WebReading> OpenAsync(string address, CancellationToken cancellationToken)
    {
        using var response = await _http.GetAsync(address, cancellationToken);
        return await ReadAsync(response, cancellationToken);
    }

    /// <summary>Sends a form of a page, with the values it has and those given.</summary>
    public async Task<WebReading> SendAsync(WebReading page, string action, CancellationToken cancellationToken, params (string Name, string Value)[] values)
    {
        var form = page.Document.QuerySelector<IHtmlFormElement>($"form[action='{action}']")!;
        var fields = form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(field => KeyValuePair.Create(field.Name!, field.Value))
            .Concat(values.Select(value => KeyValuePair.Create(value.Name, value.Value)));
        return await PostAsync(action, fields, cancellationToken);
    }

    /// <summary>Sends what no form of the page sends.</summary>
    public async Task<WebReading> PostAsync(string action, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken cancellationToken)
    {
        using var body = new FormUrlEncodedContent(fields);
        using var response = await _http.PostAsync(action, body, cancellationToken);
        return await ReadAsync(response, cancellationToken);
    }

    public void Dispose() => _http.Dispose();

    private static async Task<WebReading> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var html = await response.Content.ReadAsStringAsync(cancellationToken);
        return new WebReading(response.StatusCode, response.RequestMessage!.RequestUri!, html, new HtmlParser().ParseDocument(html));
    }
}

/// <summary>A page as it was read.</summary>
/// <param name="Status">Its HTTP status.</param>
/// <param name="Address">Its address, after redirects.</param>
/// <param name="Html">Its HTML.</param>
/// <param name="Document">The same, parsed.</param>
internal sealed record WebReading(HttpStatusCode Status, Uri Address, string Html, IHtmlDocument Document)
{
    /// <summary>The text of the first element that a selector finds, white space as a browser shows it.</summary>
    public string TextOf(string selector) =>
        string.Join(' ', Document.QuerySelector(selector).ShouldNotBeNull(selector).TextContent.Split([' ', '\n', '\r', '\t', '\u00A0'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The address that the first link that a selector finds leads to.</summary>
    public string LinkOf(string selector) => Document.QuerySelector(selector).ShouldNotBeNull(selector).GetAttribute("href")!;
}
