using System.Net;
using System.Text;
using NewsBot.Tests.Hosting;
using NewsBot.Tests.Infrastructure;

namespace NewsBot.Tests.Web;

/// <summary>The page as somebody reads it who has no script.</summary>
public sealed class PageTests : IDisposable
{
    private const string Question = "/?q=Did+the+ferry+to+Vestra+make+its+first+crossing%3F";

    private readonly TempFolder _folder = new();

    public PageTests()
    {
        _folder.Write("news/2021/ferry-plan.md", News.FerryPlan);
        _folder.Write("news/2021/ferry-delay.md", News.FerryDelay);
        _folder.Write("news/comet.md", News.Comet);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task I_can_ask_and_follow_a_citation_to_its_marked_quote()
    {
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation);
        using var reader = new WebReader(bot);

        var answer = await reader.OpenAsync(Question, Cancellation);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.TextOf(".verdict.denied").ShouldStartWith("Reported not to have happened, as of 4 May 2021.");
        answer.TextOf(".current").ShouldContain("did not make its first crossing on Monday");
        answer.TextOf(".sources blockquote").ShouldStartWith("The new electric ferry to Vestra island did not make");
        var article = await reader.OpenAsync(answer.LinkOf(".current a.mark"), Cancellation);
        article.Address.AbsolutePath.ShouldBe("/articles/2021/ferry-delay.md");
        article.Address.Fragment.ShouldBe("#passage");
        article.TextOf("mark#passage").ShouldBe(answer.TextOf(".sources blockquote"));
        article.TextOf("h1").ShouldBe("Ferry to Vestra did not start");
    }

    [Fact]
    public async Task I_can_ask_as_of_a_past_day()
    {
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation);
        using var reader = new WebReader(bot);

        var answer = await reader.OpenAsync($"{Question}&asOf=2021-04-30", Cancellation);

