namespace NewsBot.Tuning;

/// <summary>What is to be minimised: its value and its gradient at a point.</summary>
internal delegate double Objective(double[] point, double[] gradient);

/// <summary>Minimises a smooth function, always in the same steps.</summary>
internal static class Descent
{
    private const int Steps = 600;
    private const double FirstRate = 0.05;
    private const double Smallest = 1e-8;

    /// <summary>Finds a minimum by Adam (D. Kingma, J. Ba, 2015) with all examples in each step and a falling rate.</summary>
    public static double[] Minimise(Objective objective, int dimensions)
    {
        const double First = 0.9, Second = 0.999;
        var point = new double[dimensions];
        var gradient = new double[dimensions];
        var mean = new double[dimensions];
        var square = new double[dimensions];
        for (var step = 1; step <= Steps; step++)
        {
            Array.Clear(gradient);
            objective(point, gradient);
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
