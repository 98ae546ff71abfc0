namespace SynthRec.MLNet.Recommenders;

/// <summary>Checks of options.</summary>
internal static class OptionRange
{
    public static void RequireAbove(double value, double minimum, string name)
    {
        if (!(value > minimum) || !double.IsFinite(value))
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be above {minimum} and finite.");
    }

    public static void RequireAtLeast(double value, double minimum, string name)
    {
        if (!(value >= minimum) || !double.IsFinite(value))
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least {minimum} and finite.");
    }

    public static void RequireThreads(int? value, string name = "NumberOfThreads")
    {
        if (value < 1)
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 1, or null for all processors.");
    }
}
