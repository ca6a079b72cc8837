using Microsoft.AspNetCore.Http.Metadata;

namespace NewsBot.Web;

/// <summary>The most bytes that the body of a request has.</summary>
/// <param name="MaxRequestBodySize">The limit.</param>
internal sealed record RequestSizeLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
