using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsBot.Slack.Blocks;

/// <summary>A modal or a home tab.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Modal), "modal")]
[JsonDerivedType(typeof(HomeTab), "home")]
public abstract record View
{
    /// <summary>The most blocks of a view.</summary>
    public const int MaxBlocks = 100;

    /// <summary>The most bytes of the JSON of a view's blocks; a little less than the 250 kB Slack takes for the whole view.</summary>
    public const int MaxBytes = 240_000;

    private protected View(IReadOnlyList<Block> blocks)
    {
        BlockLimitException.ThrowUnless(blocks.Count, 1, MaxBlocks, "blocks of a view");
        var bytes = blocks.Sum(block => JsonSerializer.SerializeToUtf8Bytes(block, SlackJson.Wire.Block).Length);
        BlockLimitException.ThrowUnless(bytes, 1, MaxBytes, "bytes of a view");
        Blocks = blocks;
    }

    /// <summary>What it shows.</summary>
    public IReadOnlyList<Block> Blocks { get; }
}

/// <summary>A window over the conversation, to be read and closed.</summary>
public sealed record Modal : View
{
    /// <summary>The most characters of a title or button; a longer one is cut.</summary>
    public const int MaxTitleLength = 24;

    /// <summary>The most characters of <see cref="PrivateMetadata"/>.</summary>
    public const int MaxMetadataLength = 3000;

    /// <summary>Makes a modal.</summary>
    /// <param name="title">Its heading, cut to <see cref="MaxTitleLength"/>.</param>
    /// <param name="close">The label of its button, cut likewise.</param>
    /// <param name="blocks">What it shows.</param>
    /// <param name="privateMetadata">What comes back with interactions, unseen.</param>
    /// <exception cref="BlockLimitException">There are no blocks, too many, or too much in them.</exception>
    public Modal(string title, string close, IReadOnlyList<Block> blocks, string? privateMetadata = null)
        : base(blocks)
    {
        BlockLimitException.ThrowUnless(title.Length, 1, int.MaxValue, "characters of a modal's title");
        BlockLimitException.ThrowUnless(close.Length, 1, int.MaxValue, "characters of a modal's button");
        BlockLimitException.ThrowUnless(privateMetadata?.Length ?? 0, 0, MaxMetadataLength, "characters of a modal's metadata");
        Title = new PlainText(title).Within(MaxTitleLength);
        Close = new PlainText(close).Within(MaxTitleLength);
        PrivateMetadata = privateMetadata;
    }

    /// <summary>Its heading.</summary>
    public TextObject Title { get; }

    /// <summary>The label of its button.</summary>
    public TextObject Close { get; }

    /// <summary>What comes back with interactions, unseen.</summary>
    public string? PrivateMetadata { get; }
}

/// <summary>The app's home tab of one person.</summary>
public sealed record HomeTab : View
{
    /// <summary>Makes a home tab.</summary>
    /// <exception cref="BlockLimitException">There are no blocks, too many, or too much in them.</exception>
    public HomeTab(params IReadOnlyList<Block> blocks)
        : base(blocks)
    {
    }
}
