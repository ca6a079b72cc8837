namespace NewsBot.Slack.Blocks;

/// <summary>Something was about to be larger than Slack takes; the message names the limit.</summary>
public sealed class BlockLimitException(string message) : ArgumentException(message)
{
    /// <summary>Throws unless a number is within its limits.</summary>
    internal static void ThrowUnless(int value, int least, int most, string what)
    {
        if (value < least || value > most)
        {
            throw new BlockLimitException($"{what}: {value} where Slack takes {least} to {most}.");
        }
    }
}
