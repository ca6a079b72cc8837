using Microsoft.Playwright;

namespace NewsBot.Web.Tests;

/// <summary>The page as people see it in a browser.</summary>
public sealed class PageTests(Browser browser) : IClassFixture<Browser>
{
    private const string Question = "When did the observatory close its dome for repairs?";

    private static readonly string[] Addresses =
        ["/", $"/?q={Uri.EscapeDataString(Question)}", "/?q=Who+painted+the+lighthouse%3F", "/articles", "/articles/comet.md", "/timeline", "/admin", "/nothing"];

    [Fact]
    public async Task I_can_ask_and_see_the_quote_in_its_article()
    {
        await using var window = await browser.OpenAsync();

        await AskAsync(window.Page);
        await window.Page.Locator(".current a.mark").ClickAsync();

        window.Page.Url.ShouldEndWith("#passage");
        (await window.Page.Locator("mark#passage").InnerTextAsync()).ShouldBe("The observatory closed its dome for repairs on 9 June 2021.");
        (await IsInViewAsync(window.Page.Locator("mark#passage"))).ShouldBeTrue();
        (await window.Page.EvaluateAsync<double>("scrollY")).ShouldBeGreaterThan(0);
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task I_can_ask_on_and_say_whether_it_helped()
    {
        await using var window = await browser.OpenAsync(new() { JavaScriptEnabled = false });
        await AskAsync(window.Page);

        await window.Page.GetByRole(AriaRole.Textbox, new() { Name = "Ask on" }).FillAsync("And why?");
        await window.Page.Keyboard.PressAsync("Enter");
        await window.Page.Locator("h2#answer", new() { HasText = "And why?" }).WaitForAsync();
        (await window.Page.Locator(".remark").AllInnerTextsAsync()).ShouldContain(remark => remark.StartsWith("Understood as: "));
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Not helpful" }).ClickAsync();

        (await window.Page.GetByRole(AriaRole.Status).InnerTextAsync()).ShouldContain("did not help");
        window.Complaints.ShouldBeEmpty();
        foreach (var cookie in await window.Page.Context.CookiesAsync())
        {
            (cookie.HttpOnly, cookie.SameSite).ShouldBe((true, SameSiteAttribute.Strict));
        }
    }

    [Fact]
    public async Task Without_script_all_of_it_works()
    {
        await using var window = await browser.OpenAsync(new() { JavaScriptEnabled = false });

        await AskAsync(window.Page);
        await window.Page.Locator(".current a.mark").ClickAsync();

        (await IsInViewAsync(window.Page.Locator("mark#passage"))).ShouldBeTrue();
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Timeline" }).ClickAsync();
        await window.Page.Locator("svg a.row .hit").First.ClickAsync();
        window.Page.Url.ShouldEndWith("#event-1");
    }

    [Fact]
    public async Task With_the_keyboard_alone_I_get_from_the_question_to_the_quote()
    {
        await using var window = await browser.OpenAsync();
        await window.Page.GotoAsync("/");

        await window.Page.Keyboard.PressAsync("Tab");
        (await FocusedAsync(window.Page)).ShouldBe("Skip to the content");
        await window.Page.Keyboard.PressAsync("Enter");
        await window.Page.Keyboard.PressAsync("Tab");
        await window.Page.Keyboard.TypeAsync(Question);
        await Task.WhenAll(window.Page.WaitForURLAsync("**/?q=*"), window.Page.Keyboard.PressAsync("Enter"));
        for (var presses = 0; presses < 40 && !(await FocusedAsync(window.Page)).Contains("[1]", StringComparison.Ordinal); presses++)
        {
            await window.Page.Keyboard.PressAsync("Tab");
        }

        (await window.Page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle")).ShouldBe("solid");
        await Task.WhenAll(window.Page.WaitForURLAsync("**/articles/**"), window.Page.Keyboard.PressAsync("Enter"));
        (await IsInViewAsync(window.Page.Locator("mark#passage"))).ShouldBeTrue();
    }

    [Fact]
    public async Task On_a_phone_nothing_is_wider_than_the_screen()
    {
        await using var window = await browser.OpenAsync(new() { ViewportSize = new() { Width = 320, Height = 640 }, IsMobile = true, HasTouch = true });

        foreach (var address in Addresses)
        {
            await window.Page.GotoAsync(address);
            (await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(320, address);
        }
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Every_text_stands_out_from_what_is_behind_it(ColorScheme scheme)
    {
        await using var window = await browser.OpenAsync(new() { ColorScheme = scheme });

        foreach (var address in Addresses)
        {
            await window.Page.GotoAsync(address);
            (await window.Page.EvaluateAsync<bool>(IsDark)).ShouldBe(scheme == ColorScheme.Dark);
            (await window.Page.EvaluateAsync<string[]>(FaintTexts)).ShouldBeEmpty(address);
        }
    }

    [Fact]
    public async Task No_page_needs_what_its_policy_forbids()
    {
        await using var window = await browser.OpenAsync();

        foreach (var address in Addresses)
        {
            await window.Page.GotoAsync(address);
        }

        // What is not there is complained about, and nothing else.
        window.Complaints.Where(complaint => !complaint.Contains("404", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_hostile_document_is_text()
    {
        await using var window = await browser.OpenAsync();

        foreach (var address in (string[])["/?q=What+does+the+zeppelin+of+Oskarsund+carry%3F", "/articles", "/articles/hostile.md", "/timeline"])
        {
            await window.Page.GotoAsync(address);
            (await window.Page.Locator("main script, main img, main b, [onerror], [onmouseover]").CountAsync()).ShouldBe(0, address);
        }

        await window.Page.GotoAsync("/articles/hostile.md");
        (await window.Page.TitleAsync()).ShouldStartWith("<script>document.title=");
        (await window.Page.Locator(".text").InnerTextAsync()).ShouldContain("The zeppelin of Oskarsund carries");
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_admin_reloads_and_sees_what_changed()
    {
        await using var window = await browser.OpenAsync();
        await window.Page.GotoAsync("/");
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Administration" }).ClickAsync();
        await SignInAsync(window.Page, "no such key");
        (await window.Page.GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldBe("This is not the key.");

        await SignInAsync(window.Page, Browser.Key);
        browser.Write("windmill.md", "---\ntitle: Windmill\npublished: 2021-05-02\n---\nThe windmill of Tarn lost a sail on 1 May 2021.\n");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Reload" }).ClickAsync();

        (await window.Page.GetByRole(AriaRole.Status).InnerTextAsync()).ShouldContain("windmill.md");
        (await window.Page.Context.CookiesAsync()).ShouldAllBe(cookie => cookie.HttpOnly && cookie.SameSite == SameSiteAttribute.Strict);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await window.Page.GotoAsync("/admin");
        await window.Page.GetByLabel("Admin key").WaitForAsync();
    }

    // By the formula of WCAG 2.2, success criterion 1.4.3: 4.5 to 1, or 3 to 1 for large letters. Backgrounds are opaque here.
    private const string FaintTexts = """
        () => {
          const channels = color => color.match(/[\d.]+/g).map(Number);
          const light = ([r, g, b]) => [r, g, b].map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
            .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
          const behind = e => { for (; e; e = e.parentElement) { const c = channels(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > 0) return c; } return [255, 255, 255]; };
          const faint = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const element = walker.currentNode.parentElement, text = walker.currentNode.data.trim();
            if (!text || !element.getClientRects().length || element.closest("title, desc, .inside")) continue;
            const style = getComputedStyle(element);
            const front = channels(element instanceof SVGElement ? style.fill : style.color);
            const [a, b] = [light(front), light(behind(element))].sort((x, y) => y - x);
            const size = parseFloat(style.fontSize), isLarge = size >= 24 || size >= 18.66 && style.fontWeight >= 700;
            const ratio = (a + 0.05) / (b + 0.05);
            if (ratio < (isLarge ? 3 : 4.5)) faint.push(`${ratio.toFixed(2)} ${text}`);
          }
          return faint;
        }
        """;

    private const string IsDark = "() => getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/g)[0] < 128";

    private static async Task AskAsync(IPage page)
    {
        await page.GotoAsync("/");
        await page.GetByLabel("Question").FillAsync(Question);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask" }).ClickAsync();
    }

    private static async Task SignInAsync(IPage page, string key)
    {
        await page.GetByLabel("Admin key").FillAsync(key);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }

    private static Task<string> FocusedAsync(IPage page) => page.EvaluateAsync<string>("document.activeElement === document.body ? '' : document.activeElement.textContent");

    private static async Task<bool> IsInViewAsync(ILocator element)
    {
        var box = (await element.BoundingBoxAsync()).ShouldNotBeNull();
        var height = element.Page.ViewportSize!.Height;
        return box.Y >= 0 && box.Y + box.Height <= height;
    }
}
