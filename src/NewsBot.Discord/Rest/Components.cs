using System.Text.Json.Serialization;

namespace NewsBot.Discord.Rest;

/// <summary>A row of up to five buttons, or of one menu.</summary>
public sealed record ActionRow
{
    /// <summary>Makes a row of buttons.</summary>
    /// <exception cref="UnsendableException">There are none, or more than five.</exception>
    public ActionRow(params IReadOnlyList<Button> buttons)
    {
        Components = MessageLimits.Allow(buttons, MessageLimits.Buttons, "buttons in the row") is { Count: > 0 }
            ? buttons
            : throw new UnsendableException("The row is empty.");
    }

    /// <summary>Makes a row of one menu.</summary>
    public ActionRow(StringSelect menu) => Components = [menu];

    // The number of this kind of component, to be written like that of any other.
    [JsonInclude]
    internal int Type { get; } = 1;

    /// <summary>What is in the row.</summary>
    public IReadOnlyList<Component> Components { get; }
}

/// <summary>Something in a message that can be pressed or chosen from.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Button), 2)]
[JsonDerivedType(typeof(StringSelect), 3)]
public abstract record Component
{
    private protected Component()
    {
    }

    /// <summary>The id by which its use is told of, unlike every other of the message; null where there is nothing to tell.</summary>
    public abstract string? CustomId { get; }
}

/// <summary>A button.</summary>
public sealed record Button : Component
{
    private const int LinkStyle = 5;

    /// <summary>Makes a button whose use is an interaction.</summary>
    /// <param name="customId">Its id, 1 to 100 characters.</param>
    /// <param name="label">Its label, 1 to 80 characters.</param>
    /// <param name="style">Its look.</param>
    /// <exception cref="UnsendableException">A text is empty or too long.</exception>
    public Button(string customId, string label, ButtonStyle style = ButtonStyle.Secondary)
    {
        CustomId = MessageLimits.Require(customId, MessageLimits.CustomId, "The button's id");
        Label = MessageLimits.Require(label, MessageLimits.ButtonLabel, "The button's label");
        Style = (int)style;
    }

    /// <summary>Makes a button that opens a page.</summary>
    /// <param name="url">The page; http or https, up to 512 characters.</param>
    /// <param name="label">Its label, 1 to 80 characters.</param>
    /// <exception cref="UnsendableException">A text is empty or too long, or the address of another kind.</exception>
    public Button(Uri url, string label)
    {
        ArgumentNullException.ThrowIfNull(url);
        if (url is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
        {
            throw new UnsendableException($"The button's address \"{url}\" is no http address.");
        }

        Url = MessageLimits.Require(url.AbsoluteUri, MessageLimits.ButtonUrl, "The button's address");
        Label = MessageLimits.Require(label, MessageLimits.ButtonLabel, "The button's label");
        Style = LinkStyle;
    }

    /// <inheritdoc/>
    public override string? CustomId { get; }

    /// <summary>What stands on it.</summary>
    public string Label { get; }

    /// <summary>The page it opens.</summary>
    public string? Url { get; }

    /// <summary>The number of its look.</summary>
    public int Style { get; }

    /// <summary>Whether it is shown but cannot be pressed.</summary>
    public bool Disabled { get; init; }
}

/// <summary>How a button looks.</summary>
public enum ButtonStyle
{
    /// <summary>The one to press.</summary>
    Primary = 1,

    /// <summary>One of several.</summary>
    Secondary = 2,

    /// <summary>Green.</summary>
    Success = 3,

    /// <summary>Red.</summary>
    Danger = 4,
}

/// <summary>A menu of texts to choose one from.</summary>
public sealed record StringSelect : Component
{
    /// <summary>Makes a menu.</summary>
    /// <param name="customId">Its id, 1 to 100 characters.</param>
    /// <param name="options">1 to 25 choices.</param>
    /// <param name="placeholder">What stands in it before anything is chosen.</param>
    /// <exception cref="UnsendableException">A text is empty or too long, or there are no choices or too many.</exception>
    public StringSelect(string customId, IReadOnlyList<SelectOption> options, string? placeholder = null)
    {
        CustomId = MessageLimits.Require(customId, MessageLimits.CustomId, "The menu's id");
        Options = MessageLimits.Allow(options, MessageLimits.SelectOptions, "choices in the menu") is { Count: > 0 }
            ? options
            : throw new UnsendableException("The menu has no choices.");
        Placeholder = MessageLimits.Allow(placeholder, MessageLimits.Placeholder, "The menu's placeholder");
    }

    /// <inheritdoc/>
    public override string CustomId { get; }

    /// <summary>The choices.</summary>
    public IReadOnlyList<SelectOption> Options { get; }

    /// <summary>What stands in it before anything is chosen.</summary>
    public string? Placeholder { get; }
}

/// <summary>A choice in a menu.</summary>
/// <param name="Label">What is shown.</param>
/// <param name="Value">What is told of when it is chosen; unlike every other of the menu.</param>
/// <param name="Description">Small print.</param>
public sealed record SelectOption(string Label, string Value, string? Description = null)
{
    /// <summary>What is shown.</summary>
    public string Label { get; } = MessageLimits.Require(Label, MessageLimits.SelectOptionText, "A choice's label");

    /// <summary>What is told of when it is chosen.</summary>
    public string Value { get; } = MessageLimits.Require(Value, MessageLimits.SelectOptionText, "A choice's value");

    /// <summary>Small print.</summary>
    public string? Description { get; } = MessageLimits.Allow(Description, MessageLimits.SelectOptionText, "A choice's description");
}
