using System.ClientModel;
using System.ClientModel.Primitives;
using OpenAI;

namespace NewsBot.LanguageModels;

/// <summary>How the OpenAI package reaches a server: OpenAI's own, Azure's, or any other that speaks the protocol.</summary>
internal static class OpenAIConnection
{
    /// <summary>An HTTP client that says in words what is wrong. How long a reply is waited for is decided around it.</summary>
    public static HttpClient Http(ModelService service, TimeProvider timeProvider) =>
        new(new ServiceErrors(service, timeProvider) { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false } }) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Makes a client of the package.</summary>
    /// <param name="key">The key; a server of one's own may want none, but the package does.</param>
    /// <param name="isAzure">Whether the server is Azure's, which reads the key elsewhere.</param>
    /// <param name="endpoint">Where the server is; null for OpenAI's own.</param>
    /// <param name="http">Sends.</param>
    /// <param name="make">Makes the client from how it is to authenticate and how it is to send.</param>
    public static T Connect<T>(string key, bool isAzure, Uri? endpoint, HttpClient http, Func<AuthenticationPolicy, OpenAIClientOptions, T> make)
    {
        var options = new OpenAIClientOptions
        {
            Transport = new HttpClientPipelineTransport(http),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            EnableDistributedTracing = false,
            ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
        };
        if (endpoint is not null)
        {
            options.Endpoint = isAzure && endpoint.AbsolutePath == "/" ? new Uri(endpoint, "openai/v1/") : endpoint;
        }

        var credential = new ApiKeyCredential(key.Length > 0 ? key : "none");
        return make(
            isAzure ? ApiKeyAuthenticationPolicy.CreateHeaderApiKeyPolicy(credential, "api-key") : ApiKeyAuthenticationPolicy.CreateBearerAuthorizationPolicy(credential),
            options);
    }
}
