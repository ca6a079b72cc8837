using System.Globalization;
using System.Text.Json.Nodes;
using NewsBot.Discord.Server.Gateway;
using NewsBot.Discord.Server.Protocol;

namespace NewsBot.Discord.Server.Rest;

/// <summary>Carries the calls out. Runs under the world's gate.</summary>
internal sealed class Handlers(World world, GatewayHub gateway)
{
    private const int Ephemeral = 64;
    private const int Loading = 128;
    private const int EmbedTotal = 6000;
    private static readonly TimeSpan ToAcknowledge = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ToAnswer = TimeSpan.FromMinutes(15);

    public Answer Handle(Call call, IReadOnlyDictionary<string, string> values, JsonNode? body) => call.Name switch
    {
        "getGateway" => new Answer(200, new JsonObject { ["url"] = gateway.Url }),
        "getGatewayBot" => new Answer(200, gateway.Advice()),
        "getApplication" => new Answer(200, Application()),
        "getUser" => new Answer(200, world.Bot.DeepClone()),
        "getGuilds" => new Answer(200, new JsonArray([.. world.Guilds.Values.Select(OwnGuild)])),
        "createDirectChannel" => new Answer(200, DirectChannel((string)body!["recipient_id"]!).DeepClone()),
        "getChannel" => InChannel(values, channel => new Answer(200, channel.DeepClone())),
        "getMessages" => InChannel(values, channel => new Answer(200, Newest((string)channel["id"]!))),
        "createMessage" => InChannel(values, channel => CreateMessage(channel, body!.AsObject())),
        "getMessage" => InChannel(values, _ => OnMessage(values, message => new Answer(200, message.DeepClone()))),
        "editMessage" => InChannel(values, _ => OnMessage(values, message => EditMessage(message, body!.AsObject()))),
        "triggerTyping" => InChannel(values, _ => new Answer(204)),
        "startThread" => InChannel(values, channel => OnMessage(values, message => StartThread(channel, message, body!.AsObject()))),
        "respond" => Respond(values, body!.AsObject()),
        "getResponse" => OnResponse(values, (_, message) => new Answer(200, message.DeepClone())),
        "editResponse" => OnResponse(values, (interaction, message) => EditResponse(interaction, message, body!.AsObject())),
        "deleteResponse" => OnResponse(values, (interaction, message) => DeleteResponse(interaction, message)),
        "followUp" => OnInteraction(values, interaction => FollowUp(interaction, body!.AsObject())),
        "getCommands" or "getGuildCommands" => new Answer(200, Commands(values).DeepClone()),
        "setCommands" or "setGuildCommands" => SetCommands(values, body!.AsArray()),
        _ => throw new InvalidOperationException($"{call.Name} is described, but nothing carries it out."),
    };

    private JsonObject Application() => new()
    {
        ["id"] = world.ApplicationId,
        ["name"] = "newsbot",
        ["description"] = "",
        ["icon"] = null,
        ["bot_public"] = true,
        ["bot_require_code_grant"] = false,
        ["verify_key"] = "00",
        ["flags"] = (world.Options.GrantedIntents & (1 << 15)) != 0 ? 1 << 19 : 0,
    };

    private JsonObject OwnGuild(JsonObject guild) => new()
    {
        ["id"] = (string)guild["id"]!,
        ["name"] = (string)guild["name"]!,
        ["icon"] = null,
        ["owner"] = false,
        ["permissions"] = world.Options.Permissions.ToString(CultureInfo.InvariantCulture),
        ["features"] = new JsonArray(),
    };

    private Answer InChannel(IReadOnlyDictionary<string, string> values, Func<JsonObject, Answer> then)
    {
        if (!world.Channels.TryGetValue(values["channel_id"], out var channel))
        {
            return Answer.Error(404, 10003, "Unknown Channel");
        }

        return world.ClosedChannels.Contains(values["channel_id"]) ? Answer.Error(403, 50001, "Missing Access") : then(channel);
    }

    private Answer OnMessage(IReadOnlyDictionary<string, string> values, Func<JsonObject, Answer> then)
    {
        // What only one user sees is not to be reached this way.
        var found = world.Messages.TryGetValue(values["message_id"], out var message) && !message.Ephemeral
            && (string?)message.Json["channel_id"] == values["channel_id"];
        return found ? then(message.Json) : Answer.Error(404, 10008, "Unknown Message");
    }

