namespace SynthRec.MLNet.Generators;

/// <summary>Where networks are trained and drawn from.</summary>
public enum ComputeDevice
{
    /// <summary>The processors.</summary>
    Cpu,

    /// <summary>The first CUDA device; refused where there is none.</summary>
    Cuda,

    /// <summary>The first CUDA device if there is one, else the processors.</summary>
    Auto,
}
