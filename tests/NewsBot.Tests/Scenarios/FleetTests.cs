using System.Globalization;
using NewsBot.Tests.Shared.Postgres;

namespace NewsBot.Tests.Scenarios;

/// <summary>Whatever dies, each question is answered once.</summary>
public sealed class FleetTests : IAsyncLifetime
{
    private const int Replicas = 3;
    private const int MostUnanswered = 60;
    private const int LookEvery = 20;
    private const int Changes = 10;

    // Its own, as it is killed.
    private readonly PostgresServer _postgres = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // To be set for as many as a long run is to have.
    private static int Questions => int.TryParse(Environment.GetEnvironmentVariable("FLEET_QUESTIONS"), CultureInfo.InvariantCulture, out var given) ? given : 300;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _postgres.DisposeAsync();

    [Fact]
    public async Task Each_question_is_answered_once_while_replicas_and_the_database_are_killed_and_documents_change()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no kill.");
        await using var fleet = await Fleet.StartAsync(Replicas, _postgres, Cancellation);
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
            await fleet.AskAsync(Cancellation);
            if (number % between == 0 && mishaps.TryDequeue(out var mishap))
            {
                // In the midst of the answers.
                await mishap();
            }

            if (number % (Questions / Changes) == 0)
            {
                fleet.ChangeDocuments(number);
            }

            if (number % LookEvery == 0)
            {
                await fleet.UntilUnansweredAsync(MostUnanswered, Cancellation);
            }
        }

        (await fleet.UntilUnansweredAsync(0, Cancellation)).ShouldBe(0);
        await fleet.SettleAsync(Cancellation);
        fleet.CountAnswers().CountBy(answers => answers).ToDictionary().ShouldBe(new Dictionary<int, int> { [1] = Questions });
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
