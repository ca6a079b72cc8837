using System.Globalization;

namespace NewsBot.Discord.Gateway;

/// <summary>Discord has closed a connection for a reason that will not pass; the message tells the bot's operator what to do.</summary>
public sealed class GatewayException : Exception
{
    internal GatewayException(GatewayCloseCode code, GatewayIntents intents)
        : base(Message(code, intents)) => Code = code;

    /// <summary>The reason.</summary>
    public GatewayCloseCode Code { get; }

    private static new string Message(GatewayCloseCode code, GatewayIntents intents) => code switch
    {
        GatewayCloseCode.AuthenticationFailed => "Discord does not take the bot token. Copy it again, or reset it, on the page \"Bot\" of the developer portal.",
        GatewayCloseCode.InvalidShard => "Discord does not know the shard. Leave the number of shards to Discord.",
        GatewayCloseCode.ShardingRequired => "The bot is in too many guilds for so few shards. Leave the number of shards to Discord, or raise it.",
        GatewayCloseCode.InvalidApiVersion => "Discord no longer speaks this version of the gateway. Update the program.",
        GatewayCloseCode.InvalidIntents => $"Discord does not know an intent among {intents}. Update the program.",
        GatewayCloseCode.DisallowedIntents =>
            $"The bot asks for {Privileged(intents)}, which its application has not been granted. "
            + "Enable it on the page \"Bot\" of the developer portal, under \"Privileged Gateway Intents\", or do without it.",
        _ => string.Create(CultureInfo.InvariantCulture, $"Discord closed the connection for good, with code {(int)code}."),
    };

    private static string Privileged(GatewayIntents intents)
    {
        (GatewayIntents Intent, string Name)[] privileged =
        [
            (GatewayIntents.MessageContent, "the Message Content Intent"),
            (GatewayIntents.GuildMembers, "the Server Members Intent"),
            (GatewayIntents.GuildPresences, "the Presence Intent"),
        ];
        var asked = privileged.Where(each => intents.HasFlag(each.Intent)).Select(each => each.Name).ToList();
        return asked.Count > 0 ? string.Join(" and ", asked) : "an intent";
    }
}
