using System.Text.Json.Serialization;

namespace NewsBot.Slack.Blocks;

/// <summary>A button that sends an interaction, and opens a page where it has an address.</summary>
public sealed record Button
{
    /// <summary>The most characters of a label; a longer one is cut.</summary>
    public const int MaxLabelLength = 75;

    /// <summary>The most characters of a value.</summary>
    public const int MaxValueLength = 2000;

    /// <summary>The most characters of an action.</summary>
    public const int MaxActionIdLength = 255;

    /// <summary>Makes a button.</summary>
    /// <param name="actionId">What a press is told by; unlike the others' of its row.</param>
    /// <param name="label">What it says.</param>
    /// <param name="value">What comes back with a press.</param>
    /// <param name="address">The page a press opens: http or https.</param>
    /// <param name="style">How it stands out.</param>
    /// <exception cref="BlockLimitException">The action, the value or the address is too long, or the action or the label empty.</exception>
    public Button(string actionId, string label, string? value = null, Uri? address = null, ButtonStyle style = ButtonStyle.Default)
    {
        BlockLimitException.ThrowUnless(actionId.Length, 1, MaxActionIdLength, "characters of an action");
        BlockLimitException.ThrowUnless(label.Length, 1, int.MaxValue, "characters of a button");
        BlockLimitException.ThrowUnless(value?.Length ?? 0, 0, MaxValueLength, "characters of a button's value");
        ActionId = actionId;
        Text = new PlainText(label).Within(MaxLabelLength);
        Value = value;
        Url = address is null ? null : LinkAddress.Of(address);
        Style = style switch
        {
            ButtonStyle.Primary => "primary",
            ButtonStyle.Danger => "danger",
            _ => null,
        };
    }

    /// <summary>Always <c>button</c>.</summary>
    [JsonPropertyOrder(-1)]
    public string Type => "button";

    /// <summary>What a press is told by.</summary>
    public string ActionId { get; }

    /// <summary>What it says.</summary>
    public TextObject Text { get; }

    /// <summary>What comes back with a press.</summary>
    public string? Value { get; }

    /// <summary>The page a press opens.</summary>
    public string? Url { get; }

    /// <summary>Slack's word for how it stands out.</summary>
    public string? Style { get; }
}

/// <summary>How a button stands out.</summary>
public enum ButtonStyle
{
    /// <summary>Not at all.</summary>
    Default,

    /// <summary>Green: the usual choice.</summary>
    Primary,

    /// <summary>Red: a choice that cannot be undone.</summary>
    Danger,
}
