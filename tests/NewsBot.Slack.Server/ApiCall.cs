using System.Text.Json.Nodes;

namespace NewsBot.Slack.Server;

/// <summary>One call of the Web API or of a response address, as it was made and answered.</summary>
/// <param name="Method">The method, or <c>response_url</c>.</param>
/// <param name="Arguments">The arguments, whichever way they were sent.</param>
/// <param name="At">When it came, by the server's clock.</param>
/// <param name="Problems">Where it breaks Slack's description of the method.</param>
/// <param name="Error">Slack's word for why it was refused; null where it was done.</param>
/// <param name="Answer">What was answered.</param>
public sealed record ApiCall(
    string Method, JsonObject Arguments, DateTimeOffset At, IReadOnlyList<string> Problems, string? Error, JsonObject Answer)
{
    public string? this[string argument] => Arguments[argument]?.ToString();
}
