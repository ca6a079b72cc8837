using System.Text.Json;
using NewsBot.CommandLine;
using NewsBot.Core.QuestionSets;

namespace NewsBot.Evaluating;

/// <summary>What got better and what got worse since an earlier run, question by question.</summary>
internal sealed class ScorecardComparison
{
    private readonly IReadOnlyDictionary<string, double> _figures;

    private ScorecardComparison(IReadOnlyDictionary<string, double> figures, IReadOnlyList<AskedQuestion> better, IReadOnlyList<AskedQuestion> worse) =>
        (_figures, Better, Worse) = (figures, better, worse);

    /// <summary>Questions that were a miss and are none.</summary>
    public IReadOnlyList<AskedQuestion> Better { get; }

    /// <summary>Questions that were no miss and are one.</summary>
    public IReadOnlyList<AskedQuestion> Worse { get; }

    /// <summary>A figure of the earlier run; null where it was not measured.</summary>
    public double? Before(string figure) => _figures.TryGetValue(figure, out var value) ? value : null;

    /// <summary>Compares a scorecard with an earlier one. Questions that are in only one of them are left aside.</summary>
    /// <param name="now">The scorecard.</param>
    /// <param name="file">What <c>eval --json</c> printed earlier.</param>
    /// <exception cref="CommandException">The file cannot be read, or is something else.</exception>
    public static ScorecardComparison Read(Scorecard now, string file)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            var missed = json.RootElement.GetProperty("questions").EnumerateArray()
                .ToDictionary(question => question.GetProperty("id").GetString()!, question => question.GetProperty("miss").GetBoolean(), StringComparer.Ordinal);
            var figures = json.RootElement.GetProperty("figures").EnumerateObject()
                .Where(figure => figure.Value.ValueKind == JsonValueKind.Number)
                .ToDictionary(figure => figure.Name, figure => figure.Value.GetDouble(), StringComparer.Ordinal);
            var misses = now.Misses.ToHashSet();
            return new ScorecardComparison(
                figures,
                [.. now.Asked.Where(one => !misses.Contains(one) && missed.TryGetValue(one.Question.Id, out var was) && was)],
                [.. now.Asked.Where(one => misses.Contains(one) && missed.TryGetValue(one.Question.Id, out var was) && !was)]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new CommandException($"{file} cannot be compared with: {error.Message} Give what \"newsbot eval --json\" printed.", error);
        }
    }
}