    private JsonArray Newest(string channel) =>
        [.. world.Messages.Values.Where(message => !message.Ephemeral && (string?)message.Json["channel_id"] == channel)
            .Select(message => message.Json.DeepClone()).OrderByDescending(message => ulong.Parse((string)message["id"]!, CultureInfo.InvariantCulture)).Take(50)];

    private Answer CreateMessage(JsonObject channel, JsonObject body)
    {
        var channelId = (string)channel["id"]!;
        var nonce = body["nonce"]?.ToString();
        if (nonce is not null && (bool?)body["enforce_nonce"] is true && world.SentBefore(channelId, nonce) is { } before)
        {
            return new Answer(200, before.DeepClone());
        }

        if (Problem(body) is { } problem)
        {
            return problem;
        }

        if ((((int?)body["flags"] ?? 0) & Ephemeral) != 0)
        {
            return Answer.InvalidForm(["flags: only answers to interactions can be ephemeral"]);
        }

        JsonObject? referenced = null;
        if (body["message_reference"] is JsonObject reference)
        {
            var found = world.Messages.TryGetValue((string)reference["message_id"]!, out var stored) && !stored.Ephemeral;
            if (!found && (bool?)reference["fail_if_not_exists"] is not false)
            {
                return Answer.InvalidForm(["message_reference: Unknown message"]);
            }

            referenced = found ? stored.Json : null;
        }

        var message = world.NewMessage(channelId, world.Bot, (string?)body["content"] ?? "", body, referenced);
        if (nonce is not null)
        {
            message["nonce"] = nonce;
            world.Remember(channelId, nonce, message);
        }

        gateway.MessageCreated(message);
        return new Answer(200, message.DeepClone());
    }

    private Answer EditMessage(JsonObject message, JsonObject body)
    {
        if ((string?)message["author"]?["id"] != world.BotId)
        {
            return Answer.Error(403, 50005, "Cannot edit a message authored by another user");
        }

        if (Problem(body) is { } problem)
        {
            return problem;
        }

        World.Edit(message, body);
        return new Answer(200, message.DeepClone());
    }

    private Answer StartThread(JsonObject channel, JsonObject message, JsonObject body)
    {
        var id = (string)message["id"]!;
        if (world.Channels.ContainsKey(id))
        {
            return Answer.Error(400, 160004, "A thread has already been created for this message");
        }

        var thread = new JsonObject
        {
            ["id"] = id,
            ["type"] = 11,
            ["guild_id"] = channel["guild_id"]?.DeepClone(),
            ["parent_id"] = (string)channel["id"]!,
            ["owner_id"] = world.BotId,
            ["name"] = (string)body["name"]!,
            ["thread_metadata"] = new JsonObject { ["archived"] = false, ["locked"] = false, ["auto_archive_duration"] = (int?)body["auto_archive_duration"] ?? 1440, ["archive_timestamp"] = message["timestamp"]!.DeepClone() },
        };
        world.Channels[id] = thread;
        return new Answer(201, thread.DeepClone());
    }

    private JsonObject DirectChannel(string user) =>
        world.Channels.Values.FirstOrDefault(channel => (string?)channel["recipients"]?[0]?["id"] == user)
        ?? NewDirectChannel(user);

    private JsonObject NewDirectChannel(string user)
    {
        var channel = new JsonObject { ["id"] = world.NewId(), ["type"] = 1, ["recipients"] = new JsonArray(World.UserJson(user, "user" + user)) };
        world.Channels[(string)channel["id"]!] = channel;
        return channel;
    }

