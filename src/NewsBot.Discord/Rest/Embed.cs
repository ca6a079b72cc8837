namespace NewsBot.Discord.Rest;

/// <summary>A framed part of a message. Its texts are read as markdown, so what is not meant as such must be escaped by its maker.</summary>
/// <exception cref="UnsendableException">A text is longer than <see cref="MessageLimits"/> allow.</exception>
public sealed record Embed
{
    /// <summary>The heading.</summary>
    public string? Title { get; init => field = MessageLimits.Allow(value, MessageLimits.EmbedTitle, "The embed's title"); }

    /// <summary>The text.</summary>
    public string? Description { get; init => field = MessageLimits.Allow(value, MessageLimits.EmbedDescription, "The embed's description"); }

    /// <summary>Where the heading leads to; http or https.</summary>
    public Uri? Url
    {
        get;
        init => field = value is null || value is { IsAbsoluteUri: true, Scheme: "http" or "https" }
            ? CheckedLength(value)
            : throw new UnsendableException($"The embed's address \"{value}\" is no http address.");
    }

    /// <summary>The colour of its edge, as 0xRRGGBB.</summary>
    public int? Color { get; init => field = value is null or (>= 0 and <= 0xFFFFFF) ? value : throw new UnsendableException("A colour is from 0 to 0xFFFFFF."); }

    /// <summary>A time shown at its foot, in the reader's time zone.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>Small print at its foot.</summary>
    public EmbedFooter? Footer { get; init; }

    /// <summary>Small print at its head.</summary>
    public EmbedAuthor? Author { get; init; }

    /// <summary>Named parts below the text.</summary>
    public IReadOnlyList<EmbedField> Fields { get; init => field = MessageLimits.Allow(value, MessageLimits.EmbedFields, "fields in the embed"); } = [];

    /// <summary>What counts towards <see cref="MessageLimits.EmbedTotal"/>.</summary>
    internal int TextLength =>
        (Title?.Length ?? 0) + (Description?.Length ?? 0) + (Footer?.Text.Length ?? 0) + (Author?.Name.Length ?? 0)
        + Fields.Sum(part => part.Name.Length + part.Value.Length);

    private static Uri? CheckedLength(Uri? url)
    {
        MessageLimits.Allow(url?.AbsoluteUri, MessageLimits.EmbedUrl, "The embed's address");
        return url;
    }
}

/// <summary>Small print at the foot of an embed; no markdown.</summary>
/// <param name="Text">The text.</param>
public sealed record EmbedFooter(string Text)
{
    /// <summary>The text.</summary>
    public string Text { get; } = MessageLimits.Require(Text, MessageLimits.EmbedFooter, "The embed's footer");
}

/// <summary>Small print at the head of an embed; no markdown.</summary>
/// <param name="Name">The text.</param>
public sealed record EmbedAuthor(string Name)
{
    /// <summary>The text.</summary>
    public string Name { get; } = MessageLimits.Require(Name, MessageLimits.EmbedAuthor, "The embed's author");
}

/// <summary>A named part of an embed.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Value">Its text.</param>
/// <param name="Inline">Whether it may stand beside others.</param>
public sealed record EmbedField(string Name, string Value, bool Inline = false)
{
    /// <summary>Its heading.</summary>
    public string Name { get; } = MessageLimits.Require(Name, MessageLimits.FieldName, "A field's name");

    /// <summary>Its text.</summary>
    public string Value { get; } = MessageLimits.Require(Value, MessageLimits.FieldValue, "A field's value");
}
