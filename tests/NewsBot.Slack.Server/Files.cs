using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace NewsBot.Slack.Server;

/// <summary>Files of the workspace, which are given out to a token with the scope for them and to nobody else.</summary>
public sealed class Files(Workspace workspace, Journal journal, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly List<byte[]> _contents = [];

    /// <summary>The address of the server.</summary>
    internal Uri? Address { get; set; }

    /// <summary>Uploads a file; the result is what events tell of it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="content">Its bytes.</param>
    public JsonObject Add(string name, byte[] content)
    {
        lock (_lock)
        {
            _contents.Add(content);
            var path = string.Create(CultureInfo.InvariantCulture, $"files-pri/{_contents.Count - 1}");
            return new JsonObject
            {
                ["id"] = string.Create(CultureInfo.InvariantCulture, $"F{_contents.Count:D6}"),
                ["name"] = name,
                ["title"] = name,
                ["size"] = content.Length,
                ["mode"] = "hosted",
                ["is_external"] = false,
                ["url_private"] = new Uri(Address!, path).ToString(),
                ["url_private_download"] = new Uri(Address!, $"{path}/download").ToString(),
            };
        }
    }

    internal async Task HandleAsync(HttpContext context, int number)
    {
        byte[]? content;
        lock (_lock)
        {
            content = number < _contents.Count ? _contents[number] : null;
        }

        var mayRead = context.Request.Headers.Authorization == $"Bearer {Workspace.BotToken}" && workspace.Scopes.Contains("files:read");
        var error = !mayRead ? "sign in" : content is null ? "file_not_found" : null;
        journal.Add(new ApiCall("files-pri", [], time.GetUtcNow(), [], error, []));
        if (!mayRead)
        {
            context.Response.Redirect("/sign-in");
        }
        else if (content is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else
        {
            await context.Response.Body.WriteAsync(content, context.RequestAborted);
        }
    }
}
