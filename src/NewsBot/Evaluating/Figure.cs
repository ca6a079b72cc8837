using System.Globalization;

namespace NewsBot.Evaluating;

/// <summary>One figure of a scorecard.</summary>
/// <param name="Name">Its name in JSON and for thresholds.</param>
/// <param name="Label">What it is, for a reader.</param>
/// <param name="Value">The figure; null where there was nothing to measure.</param>
/// <param name="Of">What it is a share of or counts, for a reader: "69 of 70".</param>
/// <param name="Format">How the value is shown; shares to the third digit.</param>
internal sealed record Figure(string Name, string Label, double? Value, string Of, string Format = "0.000")
{
    /// <summary>A share of a whole.</summary>
    public static Figure Share(string name, string label, int part, int whole) =>
        new(name, label, whole == 0 ? null : (double)part / whole, whole == 0 ? "" : $"{part} of {whole}");

    /// <summary>A value of this figure as it is shown.</summary>
    public string Show(double value) => value.ToString(Format, CultureInfo.InvariantCulture);
}