    private Answer Respond(IReadOnlyDictionary<string, string> values, JsonObject body)
    {
        if (!world.Interactions.TryGetValue(values["interaction_token"], out var interaction) || interaction.Id != values["interaction_id"])
        {
            return Answer.Error(404, 10062, "Unknown interaction");
        }

        if (interaction.AnswerType is not null)
        {
            return Answer.Error(400, 40060, "Interaction has already been acknowledged.");
        }

        if (world.Clock.GetUtcNow() - interaction.At >= ToAcknowledge)
        {
            return Answer.Error(404, 10062, "Unknown interaction");
        }

        var type = (int)body["type"]!;
        var data = body["data"] as JsonObject;
        if ((interaction.Type == 4) != (type == 8))
        {
            return Answer.InvalidForm(["type: an autocompletion, and nothing else, is answered with suggestions"]);
        }

        if (type is 6 or 7 && interaction.Type != 3)
        {
            return Answer.InvalidForm(["type: only the use of a component can update its message"]);
        }

        if (type is 4 or 7 && Problem(data ?? []) is { } problem)
        {
            return problem;
        }

        interaction.Ephemeral = type is 4 or 5 && (((int?)data?["flags"] ?? 0) & Ephemeral) != 0;
        interaction.Loading = type == 5;
        interaction.Choices = data?["choices"]?.DeepClone().AsArray();
        if (type is 4 or 5)
        {
            interaction.Original = world.NewMessage(interaction.Channel, world.Bot, (string?)data?["content"] ?? "", data);
            interaction.Original["type"] = 20;
            interaction.Original["flags"] = (int)interaction.Original["flags"]! | (interaction.Loading ? Loading : 0);
            interaction.Original["application_id"] = world.ApplicationId;
            interaction.Original["webhook_id"] = world.ApplicationId;
            interaction.Original["interaction_metadata"] = new JsonObject
            {
                ["id"] = interaction.Id,
                ["type"] = interaction.Type,
                ["user"] = interaction.User.DeepClone(),
                ["authorizing_integration_owners"] = new JsonObject(),
            };
        }
        else if (type == 7)
        {
            World.Edit(interaction.Original!, data!);
        }

        interaction.Acknowledge(type);
        if (type is 4 or 7)
        {
            interaction.Answer(interaction.Original!);
            Show(interaction, interaction.Original!, interaction.Ephemeral);
        }

        return new Answer(204);
    }

    private Answer OnInteraction(IReadOnlyDictionary<string, string> values, Func<ServerInteraction, Answer> then)
    {
        if (values["webhook_id"] != world.ApplicationId || !world.Interactions.TryGetValue(values["webhook_token"], out var interaction) || interaction.AnswerType is null)
        {
            return Answer.Error(404, 10015, "Unknown Webhook");
        }

        return world.Clock.GetUtcNow() - interaction.At >= ToAnswer ? Answer.Error(401, 50027, "Invalid Webhook Token") : then(interaction);
    }

    private Answer OnResponse(IReadOnlyDictionary<string, string> values, Func<ServerInteraction, JsonObject, Answer> then) =>
        OnInteraction(values, interaction => interaction.Original is { } original ? then(interaction, original) : Answer.Error(404, 10008, "Unknown Message"));

    private Answer EditResponse(ServerInteraction interaction, JsonObject message, JsonObject body)
    {
        if (Problem(body) is { } problem)
        {
            return problem;
        }

        World.Edit(message, body);
        if (interaction.Loading)
        {
            interaction.Loading = false;
            message["flags"] = (int)message["flags"]! & ~Loading;
            Show(interaction, message, interaction.Ephemeral);
        }

        interaction.Answer(message);
        return new Answer(200, message.DeepClone());
    }

    private Answer DeleteResponse(ServerInteraction interaction, JsonObject message)
    {
        world.Messages.Remove((string)message["id"]!);
        interaction.Original = null;
        return new Answer(204);
    }

    private Answer FollowUp(ServerInteraction interaction, JsonObject body)
    {
        // The first message after an answer was put off is that answer, and as private as was said then.
        if (interaction is { Loading: true, Original: { } original })
        {
            return EditResponse(interaction, original, body);
        }

        if (Problem(body) is { } problem)
        {
            return problem;
        }

        var message = world.NewMessage(interaction.Channel, world.Bot, (string?)body["content"] ?? "", body);
        message["webhook_id"] = world.ApplicationId;
        interaction.Add(message);
        Show(interaction, message, (((int?)body["flags"] ?? 0) & Ephemeral) != 0);
        return new Answer(200, message.DeepClone());
    }

    private void Show(ServerInteraction interaction, JsonObject message, bool ephemeral)
    {
        world.Messages[(string)message["id"]!] = (message, ephemeral);
        if (!ephemeral && interaction.Type == 2)
        {
            gateway.MessageCreated(message);
        }
    }

    private JsonArray Commands(IReadOnlyDictionary<string, string> values) => world.Commands.GetValueOrDefault(values.GetValueOrDefault("guild_id", "")) ?? [];