        answer.TextOf(".verdict").ShouldStartWith("Planned, as of 12 April 2021.");
        answer.TextOf(".remark").ShouldBe("As of 30 April 2021: nothing stated later was used.");
        answer.Html.ShouldNotContain("did not make");
    }

    [Fact]
    public async Task I_am_told_that_the_documents_do_not_say()
    {
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation);
        using var reader = new WebReader(bot);

        var answer = await reader.OpenAsync("/?q=Who+painted+the+lighthouse+of+Vestra%3F", Cancellation);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.TextOf(".verdict").ShouldBe("The documents do not say.");
        answer.TextOf(".sources h3").ShouldBe("Nearest passages (not an answer)");
        answer.Document.QuerySelectorAll(".sources blockquote").Length.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Without_a_question_I_see_what_I_could_ask()
    {
        _folder.Write(
            "news/questions.jsonl",
            """
            {"id":"1","question":"When was the comet seen?","asOf":"2021-06-01"}
            this line is broken
            {"id":"2","question":"Who discovered the comet?","asOf":null,"answerable":true}
            {"id":"3","question":"Who discovered the comet?"}
            {"id":"4","question":"Who ate the comet?","answerable":false}
            {"id":"5","question":"How many passengers does the <b>ferry</b> take?"}
            """);
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation);
        using var reader = new WebReader(bot);

        var page = await reader.OpenAsync("/", Cancellation);

        page.TextOf(".reply .verdict").ShouldBe("I answer from 3 documents. The latest report is of 30 June 2021.");
        page.Document.QuerySelectorAll(".examples a").Select(link => link.TextContent)
            .ShouldBe(["Who discovered the comet?", "How many passengers does the <b>ferry</b> take?"]);
        (await reader.OpenAsync(page.LinkOf(".examples a"), Cancellation)).TextOf(".current").ShouldContain("Paula Ternberg");
    }

    [Theory]
    [InlineData("/?q=")]
    [InlineData("/?q=+++")]
    [InlineData("/?q=%3F%3F")]
    [InlineData("/?q=When%3F+Where%3F&asOf=soon")]
    [InlineData("/?q=When%3F&asOf=2021-02-30")]
    [InlineData("/timeline?from=soon")]
    [InlineData("/timeline?from=2021-06&to=2021-05")]
    [InlineData("/timeline?topic=%3F%3F%3F")]
    public async Task I_am_told_what_is_wrong_with_what_I_typed(string address)
    {
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation);
        using var reader = new WebReader(bot);

        var page = await reader.OpenAsync(address, Cancellation);

        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.TextOf(".problem[role=alert]").ShouldNotBeEmpty();
        page.Document.QuerySelector("form.ask").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_question_that_is_too_long_is_told_so()
    {
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation);
        using var reader = new WebReader(bot);

        var page = await reader.OpenAsync($"/?q={new string('a', 2001)}", Cancellation);

        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.TextOf(".problem").ShouldContain("2,000");
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/articles/nothing.md")]
    [InlineData("/articles/questions.jsonl")]
    [InlineData("/articles/..%2Fdata%2Fstate.db")]
    [InlineData("/articles/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/articles/2021")]
    [InlineData("/articles/COMET.MD")]
    public async Task Nothing_but_articles_is_served(string address)
    {
        _folder.Write("news/questions.jsonl", """{"id":"1","question":"Who discovered the comet?"}""");
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation);
        using var reader = new WebReader(bot);

        var page = await reader.OpenAsync(address, Cancellation);

        page.Status.ShouldBe(HttpStatusCode.NotFound);
        page.TextOf("h1").ShouldBe("There is no such page");
    }

    [Fact]
    public async Task A_document_may_be_called_anything()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such file names.");
        const string Name = "100% sure? #1 & \"more\" <b>+%2F é.md";
        _folder.Write($"news/odd/{Name}", "---\ntitle: Odd\npublished: 2021-05-01\n---\nThe heron statue of Malmby weighs nine tons.\n");
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation);
        using var reader = new WebReader(bot);

        var answer = await reader.OpenAsync("/?q=How+much+does+the+heron+statue+of+Malmby+weigh%3F", Cancellation);
        var article = await reader.OpenAsync(answer.LinkOf(".current a.mark"), Cancellation);

        article.TextOf("mark#passage").ShouldBe("The heron statue of Malmby weighs nine tons.");
        article.TextOf("header .place").ShouldBe($"odd/{Name}");
        var list = await reader.OpenAsync("/articles?find=heron", Cancellation);
        list.TextOf("main > p").ShouldBe("0 articles of 4.");
        list = await reader.OpenAsync("/articles?find=100%25", Cancellation);
        (await reader.OpenAsync(list.LinkOf(".articles a"), Cancellation)).TextOf("h1").ShouldBe("Odd");
    }

    [Fact]
    public async Task What_a_document_or_a_reader_writes_is_text_and_never_markup()
    {
        _folder.Write(
            "news/hostile.md",
            """
            ---
            title: "<script>alert(1)</script><img src=x onerror=alert(2)>"
            publisher: "</title><b>Bold</b>"
            url: "javascript:alert(3)"
            published: 2021-05-01
            ---
            The zeppelin of Oskarsund carries <script>alert(4)</script> and &lt;b&gt;forty&lt;/b&gt; sacks of <img src=x onerror=alert(5)> flour.
            """);
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation);
        using var reader = new WebReader(bot);

        foreach (var address in (string[])["/?q=What+does+the+zeppelin+of+Oskarsund+carry%3F+%22%3E%3Cscript%3Ealert(6)%3C%2Fscript%3E", "/articles", "/articles/hostile.md", "/timeline?topic=%22%3E%3Cscript%3E+zeppelin"])
        {
            var page = await reader.OpenAsync(address, Cancellation);

            page.Document.QuerySelectorAll("script, img, b, iframe, object, base, style, [onerror], [style]").ShouldBeEmpty(address);
            page.Document.Links.Select(link => link.GetAttribute("href")!).ShouldAllBe(link => link.StartsWith('/') || link.StartsWith('#') || link.StartsWith("http"));
        }
    }

    [Fact]
    public async Task A_document_that_has_changed_since_is_said_to_have()
    {
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation);
        using var reader = new WebReader(bot);
        var link = (await reader.OpenAsync(Question, Cancellation)).LinkOf(".current a.mark");

        var changed = await reader.OpenAsync(link.Replace("version=", "version=0", StringComparison.Ordinal), Cancellation);
        var beyond = await reader.OpenAsync("/articles/comet.md?start=90000&end=90010", Cancellation);
        var plain = await reader.OpenAsync("/articles/comet.md", Cancellation);

        changed.TextOf(".problem").ShouldStartWith("This document has changed since it was quoted");
        beyond.TextOf(".problem").ShouldStartWith("This document has no text at the place");
        foreach (var page in (WebReading[])[changed, beyond, plain])
        {
            page.Status.ShouldBe(HttpStatusCode.OK);
            page.Document.QuerySelector("mark").ShouldBeNull();
        }

        plain.Document.QuerySelector(".problem").ShouldBeNull();
        (await reader.OpenAsync("/articles/comet.md?start=one&end=two", Cancellation)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task I_can_see_what_happened_when_as_a_picture_and_in_words()
    {
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation);
        using var reader = new WebReader(bot);

        var page = await reader.OpenAsync("/timeline", Cancellation);

        page.TextOf("svg > title").ShouldBe("The 3 events of the timeline, from left to right");
        var rows = page.Document.QuerySelectorAll("svg a.row");
        rows.Select(row => row.GetAttribute("aria-label")).ShouldBe(["1. March 2021", "2. 3 May 2021, planned, superseded", "3. 3 May 2021, did not happen"]);
        rows[0].QuerySelectorAll(".hollow, .strike, .cross").ShouldBeEmpty();
        rows[1].QuerySelector(".hollow").ShouldNotBeNull();
        rows[1].QuerySelector(".strike").ShouldNotBeNull();
        rows[2].QuerySelector(".cross").ShouldNotBeNull();
        WidthOf(rows[0]).ShouldBeGreaterThan(WidthOf(rows[1]));
        page.Document.QuerySelectorAll(".events > li").Length.ShouldBe(3);
        page.TextOf("#event-2").ShouldStartWith("3 May 2021 planned, superseded The new electric ferry");
        page.Document.QuerySelector(rows[2].GetAttribute("href")!).ShouldNotBeNull();

        static double WidthOf(AngleSharp.Dom.IElement row)
        {
            var bar = row.QuerySelector(".bar")!;
            return Percent(bar.GetAttribute("x2")!) - Percent(bar.GetAttribute("x1")!);
        }

        static double Percent(string text) => double.Parse(text.TrimEnd('%'), System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Sources_that_disagree_are_linked_in_the_picture()
    {
        _folder.Write("news/dam-1.md", "---\ntitle: Dam opens\npublisher: One\npublished: 2021-09-02\n---\nThe Orrin dam of 48,500 tons of granite was opened by minister Karla Voss on 1 September 2021.\n");
        _folder.Write("news/dam-2.md", "---\ntitle: Dam is opened\npublisher: Two\npublished: 2021-09-07\n---\nThe Orrin dam of 48,500 tons of granite was opened by minister Karla Voss on 6 September 2021.\n");
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation);
        using var reader = new WebReader(bot);

        var page = await reader.OpenAsync("/timeline?topic=Orrin+dam", Cancellation);

        page.TextOf(".disagreement h3").ShouldStartWith("Sources disagree on");
        page.TextOf("svg .dispute title").ShouldBe("Sources disagree on events 1 and 2.");
    }

    [Fact]
    public async Task Many_articles_are_listed_in_pages_newest_first()
    {
        for (var day = 1; day <= 60; day++)
        {
            var date = new DateOnly(2020, 1, 1).AddDays(day);
            _folder.Write($"news/tide-{day:00}.md", $"---\ntitle: Tide {day:00}\npublished: {date:yyyy-MM-dd}\n---\nThe tide at Vestra stood at {day} hands.\n");
        }

        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation);
        using var reader = new WebReader(bot);

        var first = await reader.OpenAsync("/articles", Cancellation);
        first.Document.QuerySelectorAll(".articles li").Length.ShouldBe(50);
        first.TextOf(".articles h2").ShouldBe("Comet Ternberg seen over the coast");
        var second = await reader.OpenAsync(first.LinkOf("a[rel=next]"), Cancellation);
        second.Document.QuerySelectorAll(".articles li").Length.ShouldBe(13);
        second.TextOf(".articles li:last-child h2").ShouldBe("Tide 01");
        (await reader.OpenAsync("/articles?page=99999", Cancellation)).TextOf(".pages span").ShouldBe("Page 2 of 2");
    }

    [Theory]
    [InlineData("/")]
    [InlineData(Question)]
    [InlineData("/articles")]
    [InlineData("/articles/comet.md")]
    [InlineData("/timeline")]
    [InlineData("/admin")]
    [InlineData("/nothing")]
    public async Task Every_page_can_be_found_through_by_ear(string address)
    {
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation);
        using var reader = new WebReader(bot);

        var document = (await reader.OpenAsync(address, Cancellation)).Document;

        document.DocumentElement.GetAttribute("lang").ShouldBe("en");
        document.Title.ShouldNotBeNullOrEmpty();
        document.QuerySelectorAll("main").Length.ShouldBe(1);
        document.QuerySelectorAll("h1").Length.ShouldBe(1);
        var levels = document.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(heading => heading.LocalName[1] - '0').ToList();
        levels[0].ShouldBe(1);
        levels.Zip(levels.Skip(1)).ShouldAllBe(pair => pair.Second <= pair.First + 1);
        document.QuerySelectorAll("input:not([type=hidden], [hidden])").ShouldAllBe(field => document.QuerySelector($"label[for='{field.Id}']") != null);
        var ids = document.QuerySelectorAll("[id]").Select(element => element.Id).ToList();
        ids.Distinct().Count().ShouldBe(ids.Count);
        document.QuerySelectorAll("[aria-describedby], [aria-labelledby]")
            .SelectMany(element => (element.GetAttribute("aria-describedby") + " " + element.GetAttribute("aria-labelledby")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ShouldAllBe(id => document.GetElementById(id) != null);
        document.QuerySelector("a.skip")!.GetAttribute("href").ShouldBe("#main");
    }

    [Fact]
    public async Task Every_response_forbids_what_the_page_does_not_need()
    {
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation);
        using var reader = new WebReader(bot);
        var style = (await reader.OpenAsync("/", Cancellation)).LinkOf("link[rel=stylesheet]");

        foreach (var address in (string[])["/", Question, "/nothing", "/?q=", "/articles/comet.md", "/admin", "/api/timeline", "/api/timeline?limit=-1", "/health/live", style])
        {
            using var response = await bot.Http.GetAsync(address, Cancellation);

            string HeaderOf(string name) => response.Headers.GetValues(name).Single();
            HeaderOf("Content-Security-Policy").ShouldBe(
                "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'", address);
            HeaderOf("X-Content-Type-Options").ShouldBe("nosniff");
            HeaderOf("Referrer-Policy").ShouldBe("no-referrer");
            HeaderOf("Cross-Origin-Opener-Policy").ShouldBe("same-origin");
        }

        using var sheet = await bot.Http.GetAsync(style, Cancellation);
        sheet.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
        sheet.Content.Headers.ContentType!.MediaType.ShouldBe("text/css");
    }

    [Fact]
    public async Task An_answer_that_fails_is_a_page_without_details()
    {
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation);
        using var reader = new WebReader(bot);
        Damage("discovered by the astronomer");

        var page = await reader.OpenAsync("/?q=Who+discovered+comet+Ternberg%3F", Cancellation);

        page.Status.ShouldBe(HttpStatusCode.InternalServerError);
        page.TextOf("h1").ShouldBe("Something went wrong");
        page.Html.ShouldNotContain("Exception");
        page.Html.ShouldNotContain(_folder.Path);
        var (_, log) = await bot.StopAsync("-TERM", Cancellation);
        log.ShouldContain("DamagedIndexException");
    }

    [Fact]
    public async Task The_page_answers_only_under_names_that_are_its_own()
    {
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation, "--Web:PublicBaseUrl=https://bot.example/news");

        (await StatusUnderAsync("attacker.example", "/")).ShouldBe(HttpStatusCode.MisdirectedRequest);
        (await StatusUnderAsync("attacker.example", "/api/timeline")).ShouldBe(HttpStatusCode.MisdirectedRequest);
        (await StatusUnderAsync("attacker.example", "/health/live")).ShouldBe(HttpStatusCode.OK);
        (await StatusUnderAsync("localhost:1234", "/")).ShouldBe(HttpStatusCode.OK);
        (await StatusUnderAsync("bot.example", "/")).ShouldBe(HttpStatusCode.OK);

        async Task<HttpStatusCode> StatusUnderAsync(string host, string address)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Host = host } };
            using var response = await bot.Http.SendAsync(request, Cancellation);
            return response.StatusCode;
        }
    }

    [Theory]
    [InlineData("/?q=Who+discovered+comet+Ternberg%3F")]
    [InlineData("/news/?q=Who+discovered+comet+Ternberg%3F")]
    public async Task Under_its_public_address_links_stay_there_whether_a_proxy_keeps_the_folder_or_not(string address)
    {
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation, "--Web:PublicBaseUrl=https://bot.example/news");

        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Host = "bot.example" } };
        using var response = await bot.Http.SendAsync(request, Cancellation);
        var page = new WebReading(response.StatusCode, request.RequestUri!, "", new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Cancellation)));

        page.LinkOf(".current a.mark").ShouldStartWith("https://bot.example/news/articles/comet.md?start=");
        page.LinkOf("header a.name").ShouldBe("/news/");
        page.LinkOf("link[rel=stylesheet]").ShouldStartWith("/news/assets/");
        page.Document.QuerySelector("form")!.GetAttribute("action").ShouldBe("/news/");
    }

    // Breaks the stored text without making the index look broken: it is found out when the passage is read.
    private void Damage(string words)
    {
        var sought = Encoding.UTF8.GetBytes(words);
        var damaged = 0;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_folder.Path, "data", "index"), "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            if (bytes.AsSpan().IndexOf(sought) is >= 0 and var at)
            {
                stream.Position = at;
                stream.WriteByte((byte)'#');
                damaged++;
            }
        }

        damaged.ShouldBe(1);
    }
}
