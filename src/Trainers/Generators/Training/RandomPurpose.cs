namespace SynthRec.MLNet.Generators;

/// <summary>What a stream of random numbers is for: keys that keep the streams of one seed independent.</summary>
internal static class RandomPurpose
{
    public const long Shuffle = 1;
    public const long TrainingStep = 2;
    public const long HeldOutUsers = 3;
    public const long HeldOutMasks = 4;
    public const long Weights = 5;
    public const long Sampling = 6;
    public const long Values = 7;
    public const long Times = 8;
    public const long Places = 9;
    public const long Calibration = 10;
    public const long Adversary = 21;
    public const long AdversarialStep = 22;
    public const long SpectralNorm = 23;
    public const long ItemFolds = 31;
    public const long NewItems = 32;
    public const long Everybody = 33;
    public const long HeldOutNoise = 41;
    public const long Latents = 42;
    public const long Evolution = 61;
    public const long Events = 62;
    public const long Acquaintances = 63;
}
