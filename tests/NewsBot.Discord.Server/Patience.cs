namespace NewsBot.Discord.Server;

/// <summary>How long something is waited for that is bound to come, before the test that waits for it is given up.</summary>
internal static class Patience
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
}
