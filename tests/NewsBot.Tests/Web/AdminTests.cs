using System.Net;
using NewsBot.Tests.Hosting;
using NewsBot.Tests.Infrastructure;

namespace NewsBot.Tests.Web;

/// <summary>The administration on the page, for who has the key.</summary>
public sealed class AdminTests : IDisposable
{
    private const string Key = "a key that nobody guesses";
    private const string KeySetting = $"--Web:AdminKey={Key}";

    private readonly TempFolder _folder = new();

    public AdminTests() => _folder.Write("news/comet.md", News.Comet);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Without_a_key_in_the_settings_it_is_off_and_says_so()
    {
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation);
        using var reader = new WebReader(bot);

        (await reader.OpenAsync("/admin", Cancellation)).TextOf(".verdict").ShouldBe("Administration by the page is off.");
        (await reader.OpenAsync("/admin/sign-in", Cancellation)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await reader.PostAsync("/admin/reload", [], Cancellation)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task With_the_key_I_can_reload_and_read_what_changed()
    {
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation, KeySetting, "--Knowledge:Watch=false");
        using var reader = new WebReader(bot);
        var page = await SignInAsync(reader, Key);
        page.Address.AbsolutePath.ShouldBe("/admin");
        page.TextOf(".reply .verdict").ShouldBe("1 document in 1 passage are being served.");
        _folder.Write("news/2021/ferry-plan.md", News.FerryPlan);
        _folder.Write("news/broken.md", "---\ntitle: [\n---\n");

        var report = await reader.SendAsync(page, "/admin/reload", Cancellation);

        report.Status.ShouldBe(HttpStatusCode.OK);
        report.TextOf("[role=status] .verdict").ShouldBe("The changed knowledge is being served.");
        report.TextOf("[role=status] .statements").ShouldBe("2021/ferry-plan.md");
        report.TextOf("[role=status]").ShouldContain("broken.md");
        report.TextOf("tbody tr:first-child").ShouldContain("page reload 1 added, 0 changed, 0 removed, 1 unchanged, 1 rejected");
        (await reader.OpenAsync("/articles/2021/ferry-plan.md", Cancellation)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task I_see_what_was_asked_and_what_the_documents_lack()
    {
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation, KeySetting);
        using var reader = new WebReader(bot);
        await reader.OpenAsync("/?q=Who+discovered+comet+Ternberg%3F", Cancellation);
        await reader.OpenAsync("/?q=Who+painted+the+lighthouse%3F", Cancellation);
        await reader.OpenAsync("/?q=Who+painted+the+lighthouse%3F", Cancellation);

        var page = await SignInAsync(reader, Key);

        page.Document.QuerySelectorAll(".figures dd").Select(figure => figure.TextContent).ShouldBe(["1", "2", "0", "0"]);
        page.TextOf("ol.questions").ShouldBe("Who painted the lighthouse? 2 times");
    }

    [Fact]
    public async Task A_wrong_key_opens_nothing_and_is_noted()
    {
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation, KeySetting);
        using var reader = new WebReader(bot);

        var refused = await SignInAsync(reader, Key + "!");

        refused.Status.ShouldBe(HttpStatusCode.Forbidden);
        refused.TextOf(".problem[role=alert]").ShouldBe("This is not the key.");
        (await reader.OpenAsync("/admin", Cancellation)).Address.AbsolutePath.ShouldBe("/admin/sign-in");
        var page = await SignInAsync(reader, Key);
        page.Document.QuerySelectorAll("tbody tr td:last-child").Select(cell => cell.TextContent).ShouldBe(["The key was right.", "The key was wrong."]);
    }

    [Fact]
    public async Task A_form_that_the_page_did_not_give_out_is_refused()
    {
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation, KeySetting);
        using var reader = new WebReader(bot);

        (await reader.PostAsync("/admin/sign-in", [KeyValuePair.Create("key", Key)], Cancellation)).Status.ShouldBe(HttpStatusCode.BadRequest);
        await SignInAsync(reader, Key);
        var forged = await reader.PostAsync("/admin/reload", [], Cancellation);

        forged.Status.ShouldBe(HttpStatusCode.BadRequest);
        (await reader.OpenAsync("/admin", Cancellation)).Document.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Who_signs_out_is_out()
    {
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation, KeySetting);
        using var reader = new WebReader(bot);
        var page = await SignInAsync(reader, Key);

        (await reader.SendAsync(page, "/admin/sign-out", Cancellation)).Address.AbsolutePath.ShouldBe("/");

        (await reader.OpenAsync("/admin", Cancellation)).Address.AbsolutePath.ShouldBe("/admin/sign-in");
        (await reader.SendAsync(page, "/admin/reload", Cancellation)).Html.ShouldNotContain("tbody");
    }

    [Fact]
    public async Task Keys_cannot_be_tried_without_end()
    {
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation, KeySetting);
        using var reader = new WebReader(bot);
        var page = await reader.OpenAsync("/admin", Cancellation);
        for (var attempt = 0; attempt < 10; attempt++)
        {
            page = await reader.SendAsync(page, "/admin/sign-in", Cancellation, ("key", $"guess {attempt}"));
        }

        var limited = await reader.SendAsync(page, "/admin/sign-in", Cancellation, ("key", Key));

        limited.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        limited.TextOf("h1").ShouldBe("Too many requests");
    }

    [Fact]
    public async Task The_session_is_kept_from_scripts_other_sites_and_the_open_network()
    {
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation, KeySetting, "--Web:PublicBaseUrl=https://bot.example");
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = bot.Http.BaseAddress };
        using var opened = await SendAsync(HttpMethod.Get, null, []);
        var form = opened.Headers.GetValues("Set-Cookie").Single();
        var token = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await opened.Content.ReadAsStringAsync(Cancellation)).QuerySelector("input[type=hidden]")!;

        using var signedIn = await SendAsync(
            HttpMethod.Post, form.Split(';')[0], [KeyValuePair.Create(token.GetAttribute("name")!, token.GetAttribute("value")!), KeyValuePair.Create("key", Key)]);

        signedIn.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        foreach (var cookie in (string[])[form, signedIn.Headers.GetValues("Set-Cookie").Single()])
        {
            var marks = cookie.Split("; ").Select(mark => mark.ToLowerInvariant()).ToList();
            marks.ShouldContain("httponly");
            marks.ShouldContain("samesite=strict");
            marks.ShouldContain("secure");
        }

        async Task<HttpResponseMessage> SendAsync(HttpMethod method, string? cookie, KeyValuePair<string, string>[] fields)
        {
            using var request = new HttpRequestMessage(method, "/admin/sign-in") { Headers = { Host = "bot.example" } };
            if (cookie is not null)
            {
                request.Headers.Add("Cookie", cookie);
                request.Content = new FormUrlEncodedContent(fields);
            }

            return await http.SendAsync(request, Cancellation);
        }
    }

    private static async Task<WebReading> SignInAsync(WebReader reader, string key) =>
        await reader.SendAsync(await reader.OpenAsync("/admin/sign-in", Cancellation), "/admin/sign-in", Cancellation, ("key", key));
}
