namespace NewsBot.Core.Language;

/// <summary>What a name is the name of, as far as can be told.</summary>
public enum NameKind
{
    /// <summary>An event, a work, a law, or something that could not be told.</summary>
    Other,

    /// <summary>A person.</summary>
    Person,

    /// <summary>A country, city, region or other place; also an adjective or noun for its people ("Russian").</summary>
    Place,

    /// <summary>A company, ministry, party or other body.</summary>
    Organisation,
}

/// <summary>A name in a text.</summary>
/// <param name="Span">Where it stands, without titles ("President") and without the possessive "'s".</param>
/// <param name="Kind">What it is the name of.</param>
public readonly record struct Name(TextSpan Span, NameKind Kind);
