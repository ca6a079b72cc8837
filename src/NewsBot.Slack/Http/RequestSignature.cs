using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NewsBot.Slack.Http;

/// <summary>What a request's signature shows.</summary>
internal enum SignatureCheck
{
    /// <summary>Slack sent the request, just now.</summary>
    Valid,

    /// <summary>There is no signature or time, or not in the form they have.</summary>
    Missing,

    /// <summary>The time is more than five minutes from now, before or after.</summary>
    Stale,

    /// <summary>The signature is not that of this body.</summary>
    Wrong,
}

/// <summary>
/// Slack's signature over requests, version v0: HMAC-SHA256 with the signing secret over <c>v0:TIME:BODY</c>, the body to the
/// byte as it came.
/// </summary>
/// <param name="secret">The signing secret.</param>
/// <param name="time">The clock.</param>
internal sealed class RequestSignature(string secret, TimeProvider time)
{
    private const string Version = "v0=";

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly byte[] _secret = Encoding.UTF8.GetBytes(secret);

    /// <summary>Checks a request.</summary>
    /// <param name="timestamp">The header <c>X-Slack-Request-Timestamp</c>.</param>
    /// <param name="signature">The header <c>X-Slack-Signature</c>.</param>
    /// <param name="body">The raw body.</param>
    public SignatureCheck Check(string? timestamp, string? signature, ReadOnlySpan<byte> body)
    {
        Span<byte> given = stackalloc byte[SHA256.HashSizeInBytes];
        if (timestamp is null
            || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || signature is null
            || !signature.StartsWith(Version, StringComparison.Ordinal)
            || signature.Length != Version.Length + (2 * SHA256.HashSizeInBytes)
            || Convert.FromHexString(signature.AsSpan(Version.Length), given, out _, out _) is not OperationStatus.Done)
        {
            return SignatureCheck.Missing;
        }

        if (Math.Abs((double)time.GetUtcNow().ToUnixTimeSeconds() - seconds) > Window.TotalSeconds)
        {
            return SignatureCheck.Stale;
        }

        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _secret);
        hash.AppendData(Encoding.ASCII.GetBytes($"v0:{timestamp}:"));
        hash.AppendData(body);
        Span<byte> computed = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(computed);
        return CryptographicOperations.FixedTimeEquals(computed, given) ? SignatureCheck.Valid : SignatureCheck.Wrong;
    }
}
