using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Core.State;
using NewsBot.Storage.Postgres;

namespace NewsBot.Benchmarks;

/// <summary>How long it takes to claim an event in a PostgreSQL database, which comes before every answer.</summary>
internal static class ClaimingEvents
{
    private const int WarmUp = 500;
    private const int Events = 5000;
    private const int AtOnce = 16;

    /// <summary>Prints the times of claims one after the other, and the rate of claims at once.</summary>
    /// <param name="connectionString">A database.</param>
    public static async Task<int> RunAsync(string connectionString)
    {
        if (PostgresAddress.TryRead(connectionString) is not { } address)
        {
            return Arguments.ShowUsage();
        }

        await using var database = new PostgresDatabase(address, "benchmark", TimeProvider.System, NullLogger<PostgresDatabase>.Instance);
        await database.MigrateAsync(CancellationToken.None);
        var store = new PostgresStateStore(database);
        await store.RenewAsync(CancellationToken.None);

        // As long as what Discord tells of a command.
        var payload = new string('x', 1500);
        await ClaimAsync(store, payload, WarmUp);
        var claims = new Timings(await ClaimAsync(store, payload, Events));
        Print($"claim: median {claims.Median:F2} ms, 99th percentile {claims.Percentile99:F2} ms, of {Events} one after the other");
        var begun = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(() => ClaimAsync(store, payload, Events / AtOnce))));
        Print($"claims by {AtOnce} at once: {Events / Stopwatch.GetElapsedTime(begun).TotalSeconds:F0} a second");
        await store.LeaveAsync(CancellationToken.None);
        await database.ExecuteAsync("DELETE FROM event WHERE kind = 'benchmark'", CancellationToken.None);
        return 0;
    }

    private static async Task<List<double>> ClaimAsync(PostgresStateStore store, string payload, int count)
    {
        var times = new List<double>(count);
        for (var number = 0; number < count; number++)
        {
            var now = TimeProvider.System.GetUtcNow();
            var incoming = new IncomingEvent($"benchmark:{Guid.NewGuid():N}", "benchmark", payload, now, now.AddMinutes(15));
            var begun = Stopwatch.GetTimestamp();
            await store.ClaimEventAsync(incoming, Guid.NewGuid(), CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        return times;
    }

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
