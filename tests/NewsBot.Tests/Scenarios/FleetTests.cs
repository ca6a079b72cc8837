using System.Globalization;
using NewsBot.Tests.Shared.Postgres;

namespace NewsBot.Tests.Scenarios;

/// <summary>Whatever dies, each question is answered once.</summary>
public sealed class FleetTests : IAsyncLifetime
{
    private const int Replicas = 3;
    private const int MostUnanswered = 40;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    // Its own, as it is killed.
    private readonly PostgresServer _postgres = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // To be set for as many as a long run is to have.
    private static int Questions => int.TryParse(Environment.GetEnvironmentVariable("FLEET_QUESTIONS"), CultureInfo.InvariantCulture, out var given) ? given : 300;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _postgres.DisposeAsync();

    [Fact]
    public async Task Each_question_is_answered_once_while_replicas_and_the_database_are_killed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no kill.");
        await using var fleet = await Fleet.StartAsync(Replicas, _postgres, Cancellation);
        var questions = new List<Func<int>>();
        var mishaps = new Queue<Func<Task>>(
        [
            () => KillAndStartAsync(fleet, 0),
            () => RestartDatabaseAsync(),
            () => fleet.CutAsync(_postgres, Cancellation),
            () => KillAndStartAsync(fleet, 1),
            () => RestartDatabaseAsync(),
            () => StopAndStartAsync(fleet, 2),
            () => fleet.CutAsync(_postgres, Cancellation),
            () => KillAndStartAsync(fleet, 2),
        ]);
        var between = Questions / (mishaps.Count + 1);
        for (var number = 1; number <= Questions; number++)
        {
            questions.Add(await fleet.AskAsync(Cancellation));
            if (number % between == 0 && mishaps.TryDequeue(out var mishap))
            {
                // In the midst of the answers.
                await mishap();
            }

            while (questions.TakeLast(MostUnanswered).Count(answers => answers() == 0) == MostUnanswered)
            {
                await Task.Delay(BetweenLooks, TimeProvider.System, Cancellation);
            }
        }

        (await Fleet.CountAsync(questions, Cancellation)).ShouldBe(new Dictionary<int, int> { [1] = Questions });
        await fleet.SettleAsync(Cancellation);
        (await Fleet.CountAsync(questions, Cancellation)).ShouldBe(new Dictionary<int, int> { [1] = Questions });
    }

    private static async Task KillAndStartAsync(Fleet fleet, int replica)
    {
        await fleet.KillAsync(replica);
        fleet.Start(replica);
    }

    private static async Task StopAndStartAsync(Fleet fleet, int replica)
    {
        await fleet.StopAsync(replica, Cancellation);
        fleet.Start(replica);
    }

    private async Task RestartDatabaseAsync()
    {
        await _postgres.KillAsync(Cancellation);
        await _postgres.StartAgainAsync(Cancellation);
    }
}
