namespace NewsBot.Core.State;

/// <summary>A person on a platform, such as <c>discord:1234</c>.</summary>
/// <param name="Value">Platform and the platform's own id; never a name.</param>
public readonly record struct UserId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A channel of a platform with the threads in it, such as <c>discord:1234</c>.</summary>
/// <param name="Value">Platform and the platform's own id; never a name.</param>
public readonly record struct ChannelId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A timeline that was asked for.</summary>
/// <param name="Value">A random number, so that nobody can guess somebody else's.</param>
public readonly record struct TimelineId(Guid Value)
{
    /// <summary>Names a new timeline.</summary>
    public static TimelineId New() => new(Guid.NewGuid());

    /// <summary>Reads what <see cref="ToString"/> wrote; null where it is something else.</summary>
    /// <param name="text">The text.</param>
    public static TimelineId? TryParse(string? text) => Guid.TryParseExact(text, "N", out var value) ? new(value) : null;

    /// <summary>32 hexadecimal digits.</summary>
    public override string ToString() => Value.ToString("N");
}

/// <summary>An answer that was given.</summary>
/// <param name="Value">A random number, so that nobody can guess somebody else's.</param>
public readonly record struct AnswerId(Guid Value)
{
    /// <summary>Names a new answer.</summary>
    public static AnswerId New() => new(Guid.NewGuid());

    /// <summary>Reads what <see cref="ToString"/> wrote; null where it is something else.</summary>
    /// <param name="text">The text.</param>
    public static AnswerId? TryParse(string? text) => Guid.TryParseExact(text, "N", out var value) ? new(value) : null;

    /// <summary>32 hexadecimal digits.</summary>
    public override string ToString() => Value.ToString("N");
}
