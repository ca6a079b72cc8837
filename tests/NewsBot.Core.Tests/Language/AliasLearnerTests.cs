using NewsBot.Core.Language;

namespace NewsBot.Core.Tests.Language;

public sealed class AliasLearnerTests
{
    [Theory]
    // Long form, short form in brackets
    [InlineData("The Association of Northern Fishing Ports (ANFP) met.", "ANFP", "Association of Northern Fishing Ports")]
    [InlineData("He leads the Bank of Juvania (BOJ).", "BOJ", "Bank of Juvania")]
    [InlineData("Officials of the Agency for Air and Alpine Safety (AAAS) came.", "AAAS", "Agency for Air and Alpine Safety")]
    [InlineData("The Coastal Northeast Island Assembly (CONIA) voted.", "CONIA", "Coastal Northeast Island Assembly")]
    [InlineData("The Centers for Ice Control and Prevention (CIC) warned.", "CIC", "Centers for Ice Control and Prevention")]
    [InlineData("In Vostburg, the Harbour, Rail and Road Office (HRRO) opened.", "HRRO", "Harbour, Rail and Road Office")]
    [InlineData("A rise in gross harbour product (GHP) was seen.", "GHP", "gross harbour product")]
    [InlineData("Two uncrewed river vessels (URVs) sank.", "URVs", "uncrewed river vessels")]
    [InlineData("The Group of Six (G6) agreed.", "G6", "Group of Six")]
    [InlineData("The Fishers’ Union of Tarvia’s (FUT) strike went on.", "FUT", "Fishers’ Union of Tarvia")]
    [InlineData("The Tarvian Telephone & Telegraph (TT&T) is sold.", "TT&T", "Tarvian Telephone & Telegraph")]
    [InlineData("the Transport for Vostburg (TfV, founded in 1970) runs", "TfV", "Transport for Vostburg")]
    [InlineData("the Royal Mint (“RM”) coined", "RM", "Royal Mint")]
    [InlineData("an All-island Weather Office (AIWO) report", "AIWO", "All-island Weather Office")]
    // Short form, long form in brackets
    [InlineData("NFPA (the Northern Fishing Ports Association) met.", "NFPA", "Northern Fishing Ports Association")]
    [InlineData("The NFPA (Northern Fishing Ports Association, founded in 1960) met.", "NFPA", "Northern Fishing Ports Association")]
    // ", or …,"
    [InlineData("the Federal Bureau of Lighthouses, or FBL, said", "FBL", "Federal Bureau of Lighthouses")]
    [InlineData("It went to the Northern Ice Fund, or the NIF.", "NIF", "Northern Ice Fund")]
    // Other names
    [InlineData("Jon Poe, also known as Johnny Harbour, sang.", "Jon Poe", "Johnny Harbour")]
    [InlineData("Quaxo, formerly Blipp, is sold.", "Blipp", "Quaxo")]
    [InlineData("Quaxo (formerly known as Blipp Media) is sold.", "Quaxo", "Blipp Media")]
    [InlineData("Jon Poe, better known as “Captain Fog,” sang.", "Jon Poe", "Captain Fog")]
    [InlineData("the village of Oldham Green, a.k.a. Newham, lies", "Newham", "Oldham Green")]
    public void Two_names_for_one_thing_are_learned(string text, string name, string fullName) =>
        AliasLearner.Learn(text).ShouldHaveSingleItem().ShouldBe(new Alias(name, fullName));

    [Theory]
    [InlineData("The minister (62) resigned.")]
    [InlineData("HARBORTON (AP) - It rained.")]
    [InlineData("HARBORTON, Vost. (AP) - It rained.")]
    [InlineData("Senator Jane Roe (D-CA) resigned.")]
    [InlineData("It is cold (AND WET) there.")]
    [InlineData("The Northern Fishing Ports (see page 5) met.")]
    [InlineData("Jane Roe (ANFP) spoke.")]
    [InlineData("It rains, or it snows, in May.")]
    [InlineData("Jon Poe, formerly Director of Ports, spoke.")]
    [InlineData("Jon Poe, formerly of Vostburg, spoke.")]
    [InlineData("It is a process known as Fracking.")]
    [InlineData("He met Mr. Poe, also known as Dr. Fog.")]
    [InlineData("St. Vincent, also known as Jane Roe, sang.")]
    [InlineData("an (")]
    [InlineData("()(), or , known as , formerly ")]
    [InlineData("")]
    public void Nothing_is_learned_from_other_brackets(string text) => AliasLearner.Learn(text).ShouldBeEmpty();

    [Fact]
    public void Every_mention_is_learned_in_reading_order()
    {
        const string Text = "The Northern Ice Fund (NIF) and the Tarvian Sea Agency (TSA) met. The Northern Ice Fund (NIF) paid.";

        AliasLearner.Learn(Text).Select(alias => alias.Name).ShouldBe(["NIF", "TSA", "NIF"]);
    }

    [Fact]
    public void A_name_does_not_run_over_a_line() => AliasLearner.Learn("Northern Ice\nFund (NIF)").ShouldBeEmpty();

    [Fact]
    public void What_is_learned_stands_in_the_text() => Texts.Hold(text =>
    {
        foreach (var alias in AliasLearner.Learn(text))
        {
            text.ShouldContain(alias.Name);
            text.ShouldContain(alias.FullName);
            alias.Name.Length.ShouldBeLessThanOrEqualTo(alias.FullName.Length);
        }
    });
}
