using System.Globalization;
using System.Text.Json.Nodes;

namespace NewsBot.Slack.Server;

/// <summary>Payloads in the form Slack gives them, of an invented workspace.</summary>
internal static class Payloads
{
    public static JsonObject Message(Post post)
    {
        var message = new JsonObject { ["type"] = "message", ["user"] = post.User, ["text"] = post.Text, ["ts"] = post.Ts, ["team"] = Workspace.Team };
        if (post.User == Workspace.BotUser)
        {
            message["bot_id"] = Workspace.Bot;
            message["app_id"] = Workspace.App;
        }

        if (post.ThreadTs is not null)
        {
            message["thread_ts"] = post.ThreadTs;
        }

        if (post.Blocks is not null)
        {
            message["blocks"] = post.Blocks.DeepClone();
        }

        return message;
    }

    /// <summary>An event about a message.</summary>
    /// <param name="post">The message.</param>
    /// <param name="type"><c>message</c> or <c>app_mention</c>.</param>
    /// <param name="room">Where it is.</param>
    /// <param name="root">The first message of its thread; null outside threads.</param>
    public static JsonObject MessageEvent(Post post, string type, Room room, Post? root = null)
    {
        var message = Message(post);
        message["type"] = type;
        message["channel"] = post.Channel;
        message["event_ts"] = post.Ts;
        if (type == "message")
        {
            message["channel_type"] = room.ChannelType;
        }

        if (root is not null)
        {
            message["parent_user_id"] = root.User;
        }

        return message;
    }

    /// <summary>An event about a message that files are attached to: a mention keeps its form, a message is of another subtype and without its team.</summary>
    public static JsonObject WithFiles(JsonObject message, IReadOnlyList<JsonObject> files)
    {
        if (files.Count > 0)
        {
            message["files"] = new JsonArray([.. files.Select(file => file.DeepClone())]);
            message["upload"] = false;
            if (message["type"]!.ToString() == "message")
            {
                message["subtype"] = "file_share";
                message.Remove("team");
            }
        }

        return message;
    }

    public static JsonObject Event(int number, JsonObject inner, DateTimeOffset now) => new()
    {
        ["token"] = "unused",
        ["team_id"] = Workspace.Team,
        ["api_app_id"] = Workspace.App,
        ["event"] = inner,
        ["type"] = "event_callback",
        ["event_id"] = string.Create(CultureInfo.InvariantCulture, $"Ev{number:D6}"),
        ["event_time"] = now.ToUnixTimeSeconds(),
        ["authorizations"] = new JsonArray(new JsonObject
        {
            ["enterprise_id"] = null,
            ["team_id"] = Workspace.Team,
            ["user_id"] = Workspace.BotUser,
            ["is_bot"] = true,
            ["is_enterprise_install"] = false,
        }),
        ["is_ext_shared_channel"] = false,
        ["event_context"] = "4-invented",
    };

    public static JsonObject Command(string command, string text, string user, string channel, string trigger, Uri responseUrl) => new()
    {
        ["token"] = "unused",
        ["team_id"] = Workspace.Team,
        ["team_domain"] = "invented",
        ["channel_id"] = channel,
        ["channel_name"] = "news",
        ["user_id"] = user,
        ["user_name"] = "alma",
        ["command"] = command,
        ["text"] = text,
        ["api_app_id"] = Workspace.App,
        ["is_enterprise_install"] = "false",
        ["response_url"] = responseUrl.ToString(),
        ["trigger_id"] = trigger,
    };

    public static JsonObject Interaction(string type, string user, string trigger) => new()
    {
        ["type"] = type,
        ["token"] = "unused",
        ["team"] = new JsonObject { ["id"] = Workspace.Team, ["domain"] = "invented" },
        ["user"] = new JsonObject { ["id"] = user, ["username"] = "alma", ["name"] = "alma", ["team_id"] = Workspace.Team },
        ["api_app_id"] = Workspace.App,
        ["is_enterprise_install"] = false,
        ["enterprise"] = null,
        ["trigger_id"] = trigger,
    };

    public static JsonObject Press(Post post, JsonObject button, string blockId, string user, string trigger, Uri responseUrl, string actionTs)
    {
        var payload = Interaction("block_actions", user, trigger);
        payload["container"] = new JsonObject
        {
            ["type"] = "message",
            ["message_ts"] = post.Ts,
            ["channel_id"] = post.Channel,
            ["is_ephemeral"] = post.OnlyFor is not null,
        };
        payload["channel"] = new JsonObject { ["id"] = post.Channel, ["name"] = "news" };
        payload["message"] = Message(post);
        payload["state"] = new JsonObject { ["values"] = new JsonObject() };
        payload["response_url"] = responseUrl.ToString();
        payload["actions"] = new JsonArray(new JsonObject
        {
            ["type"] = "button",
            ["action_id"] = button["action_id"]?.ToString(),
            ["block_id"] = blockId,
            ["value"] = button["value"]?.DeepClone(),
            ["text"] = button["text"]?.DeepClone(),
            ["action_ts"] = actionTs,
        });
        return payload;
    }
}
