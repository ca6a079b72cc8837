using System.Globalization;
using NewsBot.Tests.Shared.Postgres;

namespace NewsBot.Tests.Scenarios;

/// <summary>Whatever dies, each question is answered once, and no replica stays behind with the documents.</summary>
public sealed class FleetTests : IAsyncLifetime
{
    private const int Replicas = 3;
    private const int FewQuestions = 200;
    private const int MostUnanswered = 100;
    private const int LookEvery = 20;
    private const int Reloads = 10;

    // Its own, as it is killed.
    private readonly PostgresServer _postgres = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // To be set for as many as a long run is to have.
    private static int Questions => int.TryParse(Environment.GetEnvironmentVariable("FLEET_QUESTIONS"), CultureInfo.InvariantCulture, out var given) ? given : FewQuestions;

    private static bool IsLong => Questions > FewQuestions;

    // A long run has the machine to itself. The short one is among all other tests, which may starve it for as long.
    private static TimeSpan LongestLag => IsLong ? TimeSpan.FromSeconds(2) : TimeSpan.FromMinutes(1);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _postgres.DisposeAsync();

    [Fact]
    public async Task Each_question_is_answered_once_while_replicas_and_the_database_are_killed_and_documents_change()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no kill.");
        var begun = TimeProvider.System.GetTimestamp();
        await using var fleet = await Fleet.StartAsync(Replicas, _postgres, Cancellation);
        var mishaps = new Queue<Func<Task>>(
        [
            () => KillAndStartAsync(fleet, 0),
            () => fleet.RestartDatabaseAsync(isLong: false, Cancellation),
            () => fleet.CutAsync(Cancellation),
            () => KillAndStartAsync(fleet, 1),
            () => fleet.RestartDatabaseAsync(IsLong, Cancellation),
            () => StopAndStartAsync(fleet, 2),
            () => fleet.CutAsync(Cancellation),
            () => KillAndStartAsync(fleet, 2),
        ]);
        var (betweenMishaps, betweenReloads) = (Questions / (mishaps.Count + 1), Questions / Reloads);
        for (var number = 1; number <= Questions; number++)
        {
            await fleet.AskAsync(Cancellation);
            if (number % betweenMishaps == 0 && mishaps.TryDequeue(out var mishap))
            {
                // In the midst of the answers.
                await mishap();
            }

            if (number % betweenReloads == 0)
            {
                var reload = number / betweenReloads;
                await fleet.ReloadAsync(reload, Captain(reload), Cancellation);
            }

            if (number % LookEvery == 0)
            {
                await fleet.UntilUnansweredAsync(MostUnanswered, Cancellation);
            }
        }

        await fleet.UntilUnansweredAsync(0, Cancellation);
        await fleet.SettleAsync(Cancellation);
        fleet.CountAnswers().CountBy(answers => answers).ToDictionary().ShouldBe(new Dictionary<int, int> { [1] = Questions });

        // Who takes a command over cannot know whether it was acknowledged.
        fleet.Violations().ShouldAllBe(violation => violation == "respond: Interaction has already been acknowledged.");

        await fleet.UntilServedAsync(Cancellation);
        (await fleet.AskForCaptainAsync(Cancellation)).ShouldAllBe(answer => answer!.Contains(Captain(Reloads), StringComparison.Ordinal));
        var lags = fleet.Lag.Measure();
        TestContext.Current.TestOutputHelper?.WriteLine($"Behind on knowledge: {string.Join(", ", lags)}; {Questions} questions in {TimeProvider.System.GetElapsedTime(begun)}");
        lags.Count.ShouldBe(Reloads);
        lags.Max().ShouldBeLessThan(LongestLag);
    }

    private static string Captain(int number) => string.Create(CultureInfo.InvariantCulture, $"Captain {number}.");

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
}
