namespace NewsBot.Tuning;

/// <summary>Tells the slope of a function at a point.</summary>
/// <param name="point">The point.</param>
/// <param name="gradient">Takes the slope in each direction; 0 at first.</param>
internal delegate void Slope(double[] point, double[] gradient);

/// <summary>Finds the lowest point of a convex function, always by the same steps.</summary>
internal static class Descent
{
    private const int Steps = 2000;
    private const double FirstRate = 0.08;
    private const double Smallest = 1e-8;

    /// <summary>Goes downhill by Adam (D. Kingma, J. Ba, 2015), all examples in each step and the steps ever smaller.</summary>
    public static double[] Minimise(Slope slope, int dimensions)
    {
        const double First = 0.9, Second = 0.999;
        var point = new double[dimensions];
        var gradient = new double[dimensions];
        var mean = new double[dimensions];
        var square = new double[dimensions];
        for (var step = 1; step <= Steps; step++)
        {
            Array.Clear(gradient);
            slope(point, gradient);
            var rate = FirstRate * (1 - ((double)(step - 1) / Steps));
            for (var i = 0; i < dimensions; i++)
            {
                mean[i] = (First * mean[i]) + ((1 - First) * gradient[i]);
                square[i] = (Second * square[i]) + ((1 - Second) * gradient[i] * gradient[i]);
                point[i] -= rate * (mean[i] / (1 - Math.Pow(First, step))) / (Math.Sqrt(square[i] / (1 - Math.Pow(Second, step))) + Smallest);
            }
        }

        return point;
    }
}
