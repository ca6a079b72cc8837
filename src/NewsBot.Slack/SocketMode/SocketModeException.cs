namespace NewsBot.Slack.SocketMode;

/// <summary>Socket Mode cannot work until the operator acts; the message says what to do.</summary>
public sealed class SocketModeException : Exception
{
    internal SocketModeException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
