using System.Globalization;

namespace NewsBot.Web.Pages;

/// <summary>
/// Places days from left to right. Between two days that something begins or ends with, a longer stretch is drawn wider, but
/// not in proportion: so the days of one week stay apart beside what is only known to a year.
/// </summary>
public sealed class TimeScale
{
    // Up to so many days, a stretch is as wide as it is long; beyond that it grows with the logarithm.
    private const double Proportional = 3;

    // Of the whole: what the name of a year or month needs.
    private const double MarkWidth = 0.13;
    private const int FewestYears = 2;

    private readonly int[] _days;
    private readonly double[] _places;

    /// <summary>Makes a scale.</summary>
    /// <param name="events">The first and the last day of each thing to be placed; at least one.</param>
    /// <param name="left">Where the first day begins.</param>
    /// <param name="right">Where the last day ends.</param>
    public TimeScale(IEnumerable<(DateOnly From, DateOnly To)> events, double left, double right)
    {
        _days = [.. events.SelectMany(stretch => (int[])[stretch.From.DayNumber, stretch.To.DayNumber + 1]).Distinct().Order()];
        _places = new double[_days.Length];
        for (var i = 1; i < _days.Length; i++)
        {
            _places[i] = _places[i - 1] + WidthOf(_days[i] - _days[i - 1]);
        }

        var scale = (right - left) / _places[^1];
        _places = Array.ConvertAll(_places, place => left + (place * scale));
    }

    /// <summary>Where a day begins; at the edge for a day beyond it.</summary>
    public double StartOf(DateOnly day) => At(day.DayNumber);

    /// <summary>Where a day ends; at the edge for a day beyond it.</summary>
    public double EndOf(DateOnly day) => At(day.DayNumber + 1);

    /// <summary>Where years begin, or months where there are few years, as far as there is room for their names.</summary>
    public IReadOnlyList<(double At, string Name)> Marks()
    {
        var (first, last) = (DateOnly.FromDayNumber(_days[0]), DateOnly.FromDayNumber(_days[^1] - 1));
        var months = Enumerable
            .Range(0, ((last.Year - first.Year) * 12) + last.Month - first.Month + 1)
            .Select(month => new DateOnly(first.Year, first.Month, 1).AddMonths(month))
            .Where(month => month >= first)
            .ToList();
        var years = months.FindAll(month => month.Month == 1);
        return years.Count >= FewestYears ? WithRoom(years, "yyyy") : WithRoom(months, "MMM yyyy");
    }

    private List<(double At, string Name)> WithRoom(List<DateOnly> days, string format)
    {
        var marks = new List<(double At, string Name)>();
        var room = (_places[^1] - _places[0]) * MarkWidth;
        foreach (var day in days)
        {
            var at = StartOf(day);
            if ((marks.Count == 0 || at >= marks[^1].At + room) && at <= _places[^1] - (room / 2))
            {
                marks.Add((at, day.ToString(format, CultureInfo.InvariantCulture)));
            }
        }

        return marks;
    }

    private double At(int day)
    {
        var next = Array.BinarySearch(_days, day);
        if (next >= 0)
        {
            return _places[next];
        }

        next = ~next;
        return next == 0 ? _places[0]
            : next == _days.Length ? _places[^1]
            : _places[next - 1] + ((_places[next] - _places[next - 1]) * (day - _days[next - 1]) / (_days[next] - _days[next - 1]));
    }

    private static double WidthOf(int days) => days <= Proportional ? days : Proportional * (1 + Math.Log(days / Proportional));
}
