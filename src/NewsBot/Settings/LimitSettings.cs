using Microsoft.Extensions.Configuration;
using NewsBot.Core.Conversations;

namespace NewsBot.Settings;

/// <summary>The settings of how much a running bot does at once.</summary>
/// <param name="Questions">How many questions it answers within a minute.</param>
/// <param name="Drain">How long it finishes what it has begun when it is stopped.</param>
internal sealed record LimitSettings(QuestionRates Questions, TimeSpan Drain)
{
    /// <summary>The longest that <see cref="Drain"/> can be.</summary>
    public static readonly TimeSpan LongestDrain = TimeSpan.FromMinutes(10);

    private const string PerUserKey = "Limits:QuestionsPerUserPerMinute";
    private const string PerChannelKey = "Limits:QuestionsPerChannelPerMinute";
    private const string OverallKey = "Limits:QuestionsPerMinute";
    private const string DrainKey = "Limits:DrainSeconds";

    private const int UsualPerUser = 20;
    private const int UsualPerChannel = 60;
    private const int UsualOverall = 600;
    private const int UsualDrain = 30;
    private const int MostPerMinute = 100_000;

    /// <summary>Every setting of the section that is read here.</summary>
    public static IReadOnlyList<string> Keys { get; } = [PerUserKey, PerChannelKey, OverallKey, DrainKey];

    /// <summary>Reads the section.</summary>
    /// <param name="configuration">All settings.</param>
    /// <exception cref="SettingsException">A value cannot be used.</exception>
    public static LimitSettings Read(IConfiguration configuration) => new(
        new QuestionRates(
            configuration.WholeNumber(PerUserKey, UsualPerUser, 0, MostPerMinute),
            configuration.WholeNumber(PerChannelKey, UsualPerChannel, 0, MostPerMinute),
            configuration.WholeNumber(OverallKey, UsualOverall, 0, MostPerMinute)),
        TimeSpan.FromSeconds(configuration.WholeNumber(DrainKey, UsualDrain, 1, (int)LongestDrain.TotalSeconds)));
}
