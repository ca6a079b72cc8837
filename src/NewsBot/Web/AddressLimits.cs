using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace NewsBot.Web;

/// <summary>Limits how often one network address may send a kind of request.</summary>
internal static class AddressLimits
{
    /// <summary>Adds a limit that endpoints can require by its name.</summary>
    /// <param name="limits">All limits.</param>
    /// <param name="name">Its name.</param>
    /// <param name="perMinute">How many requests of one address are let through within a minute.</param>
    public static void AddPerAddress(this RateLimiterOptions limits, string name, int perMinute) =>
        limits.AddPolicy(name, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) }));
}
