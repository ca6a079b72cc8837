using System.Diagnostics;

namespace NewsBot.Benchmarks;

/// <summary>How long each of many runs took, in milliseconds.</summary>
internal sealed class Timings
{
    private readonly double[] _sorted;

    public Timings(IEnumerable<double> milliseconds)
    {
        _sorted = [.. milliseconds.Order()];
    }

    public double Median => At(0.5);

    public double Percentile99 => At(0.99);

    public static double Measure(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private double At(double share) => _sorted[(int)Math.Min(_sorted.Length - 1, _sorted.Length * share)];
}
