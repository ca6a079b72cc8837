namespace NewsBot.Discord.Gateway;

/// <summary>What is to be done after a connection has ended.</summary>
internal enum NextStep
{
    /// <summary>Connect again and go on where the session was.</summary>
    Resume,

    /// <summary>Connect again and begin a new session.</summary>
    Identify,

    /// <summary>Nothing: trying again cannot help.</summary>
    Stop,
}

/// <summary>How a connection ended.</summary>
/// <param name="Next">What is to be done.</param>
/// <param name="Reason">Why it ended, for the log.</param>
/// <param name="Code">The code it was closed with, if Discord closed it with one.</param>
internal sealed record ConnectionEnd(NextStep Next, string Reason, int? Code = null)
{
    /// <summary>Whether Discord asks for a pause of one to five seconds before the next connection.</summary>
    public bool Pause { get; init; }

    /// <summary>What a close code asks for; no code and codes that are not Discord's own mean that the connection was lost.</summary>
    public static ConnectionEnd Closed(int? code) => new(
        (GatewayCloseCode?)code switch
        {
            GatewayCloseCode.AuthenticationFailed or GatewayCloseCode.InvalidShard or GatewayCloseCode.ShardingRequired
                or GatewayCloseCode.InvalidApiVersion or GatewayCloseCode.InvalidIntents or GatewayCloseCode.DisallowedIntents => NextStep.Stop,
            GatewayCloseCode.NotAuthenticated or GatewayCloseCode.AlreadyAuthenticated or GatewayCloseCode.InvalidSequence
                or GatewayCloseCode.RateLimited or GatewayCloseCode.SessionTimedOut => NextStep.Identify,
            _ => NextStep.Resume,
        },
        code is null ? "the connection was lost" : $"closed with code {code}",
        code);
}
