namespace NewsBot.Core.State;

/// <summary>How the bot answers in one channel, as far as an admin has said so. What is null is as usual.</summary>
public sealed record ChannelSettings
{
    /// <summary>The most that <see cref="Reports"/> can be.</summary>
    public const int MostReports = 20;

    /// <summary>Nothing has been said.</summary>
    public static ChannelSettings Usual { get; } = new();

    /// <summary>Who sees what a command is answered. Usual is everyone in Discord and the asker in Slack.</summary>
    public Audience? Answers { get; init; }

    /// <summary>Whether messages that mention the bot are answered. Usual is that they are.</summary>
    public bool? Mentions { get; init; }

    /// <summary>How many earlier and further reports stand below what is current, 0 to <see cref="MostReports"/>. Usual is all.</summary>
    public int? Reports
    {
        get;
        init => field = value is null or (>= 0 and <= MostReports) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"From 0 to {MostReports}.");
    }
}

/// <summary>Who sees an answer.</summary>
public enum Audience
{
    /// <summary>All who see the channel.</summary>
    Everyone,

    /// <summary>Who asked, alone.</summary>
    Asker,
}
