using NewsBot.Core.Language;

namespace NewsBot.Core.Tests.Language;

public sealed class NameFinderTests
{
    // P person, L place, O organisation, X something else.
    [Theory]
    // Persons
    [InlineData("On Monday Jane Roe met Jon Poe.", "P:Jane Roe, P:Jon Poe")]
    [InlineData("They asked President Jane Roe about it.", "P:Jane Roe")]
    [InlineData("Kenyan Foreign Minister Amina Qorane spoke.", "L:Kenyan, P:Amina Qorane")]
    [InlineData("A letter to Prime Minister Qorane was found.", "P:Qorane")]
    [InlineData("the U.S. Secretary of State Jon Poe.", "L:U.S., P:Jon Poe")]
    [InlineData("the minister of trade, Mohammed bin Qasr, and Ursula von der Poe.", "P:Mohammed bin Qasr, P:Ursula von der Poe")]
    [InlineData("with Bashar al-Qorane and J. K. Surname.", "P:Bashar al-Qorane, P:J. K. Surname")]
    [InlineData("by Sen. Jane Roe and Gen. Jon Poe.", "P:Jane Roe, P:Jon Poe")]
    [InlineData("the singer Imran Khan and the writer Stephen King.", "P:Imran Khan, P:Stephen King")]
    [InlineData("a portrait of Theresa May.", "P:Theresa May")]
    [InlineData("On Monday Harborco CEO Jane Roe resigned.", "X:Harborco, P:Jane Roe")]
    [InlineData("the actor Jonah Hill.", "P:Jonah Hill")]
    [InlineData("in Jean-Claude Poe’s house.", "P:Jean-Claude Poe")]
    // Places
    [InlineData("from New York to St. Louis and Rio de Janeiro.", "L:New York, L:St. Louis, L:Rio de Janeiro")]
    [InlineData("SINGAPORE (Agency) - It rained.", "L:SINGAPORE")]
    [InlineData("the South China Sea and the Gulf of Mexico.", "L:South China Sea, L:Gulf of Mexico")]
    [InlineData("the Qorane River and Lake Poe.", "L:Qorane River, L:Lake Poe")]
    [InlineData("Russia’s Kremlin.", "L:Russia, O:Kremlin")]
    [InlineData("in the US and the UK, not in the U.S.", "L:US, L:UK, L:U.S.")]
    [InlineData("a Moscow-based bank, US-led troops and pro-Russian rebels.", "L:Moscow, L:US, L:Russian")]
    [InlineData("the Russia-China border.", "L:Russia, L:China")]
    [InlineData("in Bosnia and Herzegovina, and in Trinidad and Tobago.", "L:Bosnia and Herzegovina, L:Trinidad and Tobago")]
    // Organisations
    [InlineData("the Ministry of Trade and Fisheries.", "O:Ministry of Trade and Fisheries")]
    [InlineData("the Food and Harbour Administration.", "O:Food and Harbour Administration")]
    [InlineData("the Syrian Observatory for Human Rights.", "O:Syrian Observatory for Human Rights")]
    [InlineData("with Acme Widget Inc. and Poe & Roe Ltd.", "O:Acme Widget Inc, O:Poe & Roe Ltd")]
    [InlineData("the University of Oxford and the Bank of England.", "O:University of Oxford, O:Bank of England")]
    [InlineData("the People's Party met the Harbour Workers’ Union.", "O:People's Party, O:Harbour Workers’ Union")]
    [InlineData("members of ASEAN, NATO and the QFPA.", "O:ASEAN, O:NATO, O:QFPA")]
    [InlineData("the Russian Foreign Ministry.", "O:Russian Foreign Ministry")]
    // Other things
    [InlineData("the Qorane Treaty and the Nobel Prize.", "X:Qorane Treaty, X:Nobel Prize")]
    [InlineData("after Hurricane Maria.", "X:Hurricane Maria")]
    // Nothing
    [InlineData("However, the minister said on Monday that officials met in March.", "")]
    [InlineData("The President and the Prime Minister met the Foreign Minister.", "")]
    [InlineData("Officials said it. Police came. Former officials left.", "")]
    [InlineData("I'm sure. It's late. We'll see.", "")]
    [InlineData("", "")]
    public void Names_are_found_and_told_apart(string text, string expected) => Describe(text, new TextSpan(0, text.Length)).ShouldBe(expected);

    [Fact]
    public void A_word_that_begins_a_sentence_is_a_name_if_the_text_has_it_as_one()
    {
        const string Text = "Quaxo is new. Many use Quaxo.";

        Describe(Text, new TextSpan(0, 13)).ShouldBe("X:Quaxo");
    }

    [Fact]
    public void A_word_that_begins_a_sentence_is_no_name_by_itself() => Describe("Quaxo is new.", new TextSpan(0, 13)).ShouldBe("");

    [Fact]
    public void A_family_name_is_a_person_after_the_full_name()
    {
        const string Text = "Jane Qorane spoke. They heard Qorane.";

        Describe(Text, TextSpan.FromBounds(19, Text.Length)).ShouldBe("P:Qorane");
    }

    [Fact]
    public void The_first_word_is_left_out_where_the_text_has_it_small()
    {
        const string Text = "Fishermen Jane Roe knew had left. The fishermen had no boat.";

        Describe(Text, new TextSpan(0, 33)).ShouldBe("P:Jane Roe");
    }

    [Theory]
    [InlineData("Minister Signs Fishing Deal With Norway After Jane Roe Calls", "L:Norway, P:Jane Roe")]
    [InlineData("Harbour Opens Again As NATO Leaves", "O:NATO")]
    public void In_a_headline_with_capitals_only_what_is_known_is_a_name(string text, string expected) =>
        Describe(text, new TextSpan(0, text.Length)).ShouldBe(expected);

    [Fact]
    public void A_word_that_is_shouted_is_no_organisation() => Describe("It will never, NEVER rain.", new TextSpan(0, 26)).ShouldBe("");

    [Fact]
    public void Names_are_in_order_inside_the_sentence_and_do_not_overlap() => Texts.Hold((text, span) =>
    {
        var at = span.Start;
        foreach (var name in NameFinder.Find(text, span))
        {
            name.Span.Start.ShouldBeGreaterThanOrEqualTo(at);
            name.Span.Length.ShouldBeGreaterThan(0);
            at = name.Span.End;
        }

        at.ShouldBeLessThanOrEqualTo(span.End);
    });

    private static string Describe(string text, TextSpan span) => string.Join(", ", NameFinder.Find(text, span).Select(name => name.Kind switch
    {
        NameKind.Person => "P:",
        NameKind.Place => "L:",
        NameKind.Organisation => "O:",
        _ => "X:",
    } + name.Span.Of(text)));
}
