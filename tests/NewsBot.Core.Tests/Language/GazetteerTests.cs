using NewsBot.Core.Language;

namespace NewsBot.Core.Tests.Language;

public sealed class GazetteerTests
{
    [Theory]
    [InlineData("Russia", "Russia")]
    [InlineData("Russian", "Russia")]
    [InlineData("Russians", "Russia")]
    [InlineData("russian", "Russia")]
    [InlineData("Russian Federation", "Russia")]
    [InlineData("French", "France")]
    [InlineData("Filipino", "Philippines")]
    [InlineData("Dutch", "Netherlands")]
    [InlineData("Swiss", "Switzerland")]
    [InlineData("Burmese", "Myanmar")]
    [InlineData("Laotian", "Laos")]
    [InlineData("South Korean", "South Korea")]
    [InlineData("North Koreans", "North Korea")]
    [InlineData("U.S.", "United States")]
    [InlineData("US", "United States")]
    [InlineData("USA", "United States")]
    [InlineData("America", "United States")]
    [InlineData("UK", "United Kingdom")]
    [InlineData("Britain", "United Kingdom")]
    [InlineData("UAE", "United Arab Emirates")]
    [InlineData("Türkiye", "Turkey")]
    [InlineData("Polish", "Poland")]
    [InlineData("European", "Europe")]
    public void A_name_or_an_adjective_tells_the_country(string name, string country) => Gazetteer.CountryOf(name).ShouldBe(country);

    [Theory]
    [InlineData("us")]
    [InlineData("polish")]
    [InlineData("turkey")]
    [InlineData("Nairobi")]
    [InlineData("house")]
    [InlineData("")]
    [InlineData("a name that is much too long to be the name of any country in the world")]
    public void Other_words_tell_none(string name) => Gazetteer.CountryOf(name).ShouldBeNull();

    [Fact]
    public void Every_country_has_its_adjective_where_one_is_given()
    {
        foreach (var line in LanguageData.Read("countries.txt").Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
        {
            var fields = line.Split('|');
            fields.Length.ShouldBe(3, line);
            var country = Gazetteer.CountryOf(fields[0].Split(';')[0].Trim()).ShouldNotBeNull(line);
            foreach (var adjective in fields[1].Split(';').Where(adjective => !string.IsNullOrWhiteSpace(adjective)))
            {
                Gazetteer.CountryOf(adjective.Trim()).ShouldBe(country, line);
            }
        }
    }

    [Theory]
    [InlineData("Africa", WordTraits.Place)]
    [InlineData("Nairobi", WordTraits.Place)]
    [InlineData("South China Sea", WordTraits.Place)]
    [InlineData("South", WordTraits.PhraseStart | WordTraits.Qualifier)]
    [InlineData("St", WordTraits.PhraseStart)]
    [InlineData("Kenyans", WordTraits.Nationality)]
    [InlineData("Jane", WordTraits.GivenName)]
    [InlineData("Minister", WordTraits.Title)]
    [InlineData("Ministry", WordTraits.OrganisationHead)]
    [InlineData("United Nations", WordTraits.Organisation)]
    [InlineData("Monday", WordTraits.Calendar | WordTraits.Surname)]
    [InlineData("However", WordTraits.Function)]
    [InlineData("I'm", WordTraits.Function)]
    [InlineData("Qwertz", WordTraits.None)]
    public void Words_have_traits(string word, object traits) => (Gazetteer.TraitsOf(word) & (WordTraits)traits).ShouldBe((WordTraits)traits);
}
