namespace NewsBot.Core.Language;

/// <summary>What is known of a word or phrase that is written with a capital; see the lists in <c>Language/Data</c>.</summary>
[Flags]
internal enum WordTraits
{
    None = 0,

    /// <summary>A day or month: no name by itself.</summary>
    Calendar = 1 << 0,

    /// <summary>A person's given name.</summary>
    GivenName = 1 << 1,

    /// <summary>A title or role that a person's name follows.</summary>
    Title = 1 << 2,

    /// <summary>A word that stands before a title.</summary>
    Modifier = 1 << 3,

    /// <summary>A family name too, whatever else it is.</summary>
    Surname = 1 << 4,

    /// <summary>The first or last word of an organisation's name.</summary>
    OrganisationHead = 1 << 5,

    /// <summary>The first or last word of a place's name.</summary>
    PlaceHead = 1 << 6,

    /// <summary>The first or last word of the name of an event, a law, a prize.</summary>
    OtherHead = 1 << 7,

    /// <summary>In capitals, and not an organisation.</summary>
    Acronym = 1 << 8,

    /// <summary>Begins the name of a thing or a place rather than of a person.</summary>
    Qualifier = 1 << 9,

    /// <summary>Written with a capital now and then, but no name.</summary>
    Common = 1 << 10,

    /// <summary>A function word, written with a capital where a sentence begins.</summary>
    Function = 1 << 11,

    /// <summary>A country or another place, by its full name.</summary>
    Place = 1 << 12,

    /// <summary>An adjective or noun for the people of a country.</summary>
    Nationality = 1 << 13,

    /// <summary>An organisation, by its full name.</summary>
    Organisation = 1 << 14,

    /// <summary>The first word of a known phrase of several words.</summary>
    PhraseStart = 1 << 15,

    /// <summary>A place, a nationality or an organisation that is known by name.</summary>
    Known = Place | Nationality | Organisation,

    /// <summary>Words that are no names by themselves.</summary>
    Generic = Title | Modifier | OrganisationHead | PlaceHead | OtherHead | Qualifier | Common | Function | Calendar,
}

/// <summary>Questions about <see cref="WordTraits"/>.</summary>
internal static class WordTraitsExtensions
{
    /// <summary>Whether any of these is among them.</summary>
    public static bool HasAny(this WordTraits traits, WordTraits any) => (traits & any) != WordTraits.None;
}
