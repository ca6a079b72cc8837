using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace NewsBot.Slack.Server;

/// <summary>The Web API: takes a call, holds it against its description, does it and writes it into the journal.</summary>
internal sealed class WebApi(
    Workspace workspace, Journal journal, Faults faults, RateLimits limits, Triggers triggers, Func<string> openSocketUrl, TimeProvider time)
{
    private readonly Dictionary<string, JsonObject> _views = new(StringComparer.Ordinal);

    private int _lastView;

    public async Task HandleAsync(HttpContext context, string method)
    {
        if (!MethodDescription.All.TryGetValue(method, out var description))
        {
            await AnswerAsync(context, Refusal("unknown_method"));
            return;
        }

        var (token, arguments, unreadable) = await ReadAsync(context.Request, description);
        if (token == Workspace.BotToken)
        {
            context.Response.Headers["X-OAuth-Scopes"] = string.Join(',', workspace.Scopes);
        }

        var problems = unreadable is null ? CallCheck.Problems(description, arguments) : [unreadable];
        var fault = faults.Next(method);
        var answer = fault switch
        {
            Fault.Error error => Refusal(error.Word),
            Fault.TooMany or Fault.Status or Fault.Silence => Refusal("ratelimited"),
            _ => Refused(description, token, arguments, problems) ?? Do(method, arguments),
        };
        int? wait = fault is Fault.TooMany tooMany ? tooMany.RetryAfterSeconds ?? 0 : answer["retry_after"]?.GetValue<int>();
        answer.Remove("retry_after");
        journal.Add(new ApiCall(method, arguments, time.GetUtcNow(), problems, answer["ok"]!.GetValue<bool>() ? null : answer["error"]!.ToString(), answer));
        switch (fault)
        {
            case Fault.Status status:
                context.Response.StatusCode = status.Code;
                await context.Response.WriteAsync("<html>A page for people</html>", context.RequestAborted);
                return;
            case Fault.Silence or Fault.DoneInSilence:
                await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return;
            case Fault.Malformed:
                await context.Response.WriteAsync(answer.ToJsonString()[..^1], context.RequestAborted);
                return;
            case Fault.LostAnswer:
                context.Abort();
                return;
        }

        if (wait is { } seconds)
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            if (seconds > 0)
            {
                context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            }
        }

        await AnswerAsync(context, answer);
    }

    private static Task AnswerAsync(HttpContext context, JsonObject answer)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(answer.ToJsonString(), context.RequestAborted);
    }

    private static async Task<(string? Token, JsonObject Arguments, string? Unreadable)> ReadAsync(HttpRequest request, MethodDescription method)
    {
        var header = request.Headers.Authorization.ToString();
        var token = header.StartsWith("Bearer ", StringComparison.Ordinal) ? header["Bearer ".Length..] : null;
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
            var fields = form.Select(field => KeyValuePair.Create(field.Key, field.Value.ToString()));
            return (token ?? form["token"], CallCheck.FromForm(method, fields), null);
        }

        if (!request.HasJsonContentType())
        {
            return request.ContentLength is null or 0 ? (token, [], null) : (token, [], $"its body is {request.ContentType}");
        }

        // These two are documented to take forms alone.
        if (method.Name is "conversations.replies" or "users.info")
        {
            return (token, [], "it takes no JSON");
        }

        try
        {
            var body = await JsonNode.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            return body is JsonObject arguments ? (token, arguments, null) : (token, [], "its body is no object");
        }
        catch (JsonException)
        {
            return (token, [], "its body is no JSON");
        }
    }

    private JsonObject? Refused(MethodDescription method, string? token, JsonObject arguments, List<string> problems)
    {
        if (token is null)
        {
            return Refusal("not_authed");
        }

        if (workspace.TokenProblem is { } problem)
        {
            return Refusal(problem);
        }

        if (token != (method.TakesAppToken ? Workspace.AppToken : Workspace.BotToken))
        {
            return Refusal(token is Workspace.AppToken or Workspace.BotToken ? "not_allowed_token_type" : "invalid_auth");
        }

        if (method is { Scope: { } scope, TakesAppToken: false } && !workspace.Scopes.Contains(scope))
        {
            var refusal = Refusal("missing_scope");
            refusal["needed"] = scope;
            refusal["provided"] = string.Join(',', workspace.Scopes);
            return refusal;
        }

        var wait = limits.Take(method.Name, method.PerMinute, TimeSpan.FromMinutes(1))
            ?? (method.Name == "chat.postMessage" ? limits.Take($"post {arguments["channel"]}", 1, TimeSpan.FromSeconds(1)) : null);
        if (wait is { } seconds)
        {
            var refusal = Refusal("ratelimited");
            refusal["retry_after"] = seconds;
            return refusal;
        }

        return problems is [] ? null : Refusal("invalid_arguments");
    }

    private JsonObject Do(string method, JsonObject arguments)
    {
        lock (workspace.Sync)
        {
            return method switch
            {
                "auth.test" => Done(new()
                {
                    ["url"] = "https://invented.example/",
                    ["team"] = "Invented",
                    ["user"] = "newsbot",
                    ["team_id"] = Workspace.Team,
                    ["user_id"] = Workspace.BotUser,
                    ["bot_id"] = Workspace.Bot,
                }),
                "apps.connections.open" => Done(new() { ["url"] = openSocketUrl() }),
                "chat.postMessage" => Post(arguments),
                "chat.postEphemeral" => PostEphemeral(arguments),
                "chat.update" => Update(arguments),
                "chat.delete" => Delete(arguments),
                "chat.startStream" => StartStream(arguments),
                "chat.appendStream" => Stream(arguments, ends: false),
                "chat.stopStream" => Stream(arguments, ends: true),
                "views.open" => triggers.Exchange(Text(arguments, "trigger_id")) is { } problem ? Refusal(problem) : ShowView(arguments),
                "views.publish" => ShowView(arguments),
                "views.update" => UpdateView(arguments),
                "assistant.threads.setStatus" or "assistant.threads.setTitle" or "assistant.threads.setSuggestedPrompts" => Thread(arguments),
                "conversations.replies" or "conversations.history" => History(method, arguments),
                "users.info" => Text(arguments, "user") is Workspace.Person or Workspace.Admin or Workspace.BotUser
                    ? Done(new()
                    {
                        ["user"] = new JsonObject
                        {
                            ["id"] = Text(arguments, "user"),
                            ["team_id"] = Workspace.Team,
                            ["is_admin"] = Text(arguments, "user") is Workspace.Admin,
                            ["is_owner"] = false,
                            ["is_bot"] = Text(arguments, "user") is Workspace.BotUser,
                            ["tz"] = "Europe/Oslo",
                        },
                    })
                    : Refusal("user_not_found"),
                _ => Refusal("unknown_method"),
            };
        }
    }

    private JsonObject Post(JsonObject arguments)
    {
        if (Unpostable(arguments, "channel") is { } refusal)
        {
            return refusal;
        }

        var text = Text(arguments, "text") ?? Text(arguments, "markdown_text") ?? "";
        if (text.Length == 0 && arguments["blocks"] is null)
        {
            return Refusal("no_text");
        }

        var thread = Text(arguments, "thread_ts");
        if (thread is not null && workspace.Find(Text(arguments, "channel"), thread) is not { ThreadTs: null })
        {
            return Refusal("cannot_reply_to_message"); // a thread hangs from its first message
        }

        const int MostShown = 40_000;
        var post = workspace.Add(Text(arguments, "channel")!, Workspace.BotUser, text[..Math.Min(text.Length, MostShown)], thread, arguments["blocks"]);
        var done = Posted(post);
        if (text.Length > MostShown)
        {
            done["warning"] = "message_truncated";
        }

        return done;
    }

    private JsonObject PostEphemeral(JsonObject arguments)
    {
        if (Unpostable(arguments, "channel") is { } refusal)
        {
            return refusal;
        }

        if (workspace.Room(Text(arguments, "channel"))!.Members.Contains(Text(arguments, "user")!) is false)
        {
            return Refusal("user_not_in_channel");
        }

        if (Text(arguments, "text") is not { Length: > 0 } text)
        {
            return Refusal("no_text");
        }

        var post = workspace.Add(
            Text(arguments, "channel")!, Workspace.BotUser, text, Text(arguments, "thread_ts"), arguments["blocks"], onlyFor: Text(arguments, "user"));
        return Done(new() { ["message_ts"] = post.Ts });
    }

    private JsonObject Update(JsonObject arguments)
    {
        if (Own(arguments) is not { } post)
        {
            return Refusal(workspace.Find(Text(arguments, "channel"), Text(arguments, "ts")) is null ? "message_not_found" : "cant_update_message");
        }

        if (post.IsStreaming)
        {
            return Refusal("streaming_state_conflict");
        }

        var text = Text(arguments, "text") ?? "";
        if (text.Length > 4000)
        {
            return Refusal("msg_too_long");
        }

        post.Text = text;
        post.Blocks = arguments["blocks"]?.DeepClone();
        return Posted(post);
    }

    private JsonObject Delete(JsonObject arguments)
    {
        if (Own(arguments) is not { } post)
        {
            return Refusal(workspace.Find(Text(arguments, "channel"), Text(arguments, "ts")) is null ? "message_not_found" : "cant_delete_message");
        }

        post.IsDeleted = true;
        return Posted(post);
    }

    private JsonObject StartStream(JsonObject arguments)
    {
        if (Unpostable(arguments, "channel") is { } refusal)
        {
            return refusal;
        }

        if (!workspace.Room(Text(arguments, "channel"))!.IsDirect)
        {
            if (arguments["recipient_user_id"] is null)
            {
                return Refusal("missing_recipient_user_id");
            }

            if (arguments["recipient_team_id"] is null)
            {
                return Refusal("missing_recipient_team_id");
            }
        }

        if (workspace.Find(Text(arguments, "channel"), Text(arguments, "thread_ts")) is not { ThreadTs: null })
        {
            return Refusal("cannot_reply_to_message");
        }

        var post = workspace.Add(Text(arguments, "channel")!, Workspace.BotUser, Text(arguments, "markdown_text") ?? "", Text(arguments, "thread_ts"));
        post.IsStreaming = true;
        return Posted(post);
    }

    private JsonObject Stream(JsonObject arguments, bool ends)
    {
        if (Own(arguments) is not { } post)
        {
            return Refusal("message_not_found");
        }

        if (!post.IsStreaming)
        {
            return Refusal("message_not_in_streaming_state");
        }

        post.Text += Text(arguments, "markdown_text");
        post.IsStreaming = !ends;
        post.Blocks = arguments["blocks"]?.DeepClone() ?? post.Blocks;
        return Posted(post);
    }

    private JsonObject ShowView(JsonObject arguments)
    {
        var id = $"V{++_lastView}";
        var view = arguments["view"]!.DeepClone().AsObject();
        view["id"] = id;
        view["hash"] = "1.a";
        _views[id] = view;
        return Done(new() { ["view"] = view.DeepClone() });
    }

    private JsonObject UpdateView(JsonObject arguments)
    {
        if (Text(arguments, "view_id") is not { } id || !_views.TryGetValue(id, out var shown))
        {
            return Refusal("not_found");
        }

        if (Text(arguments, "hash") is { } hash && hash != shown["hash"]!.ToString())
        {
            return Refusal("hash_conflict");
        }

        var view = arguments["view"]!.DeepClone().AsObject();
        view["id"] = id;
        view["hash"] = shown["hash"] + "a";
        _views[id] = view;
        return Done(new() { ["view"] = view.DeepClone() });
    }

    private JsonObject Thread(JsonObject arguments)
    {
        if (workspace.Room(Text(arguments, "channel_id")) is null)
        {
            return Refusal("channel_not_found");
        }

        var thread = Text(arguments, "thread_ts");
        return thread is null || workspace.Find(Text(arguments, "channel_id"), thread) is not null ? Done([]) : Refusal("invalid_thread_ts");
    }

    private JsonObject History(string method, JsonObject arguments)
    {
        var channel = Text(arguments, "channel");
        if (workspace.Room(channel) is not { } room)
        {
            return Refusal("channel_not_found");
        }

        if (!room.Members.Contains(Workspace.BotUser))
        {
            return Refusal("not_in_channel");
        }

        var root = Text(arguments, "ts");
        var posts = workspace.Posts.Where(post => post.Channel == channel && !post.IsDeleted && post.OnlyFor is null);
        posts = method == "conversations.replies"
            ? posts.Where(post => post.Ts == root || post.ThreadTs == root)
            : posts.Where(post => post.ThreadTs is null).Reverse();
        var all = posts.ToList();
        if (method == "conversations.replies" && all is [])
        {
            return Refusal("thread_not_found");
        }

        var limit = arguments["limit"]?.GetValue<int>() ?? 100;
        var start = int.TryParse(Text(arguments, "cursor"), CultureInfo.InvariantCulture, out var cursor) ? cursor : 0;
        var hasMore = start + limit < all.Count;
        return Done(new()
        {
            ["messages"] = new JsonArray([.. all.Skip(start).Take(limit).Select(Payloads.Message)]),
            ["has_more"] = hasMore,
            ["response_metadata"] = new JsonObject { ["next_cursor"] = hasMore ? (start + limit).ToString(CultureInfo.InvariantCulture) : "" },
        });
    }

    private JsonObject? Unpostable(JsonObject arguments, string name) => workspace.Room(Text(arguments, name)) switch
    {
        null => Refusal("channel_not_found"),
        { IsArchived: true } => Refusal("is_archived"),
        { } room when !room.Members.Contains(Workspace.BotUser) => Refusal("not_in_channel"),
        _ => null,
    };

    private Post? Own(JsonObject arguments) =>
        workspace.Find(Text(arguments, "channel"), Text(arguments, "ts")) is { User: Workspace.BotUser, OnlyFor: null } post ? post : null;

    private static JsonObject Posted(Post post) =>
        Done(new() { ["channel"] = post.Channel, ["ts"] = post.Ts, ["message"] = Payloads.Message(post) });

    private static JsonObject Done(JsonObject answer)
    {
        answer.Insert(0, "ok", true);
        return answer;
    }

    private static JsonObject Refusal(string error) => new() { ["ok"] = false, ["error"] = error };

    private static string? Text(JsonObject arguments, string name) => arguments[name]?.ToString();
}
