using System.Globalization;

namespace NewsBot.Evaluating;

/// <summary>What a figure must at least or at most be.</summary>
/// <param name="Figure">The figure's name.</param>
/// <param name="Value">The bound; keeping to it exactly is enough.</param>
/// <param name="IsMinimum">Whether it is the least allowed, not the most.</param>
internal sealed record Threshold(string Figure, double Value, bool IsMinimum)
{
    /// <summary>Reads <c>FIGURE=VALUE</c>.</summary>
    /// <returns>Null where it is not that, or there is no such figure.</returns>
    public static Threshold? Parse(string text, bool isMinimum) =>
        text.Split('=') is [var name, var value]
        && Scorecard.Names.FirstOrDefault(known => string.Equals(known, name.Trim(), StringComparison.OrdinalIgnoreCase)) is { } figure
        && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var bound) && double.IsFinite(bound)
            ? new Threshold(figure, bound, isMinimum)
            : null;

    /// <summary>What is wrong with a scorecard by this threshold, as a sentence; null where it is kept.</summary>
    public string? ProblemOf(Scorecard scorecard)
    {
        var value = scorecard.Figures.Single(figure => figure.Name == Figure).Value;
        var bound = Value.ToString(CultureInfo.InvariantCulture);
        return value is not { } measured ? $"{Figure} could not be measured: the set has no question for it."
            : IsMinimum && measured < Value ? $"{Figure} is {Shown(measured)}, below {bound}."
            : !IsMinimum && measured > Value ? $"{Figure} is {Shown(measured)}, above {bound}."
            : null;
    }

    private static string Shown(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
