using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Discord.Server.Gateway;
using NewsBot.Discord.Server.Rest;

namespace NewsBot.Discord.Server;

/// <summary>
/// A strict Discord of one's own, on a free port of this machine: gateway and HTTP API with their limits, deadlines and errors.
/// A test acts as its users, makes things go wrong, and reads in the journal what the bot did.
/// </summary>
public sealed class DiscordServer : IAsyncDisposable
{
    private readonly World _world;
    private readonly WebApplication _host;

    private DiscordServer(World world, WebApplication host, GatewayHub gateway, RestFaults faults, Journal journal)
    {
        (_world, _host, Gateway, Faults, Journal) = (world, host, gateway, faults, journal);
        GuildId = AddGuild("Norrby");
        ChannelId = AddChannel(GuildId, "general");
    }

    /// <summary>Where the HTTP API is, its version included.</summary>
    public Uri ApiBaseUrl => new($"http://{Gateway.Host}{RestApi.Prefix}");

    /// <summary>The token that is taken.</summary>
    public string Token => _world.Token;

    /// <summary>The bot's user id.</summary>
    public string BotId => _world.BotId;

    /// <summary>The bot's application id.</summary>
    public string ApplicationId => _world.ApplicationId;

    /// <summary>The guild that is there from the start.</summary>
    public string GuildId { get; }

    /// <summary>That guild's channel that is there from the start.</summary>
    public string ChannelId { get; }

    /// <summary>The gateway, and what can go wrong with it.</summary>
    public GatewayHub Gateway { get; }

    /// <summary>What is to go wrong with the HTTP API.</summary>
    public RestFaults Faults { get; }

    /// <summary>What clients did.</summary>
    public Journal Journal { get; }

