namespace SynthRec.MLNet.Generators;

/// <summary>What keeps the critic of a <see cref="GanGenerator"/> from changing too steeply from one set of items to another.</summary>
public enum CriticBound
{
    /// <summary>A penalty of gradients whose norm differs from 1, between real and generated users (Gulrajani et al. 2017).</summary>
    GradientPenalty,

    /// <summary>Every layer is divided by its largest singular value (Miyato, Kataoka, Koyama and Yoshida 2018): cheaper, and a bound everywhere.</summary>
    SpectralNormalization,
}
