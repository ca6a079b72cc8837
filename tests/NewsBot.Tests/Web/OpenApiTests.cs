using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using NewsBot.Tests.Hosting;
using NewsBot.Tests.Infrastructure;

namespace NewsBot.Tests.Web;

/// <summary>The description of the HTTP interface, held against what the running bot says.</summary>
public sealed class OpenApiTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public OpenApiTests()
    {
        Write("plan", "2021-05-03", "The pier at Vestra is to open on 8 May 2021, the harbour authority said. The crane is to be sold in June 2021.");
        Write("opening", "2021-05-10", "The pier at Vestra opened on 8 May 2021. The storm at Norrby killed 12 people.");
        Write("other", "2021-05-10", "The pier at Vestra opened on 9 May 2021. The storm at Norrby killed 15 people.");
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Describes_every_response_to_the_letter()
    {
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation);
        var contract = JsonNode.Parse(await bot.Http.GetStringAsync("openapi.json", Cancellation))!.AsObject();
        var check = new SchemaCheck(contract);

        await ShouldFitAsync(200, Ask("""{"question":"Did the pier at Vestra open?"}"""), "/api/ask");
        await ShouldFitAsync(200, Ask("""{"question":"When did the pier at Vestra open?","asOf":"2021-05-10"}"""), "/api/ask");
        await ShouldFitAsync(200, Ask("""{"question":"Who sold the crane to Paula Ternberg?"}"""), "/api/ask");
        await ShouldFitAsync(400, Ask("""{"question":"???"}"""), "/api/ask");
        await ShouldFitAsync(400, Ask("no json"), "/api/ask");
        await ShouldFitAsync(400, Ask($$"""{"question":"{{new string('a', MaxLength(contract) + 1)}}"}"""), "/api/ask");
        await ShouldFitAsync(413, Ask(new string(' ', 65_537)), "/api/ask");
        await ShouldFitAsync(200, Get("api/timeline"), "/api/timeline");
        await ShouldFitAsync(200, Get("api/timeline?topic=pier&from=2021-05&to=2021&asOf=2021-05-10&limit=1"), "/api/timeline");
        await ShouldFitAsync(400, Get("api/timeline?from=soon"), "/api/timeline");
        await ShouldFitAsync(400, Get("api/timeline?limit=many"), "/api/timeline");

        // Each of them came up, so none describes what is not there. What is sent is for the bot to check.
        check.Used.Order(StringComparer.Ordinal).ShouldBe(
            contract["components"]!["schemas"]!.AsObject().Select(schema => schema.Key).Where(name => name != "Question").Order(StringComparer.Ordinal));

        async Task ShouldFitAsync(int status, HttpRequestMessage request, string path)
        {
            using (request)
            {
                using var response = await bot.Http.SendAsync(request, Cancellation);
                ((int)response.StatusCode).ShouldBe(status);
                await check.FitAsync(response, path, request.Method, Cancellation);
            }
        }
    }

    [Fact]
    public async Task Tells_when_to_come_again()
    {
        await using var bot = await RunningBot.StartAsync(_folder.Path, Cancellation);
        var check = new SchemaCheck(JsonNode.Parse(await bot.Http.GetStringAsync("openapi.json", Cancellation))!.AsObject());

        // A minute may end meanwhile, but not twice.
        HttpResponseMessage response;
        var sent = 0;
        do
        {
            response = await bot.Http.GetAsync("api/timeline?from=soon", Cancellation);
            sent++;
        }
        while (response.StatusCode != HttpStatusCode.TooManyRequests && sent < 400);

        using (response)
        {
            sent.ShouldBeGreaterThan(120);
            await check.FitAsync(response, "/api/timeline", HttpMethod.Get, Cancellation);
            response.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        }
    }

    private static int MaxLength(JsonObject contract) => (int)contract["components"]!["schemas"]!["Question"]!["properties"]!["question"]!["maxLength"]!;

    private static HttpRequestMessage Ask(string body) => new(HttpMethod.Post, "api/ask") { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    private static HttpRequestMessage Get(string address) => new(HttpMethod.Get, address);

    private void Write(string name, string published, string text) =>
        _folder.Write($"news/{name}.md", string.Create(CultureInfo.InvariantCulture, $"---\ntitle: {name}\npublisher: {name} News\npublished: {published}\n---\n\n{text}\n"));
}