    /// <summary>Starts a server.</summary>
    public static async Task<DiscordServer> StartAsync(DiscordServerOptions? options = null, TimeProvider? clock = null)
    {
        var world = new World(options ?? new DiscordServerOptions(), clock ?? TimeProvider.System);
        var journal = new Journal();
        var faults = new RestFaults();
        var gateway = new GatewayHub(world, journal);
        var api = new RestApi(world, new Handlers(world, gateway), faults, journal);

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.Zero);
        var app = builder.Build();
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = Timeout.InfiniteTimeSpan });
        app.Run(context =>
        {
            var path = context.Request.Path.Value!;
            if (context.WebSockets.IsWebSocketRequest)
            {
                return gateway.HandleAsync(context);
            }

            if (path.StartsWith(RestApi.Prefix + "/", StringComparison.Ordinal))
            {
                return api.HandleAsync(context);
            }

            lock (world.Gate)
            {
                if (world.Files.TryGetValue(path, out var file))
                {
                    return context.Response.Body.WriteAsync(file).AsTask();
                }
            }

            context.Response.StatusCode = 404;
            return Task.CompletedTask;
        });
        await app.StartAsync();
        gateway.Host = new Uri(app.Urls.Single()).Authority;
        return new DiscordServer(world, app, gateway, faults, journal);
    }

    /// <summary>Makes the token invalid: what comes with it from now on is turned away.</summary>
    public void ResetToken()
    {
        lock (_world.Gate)
        {
            _world.Token = "reset-" + _world.NewId();
        }
    }

    /// <summary>Makes a guild.</summary>
    /// <returns>Its id.</returns>
    public string AddGuild(string name)
    {
        lock (_world.Gate)
        {
            var id = _world.NewId();
            _world.Guilds[id] = new JsonObject
            {
                ["id"] = id,
                ["name"] = name,
                ["owner_id"] = _world.NewId(),
                ["roles"] = new JsonArray(RoleJson(id, "@everyone"), RoleJson(_world.NewId(), "NewsBot", new JsonObject { ["bot_id"] = BotId })),
                ["emojis"] = new JsonArray(),
                ["features"] = new JsonArray(),
                ["members"] = new JsonArray(new JsonObject { ["user"] = _world.Bot.DeepClone(), ["roles"] = new JsonArray(), ["joined_at"] = "2020-01-01T00:00:00+00:00", ["deaf"] = false, ["mute"] = false, ["flags"] = 0 }),
                ["threads"] = new JsonArray(),
                ["member_count"] = 2,
                ["unavailable"] = false,
            };
            return id;
        }
    }

    /// <summary>The role that was made for the bot in a guild.</summary>
    public string RoleOf(string guild)
    {
        lock (_world.Gate)
        {
            return (string)_world.Guilds[guild]["roles"]!.AsArray().Single(role => role!["tags"] is not null)!["id"]!;
        }
    }

    /// <summary>Makes a channel of text.</summary>
    /// <returns>Its id.</returns>
    public string AddChannel(string guild, string name)
    {
        lock (_world.Gate)
        {
            var id = _world.NewId();
            _world.Channels[id] = new JsonObject { ["id"] = id, ["type"] = 0, ["guild_id"] = guild, ["name"] = name, ["position"] = 0, ["permission_overwrites"] = new JsonArray() };
            return id;
        }
    }

    /// <summary>Shuts the bot out of a channel.</summary>
    public void CloseChannel(string channel)
    {
        lock (_world.Gate)
        {
            _world.ClosedChannels.Add(channel);
        }
    }

    /// <summary>Opens the direct conversation of a user with the bot.</summary>
    /// <returns>The channel's id.</returns>
    public string OpenDirectChannel(DiscordUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        lock (_world.Gate)
        {
            var id = _world.NewId();
            _world.Channels[id] = new JsonObject { ["id"] = id, ["type"] = 1, ["recipients"] = new JsonArray(user.ToJson()) };
            return id;
        }
    }

    /// <summary>Makes a user.</summary>
    public DiscordUser AddUser(string name) => new(_world.NewId(), name);

    /// <summary>Has a user write a message; <c>&lt;@id&gt;</c> with the bot's id mentions it.</summary>
    /// <param name="user">The user.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="content">The text.</param>
    /// <param name="replyTo">The message it replies to.</param>
    /// <param name="pings">Whether a reply pings the author of that message, and so mentions it.</param>
    /// <param name="attachment">The name of a file attached to it.</param>
    /// <param name="embed">The text of an embed in it.</param>
    /// <param name="passedOn">The text of a message it passes on.</param>
    /// <returns>The message's id.</returns>
    public string Write(
        DiscordUser user, string channel, string content, string? replyTo = null, bool pings = true, string? attachment = null, string? embed = null, string? passedOn = null)
    {
        ArgumentNullException.ThrowIfNull(user);
        lock (_world.Gate)
        {
            var referenced = replyTo is null ? null : _world.Messages[replyTo].Json;
            var message = _world.NewMessage(channel, user.ToJson(), content, referenced: referenced, pings: pings);
            if (attachment is not null)
            {
                message["attachments"] = new JsonArray(new JsonObject { ["id"] = _world.NewId(), ["filename"] = attachment, ["size"] = 1, ["url"] = "", ["proxy_url"] = "" });
            }

            if (embed is not null)
            {
                message["embeds"] = new JsonArray(new JsonObject { ["type"] = "rich", ["description"] = embed });
            }

            if (passedOn is not null)
            {
                message["message_reference"] = new JsonObject { ["type"] = 1, ["message_id"] = _world.NewId(), ["channel_id"] = channel };
                message["message_snapshots"] = new JsonArray(new JsonObject { ["message"] = new JsonObject { ["type"] = 0, ["content"] = passedOn, ["embeds"] = new JsonArray(), ["attachments"] = new JsonArray() } });
            }

            Gateway.MessageCreated(message, user.Roles);
            return (string)message["id"]!;
        }
    }

    /// <summary>The messages of a channel that everybody sees, the oldest first.</summary>
    public IReadOnlyList<JsonObject> Messages(string channel)
    {
        lock (_world.Gate)
        {
            return [.. _world.Messages.Values.Where(message => !message.Ephemeral && (string?)message.Json["channel_id"] == channel).Select(message => message.Json.DeepClone().AsObject())];
        }
    }

    /// <summary>The messages of all direct conversations, the oldest first.</summary>
    public IReadOnlyList<JsonObject> DirectMessages()
    {
        lock (_world.Gate)
        {
            return [.. _world.Channels.Values.Where(channel => (int)channel["type"]! == 1).SelectMany(channel => Messages((string)channel["id"]!))];
        }
    }

    /// <summary>Has a user start a thread from a message of a guild's channel; the thread's id is the message's.</summary>
    public void StartThread(string message)
    {
        lock (_world.Gate)
        {
            var parent = (string)_world.Messages[message].Json["channel_id"]!;
            _world.Channels[message] = new JsonObject { ["id"] = message, ["type"] = 11, ["guild_id"] = (string)_world.Channels[parent]["guild_id"]!, ["parent_id"] = parent, ["name"] = "thread" };
        }
    }

    /// <summary>The commands that are registered: a guild's, or those for everywhere.</summary>
    public JsonArray Commands(string? guild = null)
    {
        lock (_world.Gate)
        {
            return _world.Commands.GetValueOrDefault(guild ?? "")?.DeepClone().AsArray() ?? [];
        }
    }

    /// <summary>Has a user use a slash command.</summary>
    /// <param name="user">The user.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="name">The command's name.</param>
    /// <param name="options">Its options as Discord sends them: <c>[{"name","type","value"}]</c>.</param>
    public ServerInteraction UseCommand(DiscordUser user, string channel, string name, JsonArray? options = null) =>
        Interact(user, channel, 2, Data(name, options), message: null);

    /// <summary>Has a user use a slash command that takes a file.</summary>
    /// <param name="user">Who.</param>
    /// <param name="channel">Where.</param>
    /// <param name="name">The command.</param>
    /// <param name="options">Makes its options of the file's id.</param>
    /// <param name="filename">The file's name.</param>
    /// <param name="content">What is in it.</param>
    /// <param name="url">Where it is said to be; where it is by default.</param>
    public ServerInteraction UseCommandWithFile(
        DiscordUser user, string channel, string name, Func<string, JsonArray> options, string filename, byte[] content, Uri? url = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        lock (_world.Gate)
        {
            var id = _world.NewId();
            var path = $"/attachments/{id}";
            _world.Files[path] = content;
            var data = Data(name, options(id));
            data["resolved"] = new JsonObject
            {
                ["attachments"] = new JsonObject
                {
                    [id] = new JsonObject { ["id"] = id, ["filename"] = filename, ["size"] = content.Length, ["url"] = (url ?? new Uri(ApiBaseUrl, path)).AbsoluteUri, ["proxy_url"] = "", ["content_type"] = "text/plain" },
                },
            };
            return Interact(user, channel, 2, data, message: null);
        }
    }

    /// <summary>Has a user type into an option of a slash command; it has <c>"focused": true</c>.</summary>
    public ServerInteraction TypeIntoCommand(DiscordUser user, string channel, string name, JsonArray options) =>
        Interact(user, channel, 4, Data(name, options), message: null);

    /// <summary>Has a user use a command of a message's menu.</summary>
    public ServerInteraction UseMessageCommand(DiscordUser user, string message, string name)
    {
        lock (_world.Gate)
        {
            var target = _world.Messages[message].Json;
            var data = new JsonObject
            {
                ["id"] = _world.NewId(),
                ["name"] = name,
                ["type"] = 3,
                ["target_id"] = message,
                ["resolved"] = new JsonObject { ["messages"] = new JsonObject { [message] = target.DeepClone() } },
            };
            return Interact(user, (string)target["channel_id"]!, 2, data, message: null);
        }
    }

    /// <summary>Has a user press a button of a message.</summary>
    public ServerInteraction Press(DiscordUser user, string message, string customId)
    {
        lock (_world.Gate)
        {
            var target = _world.Messages[message].Json;
            return Interact(user, (string)target["channel_id"]!, 3, new JsonObject { ["custom_id"] = customId, ["component_type"] = 2 }, target);
        }
    }

    /// <summary>Ends the server and all connections to it.</summary>
    public async ValueTask DisposeAsync()
    {
        Gateway.Drop();
        await _host.StopAsync();
        await _host.DisposeAsync();
    }

    private static JsonObject RoleJson(string id, string name, JsonObject? tags = null)
    {
        var role = new JsonObject { ["id"] = id, ["name"] = name, ["permissions"] = "0", ["position"] = 0, ["color"] = 0, ["hoist"] = false, ["managed"] = tags is not null, ["mentionable"] = false, ["flags"] = 0 };
        if (tags is not null)
        {
            role["tags"] = tags;
        }

        return role;
    }

    private JsonObject Data(string name, JsonArray? options) =>
        new() { ["id"] = _world.NewId(), ["name"] = name, ["type"] = 1, ["options"] = options?.DeepClone() ?? new JsonArray() };

    private ServerInteraction Interact(DiscordUser user, string channel, int type, JsonObject data, JsonObject? message)
    {
        ArgumentNullException.ThrowIfNull(user);
        lock (_world.Gate)
        {
            var interaction = new ServerInteraction(_world.NewId(), "token-" + Guid.NewGuid().ToString("N"), type, channel, user.ToJson(), _world.Clock.GetUtcNow()) { Original = message };
            _world.Interactions[interaction.Token] = interaction;
            var guild = (string?)_world.Channels[channel]["guild_id"];
            var told = new JsonObject
            {
                ["id"] = interaction.Id,
                ["application_id"] = _world.ApplicationId,
                ["type"] = type,
                ["token"] = interaction.Token,
                ["version"] = 1,
                ["channel_id"] = channel,
                ["channel"] = _world.Channels[channel].DeepClone(),
                ["context"] = guild is null ? 1 : 0,
                ["locale"] = "en-GB",
                ["entitlements"] = new JsonArray(),
                ["authorizing_integration_owners"] = new JsonObject(),
                ["app_permissions"] = "0",
                ["attachment_size_limit"] = 10_485_760,
                ["data"] = data,
            };
            if (message is not null)
            {
                told["message"] = message.DeepClone();
            }

            if (guild is null)
            {
                told["user"] = user.ToJson();
            }
            else
            {
                told["guild_id"] = guild;
                told["member"] = new JsonObject { ["user"] = user.ToJson(), ["roles"] = new JsonArray([.. user.Roles.Select(role => JsonValue.Create(role))]), ["permissions"] = user.Permissions, ["joined_at"] = "2020-01-01T00:00:00+00:00", ["deaf"] = false, ["mute"] = false, ["flags"] = 0 };
            }

            Gateway.Tell("INTERACTION_CREATE", told, guild);
            return interaction;
        }
    }
}

/// <summary>A user of this Discord.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
public sealed record DiscordUser(string Id, string Name)
{
    /// <summary>What the user may do, as bits in digits.</summary>
    public string Permissions { get; init; } = "0";

    /// <summary>The ids of the user's roles.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Whether it is a bot, other than the one that is tested.</summary>
    public bool IsBot { get; init; }

    internal JsonObject ToJson() => World.UserJson(Id, Name, IsBot);
}
