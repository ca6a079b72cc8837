using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using NewsBot.CommandLine;

namespace NewsBot.Control;

/// <summary>What became of a command that was given to the running bot.</summary>
/// <param name="Text">Its report.</param>
/// <param name="IsRefused">Whether the bot refused what the folder holds.</param>
internal sealed record ControlResult(string Text, bool IsRefused);

/// <summary>Gives commands to the bot that runs on this machine with a data folder.</summary>
/// <param name="dataFolder">The data folder.</param>
internal sealed class RunningBotClient(string dataFolder)
{
    /// <summary>Has the bot carry out a command.</summary>
    /// <param name="command">The command, such as <c>reload</c>.</param>
    /// <param name="asJson">Whether the report is to be JSON.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Its report; null where no bot runs with the data folder.</returns>
    /// <exception cref="CommandException">The bot could not carry it out.</exception>
    public async Task<ControlResult?> TryAsync(string command, bool asJson, CancellationToken cancellationToken)
    {
        if (RunningBotFile.Read(dataFolder) is not { Address: { } address, Key: var key })
        {
            return null;
        }

        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, $"{ControlEndpoints.Path}/{command}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(asJson ? "application/json" : "text/plain"));
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            return response.StatusCode switch
            {
                HttpStatusCode.OK => new ControlResult(text, IsRefused: false),
                HttpStatusCode.Conflict => new ControlResult(text, IsRefused: true),
                HttpStatusCode.UnprocessableEntity => throw new CommandException(DetailOf(text)),

                // Something else listens there by now: the bot was killed.
                HttpStatusCode.NotFound or HttpStatusCode.Unauthorized => null,
                _ => throw new CommandException($"The running bot failed ({(int)response.StatusCode}). Its log tells why."),
            };
        }
        catch (HttpRequestException error) when (error.HttpRequestError == HttpRequestError.ConnectionError)
        {
            // What a bot left that was killed.
            return null;
        }
        catch (HttpRequestException error)
        {
            throw new CommandException($"The running bot did not answer: {error.Message} Its log tells why.", error);
        }
    }

    private static string DetailOf(string problem)
    {
        using var json = JsonDocument.Parse(problem);
        return json.RootElement.GetProperty("detail").GetString() ?? "";
    }
}