    private Answer SetCommands(IReadOnlyDictionary<string, string> values, JsonArray body)
    {
        var problems = body.Select(command => command!.AsObject()).SelectMany(CommandProblems).ToList();
        if (problems.Count > 0)
        {
            return Answer.InvalidForm(problems);
        }

        var registered = new JsonArray([.. body.Select(command => Registered(command!.AsObject()))]);
        world.Commands[values.GetValueOrDefault("guild_id", "")] = registered;
        return new Answer(200, registered.DeepClone());
    }

    // Read back, a command has more than was sent, and leaves out what is empty.
    private JsonObject Registered(JsonObject command)
    {
        var registered = command.DeepClone().AsObject();
        registered["id"] = world.NewId();
        registered["application_id"] = world.ApplicationId;
        registered["version"] = world.NewId();
        registered["nsfw"] = false;
        registered["name_localizations"] = null;
        registered["default_member_permissions"] ??= null;
        if (registered["options"] is JsonArray options)
        {
            LeaveOutEmpty(options);
            if (options.Count == 0)
            {
                registered.Remove("options");
            }
        }

        return registered;
    }

    private static void LeaveOutEmpty(JsonArray options)
    {
        foreach (var option in options.Select(option => option!.AsObject()))
        {
            foreach (var name in option.Where(member => member.Value is JsonArray { Count: 0 } or null || (member.Key == "required" && (bool?)member.Value is false)).Select(member => member.Key).ToList())
            {
                option.Remove(name);
            }

            if (option["options"] is JsonArray nested)
            {
                LeaveOutEmpty(nested);
            }
        }
    }

    private static IEnumerable<string> CommandProblems(JsonObject command)
    {
        var chat = (int?)command["type"] is null or 1;
        var name = (string)command["name"]!;
        if (chat && name.Any(c => char.IsUpper(c) || char.IsWhiteSpace(c)))
        {
            yield return $"name: {name} is no name of a slash command";
        }

        if (chat == string.IsNullOrEmpty((string?)command["description"]))
        {
            yield return $"description: a slash command, and nothing else, has one ({name})";
        }

        var optional = false;
        foreach (var option in command["options"]?.AsArray() ?? [])
        {
            var required = (bool?)option!["required"] is true;
            if (required && optional)
            {
                yield return $"options: required ones stand first ({name})";
            }

            if ((bool?)option["autocomplete"] is true && option["choices"] is JsonArray { Count: > 0 })
            {
                yield return $"options: autocompletion excludes choices ({name})";
            }

            optional |= !required;
        }
    }

    // What the schema cannot say.
    private static Answer? Problem(JsonObject body)
    {
        var embeds = body["embeds"] as JsonArray ?? [];
        var components = body["components"] as JsonArray ?? [];
        if (string.IsNullOrEmpty((string?)body["content"]) && embeds.Count == 0 && components.Count == 0)
        {
            return Answer.Error(400, 50006, "Cannot send an empty message");
        }

        var total = embeds.Sum(embed => TextLength(embed!.AsObject()));
        if (total > EmbedTotal)
        {
            return Answer.InvalidForm([$"embeds: {total} characters in all"]);
        }

        var ids = components.SelectMany(row => row!["components"]!.AsArray()).Select(each => (string?)each!["custom_id"]).OfType<string>().ToList();
        if (ids.Distinct(StringComparer.Ordinal).Count() != ids.Count)
        {
            return Answer.InvalidForm(["components: Component custom id cannot be duplicated"]);
        }

        if (components.SelectMany(row => row!["components"]!.AsArray()).Any(each => (int)each!["type"]! == 2 && ((int)each["style"]! == 5) == each["url"] is null))
        {
            return Answer.InvalidForm(["components: a link button, and nothing else, has a url"]);
        }

        if (body["allowed_mentions"] is JsonObject mentions && mentions["parse"] is JsonArray { Count: > 0 } && (mentions["users"] ?? mentions["roles"]) is not null)
        {
            return Answer.InvalidForm(["allowed_mentions: parse excludes users and roles"]);
        }

        return null;
    }

    private static int TextLength(JsonObject embed)
    {
        static int Length(JsonNode? text) => ((string?)text)?.EnumerateRunes().Count() ?? 0;
        return Length(embed["title"]) + Length(embed["description"]) + Length(embed["footer"]?["text"]) + Length(embed["author"]?["name"])
            + (embed["fields"]?.AsArray().Sum(field => Length(field!["name"]) + Length(field["value"])) ?? 0);
    }
}
