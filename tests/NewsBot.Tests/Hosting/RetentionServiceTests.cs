using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Core.State;
using NewsBot.Hosting;
using NewsBot.Settings;
using NewsBot.Storage.Sqlite;
using NewsBot.Tests.Infrastructure;

namespace NewsBot.Tests.Hosting;

public sealed class RetentionServiceTests : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ManualTime _time = new();
    private readonly SqliteStateStore _state;

    public RetentionServiceTests() => _state = SqliteStateStore.Open(Path.Combine(_folder.Path, "state.db"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _state.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_is_older_than_is_kept_is_deleted_at_the_start_and_every_day()
    {
        await ActAsync(daysAgo: 11, "long ago");
        await ActAsync(daysAgo: 9, "last week");

        using var service = Service(keepDays: 10);
        await service.StartAsync(Cancellation);
        await _time.WaitForTimerAsync(TimeSpan.FromDays(1));
        (await ActsAsync()).ShouldBe(["last week"]);

        _time.Advance(TimeSpan.FromDays(1));
        await _time.WaitForTimerAsync(TimeSpan.FromDays(1));
        (await ActsAsync()).ShouldBe(["last week"]);

        _time.Advance(TimeSpan.FromDays(1));
        await UntilAsync(async () => (await ActsAsync()).Count == 0);
        await service.StopAsync(Cancellation);
    }

    [Fact]
    public async Task Where_all_is_to_be_kept_only_events_go_that_nobody_is_told_of_again()
    {
        await ActAsync(daysAgo: 3000, "long ago");
        (await ClaimAsync("slack:Ev1", daysAgo: 8)).ShouldBeTrue();
        (await ClaimAsync("slack:Ev2", daysAgo: 6)).ShouldBeTrue();

        using var service = Service(keepDays: 0);
        await service.StartAsync(Cancellation);
        await _time.WaitForTimerAsync(TimeSpan.FromDays(1));

        (await ActsAsync()).ShouldBe(["long ago"]);
        (await ClaimAsync("slack:Ev1", daysAgo: 0)).ShouldBeTrue();
        (await ClaimAsync("slack:Ev2", daysAgo: 0)).ShouldBeFalse();
        await service.StopAsync(Cancellation);
    }

    private RetentionService Service(int keepDays) => new(
        _state,
        BotSettings.Load(_folder.Path, [$"--{BotSettings.KeepDaysKey}={keepDays}"]),
        _time,
        NullLogger<RetentionService>.Instance);

    private Task ActAsync(int daysAgo, string detail) => _state.AuditAsync(new AdminAct(_time.GetUtcNow().AddDays(-daysAgo), "page", "reload", detail), Cancellation);

    private async Task<bool> ClaimAsync(string key, int daysAgo)
    {
        var claim = Guid.NewGuid();
        var at = _time.GetUtcNow().AddDays(-daysAgo);
        var isClaimed = await _state.ClaimEventAsync(new IncomingEvent(key, "slack", "{}", at, at.AddMinutes(15)), claim, Cancellation);
        await _state.FinishEventAsync(key, claim, Cancellation);
        return isClaimed;
    }

    private async Task<List<string>> ActsAsync() => [.. (await _state.ReadAuditAsync(9, Cancellation)).Select(act => act.Detail)];

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        while (!await isSo())
        {
            Cancellation.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
