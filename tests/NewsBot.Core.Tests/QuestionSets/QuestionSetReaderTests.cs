using NewsBot.Core.QuestionSets;

namespace NewsBot.Core.Tests.QuestionSets;

public sealed class QuestionSetReaderTests
{
    [Fact]
    public void I_give_an_id_and_a_question_and_what_is_expected()
    {
        var question = Read(
            """{"id":"ferry","question":"When did the ferry start?","asOf":"2021-05","type":"when","answers":["3 May"],"documents":["2021/ferry.md"],"never":["June"]}""")
            .Questions.ShouldHaveSingleItem();

        question.Id.ShouldBe("ferry");
        question.Place.ShouldBe("set.jsonl:1");
        question.Text.ShouldBe("When did the ferry start?");
        question.AsOf.ShouldBe(new DateOnly(2021, 5, 31));
        question.Type.ShouldBe("when");
        question.Expected.IsAnswerable.ShouldBeTrue();
        question.Expected.Answers.ShouldBe(["3 May"]);
        question.Expected.Documents.ShouldBe(["2021/ferry.md"]);
        question.Expected.Never.ShouldBe(["June"]);
        question.Expected.AsksStatus.ShouldBeFalse();
    }

    [Fact]
    public void Names_of_fields_may_be_written_in_any_usual_way_and_wordings_with_a_value()
    {
        var expected = Read(
            """{"id":1,"question":"How many?","as_of":"2021","not_yet":["9"],"superseded":[{"value":"7","doc":"x"}],"evidence_docs":["a"],"reference_date":null,"status":null}""")
            .Questions.ShouldHaveSingleItem().Expected;

        expected.NotYet.ShouldBe(["9"]);
        expected.Superseded.ShouldBe(["7"]);
        expected.EvidenceDocuments.ShouldBe(["a"]);
        expected.AsksStatus.ShouldBeTrue();
        expected.Status.ShouldBeNull();
    }

    [Fact]
    public void Follow_ups_are_named_after_the_question_they_follow()
    {
        var question = Read(
            """{"id":"ferry","question":"When did it start?","followUps":[{"question":"And where?"},{"id":"why","question":"Why?","answerable":false}]}""")
            .Questions.ShouldHaveSingleItem();

        question.Turns.Select(turn => turn.Id).ShouldBe(["ferry", "ferry/1", "why"]);
        question.FollowUps[1].Expected.IsAnswerable.ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"id":"x","question":"Who""", "not JSON")]
    [InlineData("[]", "JSON object")]
    [InlineData("""{"question":"Who?"}""", "\"id\"")]
    [InlineData("""{"id":"x"}""", "\"question\"")]
    [InlineData("""{"id":"x","question":7}""", "must be a text")]
    [InlineData("""{"id":"x","question":"Who?","asOf":"soon"}""", "no date")]
    [InlineData("""{"id":"x","question":"Who?","answers":"Ida"}""", "must be a list")]
    [InlineData("""{"id":"x","question":"Who?","answers":[7]}""", "must hold texts")]
    [InlineData("""{"id":"x","question":"Who?","answerable":"yes"}""", "true or false")]
    [InlineData("""{"id":"x","question":"Who?","anwers":["Ida"]}""", "no field \"anwers\"")]
    [InlineData("""{"id":"good","question":"Who?"}""", "set.jsonl:1")]
    [InlineData("""{"id":"x","question":"Who?","followUps":[{"id":"x","question":"Why?"}]}""", "\"x\"")]
    [InlineData("""{"id":"x","question":"\ud800"}""", "half a character")]
    public void A_line_that_cannot_be_used_is_named_and_the_others_are_read(string line, string words)
    {
        var set = Read("""{"id":"good","question":"Who?"}""", "", line, """{"id":"better","question":"Who?"}""");

        set.Questions.Select(question => question.Id).ShouldBe(["good", "better"]);
        var fault = set.Faults.ShouldHaveSingleItem();
        fault.Place.ShouldBe("set.jsonl:3");
        fault.Message.ShouldContain(words);
    }

    [Fact]
    public void A_set_without_questions_says_so() => Read("", " ").Faults.ShouldHaveSingleItem().ShouldBe(
        new QuestionSetFault("set.jsonl", "There is no question in it. Write each question on one line, like {\"id\":\"q1\",\"question\":\"Who won the election?\",\"answers\":[\"Ida Holm\"]}."));

    [Fact]
    public void A_document_that_is_not_there_is_named_and_the_other_questions_stay()
    {
        var set = Read(
            """{"id":"a","question":"Who?","documents":["2021/ferry.md"]}""",
            """{"id":"b","question":"Who?","evidence_docs":["2021/ferry"]}""",
            """{"id":"c","question":"Who?","followUps":[{"question":"Why?","documents":["2021/boat.md"]}]}""").WithDocuments(["2021/ferry.md"]);

        set.Questions.Select(question => question.Id).ShouldBe(["a", "b"]);
        var fault = set.Faults.ShouldHaveSingleItem();
        fault.Place.ShouldBe("set.jsonl:3");
        fault.Message.ShouldContain("2021/boat.md");
    }

    private static QuestionSet Read(params string[] lines) => QuestionSetReader.Read("set.jsonl", lines);
}
