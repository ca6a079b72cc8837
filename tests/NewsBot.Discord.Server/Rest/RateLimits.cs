using System.Globalization;
using Microsoft.AspNetCore.Http;
using NewsBot.Discord.Server.Protocol;

namespace NewsBot.Discord.Server.Rest;

/// <summary>Counts requests against the limits, and tells the client of them as Discord does.</summary>
internal sealed class RateLimits(DiscordServerOptions options, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Window> _windows = [];

    /// <summary>Counts a request.</summary>
    /// <returns>How long it has to wait and by whose limit; null if it is taken.</returns>
    public (string Scope, TimeSpan RetryAfter)? Count(Call call, string major, IHeaderDictionary headers)
    {
        lock (_gate)
        {
            if (call.Authorized && !Take("global", options.GlobalLimit, TimeSpan.FromSeconds(1), out var second))
            {
                return ("global", second.Ends - clock.GetUtcNow());
            }

            if (call.Limit is not { } limit || !options.BucketLimits)
            {
                return null;
            }

            var taken = Take($"{call.Bucket}:{major}", limit.Count, TimeSpan.FromSeconds(limit.Seconds), out var window);
            var resetAfter = window.Ends - clock.GetUtcNow();
            headers["X-RateLimit-Limit"] = limit.Count.ToString(CultureInfo.InvariantCulture);
            headers["X-RateLimit-Remaining"] = (limit.Count - window.Count).ToString(CultureInfo.InvariantCulture);
            headers["X-RateLimit-Reset"] = (window.Ends.ToUnixTimeMilliseconds() / 1000.0).ToString("F3", CultureInfo.InvariantCulture);
            headers["X-RateLimit-Reset-After"] = resetAfter.TotalSeconds.ToString("F3", CultureInfo.InvariantCulture);
            headers["X-RateLimit-Bucket"] = $"bucket-of-{call.Bucket}";
            return taken ? null : ("user", resetAfter);
        }
    }

    private bool Take(string name, int most, TimeSpan length, out Window window)
    {
        var now = clock.GetUtcNow();
        if (!_windows.TryGetValue(name, out window!) || window.Ends <= now)
        {
            _windows[name] = window = new Window { Ends = now + length };
        }

        if (window.Count >= most)
        {
            return false;
        }

        window.Count++;
        return true;
    }

    private sealed class Window
    {
        public DateTimeOffset Ends { get; init; }

        public int Count { get; set; }
    }
}
