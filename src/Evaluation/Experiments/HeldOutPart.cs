namespace SynthRec.MLNet.Evaluation;

/// <summary>Which interactions of the test users are held out.</summary>
public enum HeldOutPart
{
    /// <summary>A random part of each test user's.</summary>
    Random,

    /// <summary>The latest of each test user. Needs times.</summary>
    Latest,

    /// <summary>
    /// Those after a point in time that is the same for all test users, chosen to leave the visible share before it. Needs times. Weak
    /// generalisation only: under strong generalisation the training users' later interactions would tell of the future.
    /// </summary>
    AfterPointInTime,
}
