using MathNet.Numerics.Distributions;

namespace SynthRec.MLNet.Evaluation;

/// <summary>A figure of judged users, with its interval and its p-value by one model of what varies.</summary>
/// <remarks>
/// <para>
/// Users are a sample of users, and repetitions (split, fit and draw) one of repetitions; a user may be judged in several. The figure's variance
/// is that over users, all values of one together, plus that over repetitions, all values of one together: the two-way cluster-robust variance
/// of Cameron, Gelbach and Miller 2011 without the term they subtract for what both count, so it is never negative and up to twice too large
/// rather than too small, as Owen 2007 prefers. Over its root the figure's error has Student's t-distribution with the degrees of freedom of
/// Satterthwaite 1946, few where few repetitions make up most of the variance. Interval and p-value are both read from it.
/// </para>
/// <para>With one repetition this is Student's t-test over users, which Smucker, Allan and Carterette 2007 find as good as bootstrap and randomisation.</para>
/// </remarks>
internal sealed class Figure
{
    private const double Level = 0.05;
    private const int Bisections = 50;
    private readonly double[] ofUsers;
    private readonly double[] ofRepetitions;

    /// <param name="value">The figure.</param>
    /// <param name="ofUsers">How far each user's values move it; they sum to 0.</param>
    /// <param name="ofRepetitions">How far the values of each repetition move it; they sum to 0.</param>
    public Figure(double value, double[] ofUsers, double[] ofRepetitions) => (Value, this.ofUsers, this.ofRepetitions) = (value, ofUsers, ofRepetitions);

    public double Value { get; }

    /// <summary>The number of users, those who do not move it among them.</summary>
    public int UserCount => ofUsers.Length;

    /// <summary>The figure and the values that a test at the level of 5 % does not reject.</summary>
    public Estimate Interval
    {
        get
        {
            var (variance, freedom) = Spread;
            var half = variance == 0 ? 0 : StudentT.InvCDF(0, Math.Sqrt(variance), freedom, 1 - (Level / 2));
            return new(Value, Value - half, Value + half);
        }
    }

    /// <summary>The two-sided p-value of the figure being 0: below 0.05 if and only if the interval does not hold 0.</summary>
    public double PValue
    {
        get
        {
            var (variance, freedom) = Spread;
            if (variance == 0)
                return Value == 0 ? 1 : 0;
            return 2 * StudentT.CDF(0, Math.Sqrt(variance), freedom, -Math.Abs(Value));
        }
    }

    private (double Variance, double Freedom) Spread
    {
        get
        {
            var (users, repetitions) = (Variance(ofUsers), Variance(ofRepetitions));
            var variance = users + repetitions;
            return (variance, variance * variance / ((users * users / Freedom(ofUsers)) + (repetitions * repetitions / Freedom(ofRepetitions))));
        }
    }

    /// <summary>The mean of values, one for each user, of one repetition.</summary>
    public static Figure Mean(IReadOnlyList<double> values)
    {
        var mean = values.Average();
        return new(mean, [.. values.Select(value => (value - mean) / values.Count)], [0]);
    }

    public static Figure operator +(Figure left, Figure right) => Combine(left, right, (a, b) => a + b);

    public static Figure operator -(Figure left, Figure right) => Combine(left, right, (a, b) => a - b);

    public static Figure operator *(double factor, Figure figure) => Combine(figure, figure, (a, _) => factor * a);

    /// <summary>The root of a figure that is at least 0, taken as linear near its value (the delta method).</summary>
    public Figure SquareRoot()
    {
        var root = Math.Sqrt(Value);
        double Moved(double by) => root == 0 ? 0 : by / (2 * root);
        return new(root, Array.ConvertAll(ofUsers, Moved), Array.ConvertAll(ofRepetitions, Moved));
    }

    /// <summary>The same figure with other users before and after its own, who do not move it: to compare it with a figure of theirs.</summary>
    public Figure Among(int before, int after) => new(Value, [.. new double[before], .. ofUsers, .. new double[after]], ofRepetitions);

    /// <summary>
    /// The ratio to another figure. Its interval has the ratios r for which the test does not reject this − r · other = 0 (Fieller 1954), so it leaves
    /// out 0 if and only if this is certainly not 0, and 1 if and only if both certainly differ.
    /// </summary>
    /// <returns>Null if the other figure may be 0: then the ratio may be anything.</returns>
    public Estimate? RatioTo(Figure other)
    {
        if (other.PValue >= Level)
            return null;
        var ratio = Value / other.Value;
        return new(ratio, EndOfRatio(other, ratio, -1), EndOfRatio(other, ratio, 1));
    }

    /// <summary>Bisects the angle of the ratio less its estimate: at a right angle the ratio is infinite and the test is that of the other figure.</summary>
    private double EndOfRatio(Figure other, double ratio, int direction)
    {
        var rest = this - (ratio * other);
        var (inside, outside) = (0.0, Math.PI / 2);
        for (var i = 0; i < Bisections; i++)
        {
            var angle = (inside + outside) / 2;
            if (((Math.Cos(angle) * rest) - (direction * Math.Sin(angle) * other)).PValue >= Level)
                inside = angle;
            else
                outside = angle;
        }

        return ratio + (direction * Math.Tan(inside));
    }

    private static Figure Combine(Figure left, Figure right, Func<double, double, double> combine) => new(
        combine(left.Value, right.Value),
        [.. left.ofUsers.Zip(right.ofUsers, combine)],
        [.. left.ofRepetitions.Zip(right.ofRepetitions, combine)]);

    private static double Variance(double[] moves) => moves.Sum(move => move * move) * moves.Length / Freedom(moves);

    private static double Freedom(double[] moves) => Math.Max(moves.Length - 1, 1);
}
