using System.Text.Json;
using NewsBot.Asking;
using NewsBot.Core.Answers;
using NewsBot.Output;
using NewsBot.Tests.Infrastructure;

namespace NewsBot.Tests.Asking;

/// <summary>The JSON of <c>ask</c> is a public contract: these tests change only when the contract does, on purpose.</summary>
public sealed class AnswerJsonTests
{
    private static readonly string[] Fields =
    [
        "question", "asOf", "outcome", "status", "statusAsOf", "answer", "sentences", "citations", "disagreements", "nearest", "composer",
        "notes", "elapsedMs",
    ];

    private static readonly string[] CitationFields =
        ["number", "document", "title", "author", "publisher", "published", "statedOn", "quote", "start", "end", "line", "url"];

    [Fact]
    public void An_answer_has_exactly_the_fields_of_the_contract_in_order()
    {
        using var json = Parse(Answers.Full);

        Names(json.RootElement).ShouldBe(Fields);
        Names(json.RootElement.GetProperty("sentences")[0]).ShouldBe(["text", "citations", "role"]);
        Names(json.RootElement.GetProperty("citations")[0]).ShouldBe(CitationFields);
        Names(json.RootElement.GetProperty("disagreements")[0]).ShouldBe(["about", "positions"]);
        Names(json.RootElement.GetProperty("disagreements")[0].GetProperty("positions")[0]).ShouldBe(["value", "citations"]);
    }

    [Fact]
    public void An_abstention_has_the_same_fields_and_its_nearest_passages_are_citations()
    {
        using var json = Parse(Answers.Abstained);

        Names(json.RootElement).ShouldBe(Fields);
        json.RootElement.GetProperty("outcome").GetString().ShouldBe("abstained");
        json.RootElement.GetProperty("sentences").GetArrayLength().ShouldBe(0);
        Names(json.RootElement.GetProperty("nearest")[0]).ShouldBe(CitationFields);
    }

    [Fact]
    public void Every_rendering_of_the_contract_is_as_reviewed()
    {
        Expectation.ShouldMatch(Pretty(Answers.Full), "AnswerJson/full.json");
        Expectation.ShouldMatch(Pretty(Answers.Abstained), "AnswerJson/abstained.json");
        Expectation.ShouldMatch(Pretty(Answers.Hostile), "AnswerJson/hostile.json");
    }

    [Fact]
    public void In_a_batch_the_id_comes_first_as_it_was_given_and_all_is_on_one_line()
    {
        using var id = JsonDocument.Parse("""{"set":1,"name":"q-7"}""");

        var line = JsonOutput.Line(writer => AnswerJson.Write(writer, Answers.Full, TimeSpan.Zero, id.RootElement));

        line.ShouldStartWith("""{"id":{"set":1,"name":"q-7"},"question":""");
        line.ShouldNotContain('\n');
        using var json = JsonDocument.Parse(line);
        Names(json.RootElement).ShouldBe(["id", .. Fields]);
    }

    [Fact]
    public void Elapsed_time_is_milliseconds_with_one_decimal() =>
        JsonOutput.Line(writer => AnswerJson.Write(writer, Answers.Short, TimeSpan.FromMicroseconds(1261))).ShouldEndWith("\"elapsedMs\":1.3}");

    private static string Pretty(VerifiedAnswer answer) =>
        JsonOutput.Pretty(writer => AnswerJson.Write(writer, answer, TimeSpan.FromMilliseconds(12.5))) + "\n";

    private static JsonDocument Parse(VerifiedAnswer answer) => JsonDocument.Parse(Pretty(answer));

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);
}
