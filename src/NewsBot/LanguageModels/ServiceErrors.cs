using System.Net;
using System.Net.Http.Headers;
using System.Text;
using NewsBot.Core.LanguageModels;
using NewsBot.Settings;

namespace NewsBot.LanguageModels;

/// <summary>
/// Says in words what is wrong when a service refuses or cannot be reached, whichever provider it is: what they have in common
/// is HTTP. Its words are the program's own; what the service wrote may repeat a key or a question.
/// </summary>
/// <param name="service">The service, to be named in messages.</param>
/// <param name="timeProvider">The clock, for a Retry-After that names a time.</param>
internal sealed class ServiceErrors(ModelService service, TimeProvider timeProvider) : DelegatingHandler
{
    private const int MostRead = 16 * 1024;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            return response.IsSuccessStatusCode ? response : throw await RefusedAsync(response, cancellationToken);
        }
        catch (HttpRequestException error)
        {
            throw Unreachable(error);
        }
    }

    /// <summary>A failure that came another way: in the middle of a reply, or in reading it.</summary>
    public static LanguageModelException Of(Exception error, ModelService service)
    {
        for (var inner = error; inner is not null; inner = inner.InnerException)
        {
            if (inner is LanguageModelException known)
            {
                return known;
            }
        }

        return error is IOException or HttpRequestException || error.InnerException is IOException or HttpRequestException
            ? new LanguageModelException($"The connection to the {service.Name} broke off in the middle of its reply.", error) { IsTransient = true }
            : new LanguageModelException(
                $"The {service.Name}'s server sent something that cannot be understood. Check that {service.Setting("Endpoint")} names a server that speaks the protocol of {service.Setting("Provider")}.",
                error);
    }

    private async Task<LanguageModelException> RefusedAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using (response)
        {
            var body = await ReadAsync(response.Content, cancellationToken);
            var (message, isTransient) = Describe(response.StatusCode, body);
            return new LanguageModelException(message) { IsTransient = isTransient, RetryAfter = Wait(response.Headers.RetryAfter) };
        }
    }

    private (string Message, bool IsTransient) Describe(HttpStatusCode status, string body) => (int)status switch
    {
        401 => ($"The {service.Name}'s server does not accept the key. Check {service.Setting("ApiKey")}.", false),
        403 => ($"The key does not allow this use of the {service.Name}. Check {service.Setting("ApiKey")} and {service.Setting("Model")}, and what the account may use.", false),
        402 => (OutOfQuota, false),
        400 or 413 or 422 when Says(body, "context_length", "context length", "maximum context", "too long", "too many tokens", "prompt is too", "request_too_large") =>
            ($"What was sent is too long for the model \"{service.Model}\". Choose a model with more context in {service.Setting("Model")}.", false),
        400 or 422 when Says(body, "dimensions") =>
            ($"The model \"{service.Model}\" does not give vectors of the length asked for. Set {service.Setting("Dimensions")} to 0.", false),
        400 or 422 when Says(body, "response_format", "json_schema", "output_config", "output_format", "structured output") =>
            ($"The model \"{service.Model}\" does not know structured output. Set {LanguageModelSettings.StructuredOutputKey} to false.", false),
        400 when Says(body, "credit balance", "billing", "insufficient") => (OutOfQuota, false),
        404 when Says(body, "model", "deployment") => (UnknownModel, false),
        400 when Says(body, "model_not_found", "invalid model", "unknown model", "model not found", "does not exist") => (UnknownModel, false),
        404 or 405 or (>= 300 and < 400) =>
            ($"The {service.Name}'s server knows neither the address nor the model \"{service.Model}\". Check {service.Setting("Endpoint")} and {service.Setting("Model")}.", false),
        429 when Says(body, "insufficient_quota", "exceeded your current quota", "billing", "credit") => (OutOfQuota, false),
        429 => ("The {service.Name}'s server takes no more requests at the moment. Ask again later, or raise the account's limit.", true),
        408 or >= 500 => ($"The {service.Name}'s server failed ({(int)status}). Ask again later.", true),
        _ => ($"The {service.Name}'s server refused the request ({(int)status}). Check {service.Setting("Model")} and {service.Setting("Endpoint")}.", false),
    };

    private string OutOfQuota => $"The account of the {service.Name} has no quota left. Top it up, or use the key of another account.";

    private string UnknownModel => $"The {service.Name}'s server does not know the model \"{service.Model}\". Check {service.Setting("Model")}.";

    private LanguageModelException Unreachable(HttpRequestException error)
    {
        var place = service.Endpoint?.Host is { } host ? $" at {host}" : "";
        return error.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => new(
                $"The {service.Name}'s server{place} cannot be found. Check {service.Setting("Endpoint")} and the network.", error),
            HttpRequestError.SecureConnectionError => new(
                $"The {service.Name}'s server{place} has no certificate that this machine trusts. Check {service.Setting("Endpoint")}, or install the certificate of who signed it.", error),
            HttpRequestError.ConnectionError => new(
                $"The {service.Name}'s server{place} cannot be reached. Check that it runs, {service.Setting("Endpoint")}, and the network.", error)
            { IsTransient = true },
            _ => new($"The connection to the {service.Name}'s server{place} failed. Check the network.", error) { IsTransient = true },
        };
    }

    private TimeSpan? Wait(RetryConditionHeaderValue? header) =>
        header?.Delta ?? (header?.Date is { } date && date > timeProvider.GetUtcNow() ? date - timeProvider.GetUtcNow() : null);

    private static bool Says(string body, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (body.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // Enough to tell what is meant; a body can be endless.
    private static async Task<string> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = await content.ReadAsStreamAsync(cancellationToken);
            var buffer = new byte[MostRead];
            var length = await stream.ReadAtLeastAsync(buffer, MostRead, throwOnEndOfStream: false, cancellationToken);
            return Encoding.UTF8.GetString(buffer, 0, length);
        }
        catch (IOException)
        {
            // The status alone tells enough.
            return "";
        }
    }
}
