using System.Numerics;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>One step of <see cref="AdamW"/> on one parameter, by all of libtorch's threads; every number is rounded alike whatever their number.</summary>
/// <param name="Scale">What gradients are multiplied by.</param>
/// <param name="FirstShare">The share of the gradient in its moving average.</param>
/// <param name="SecondShare">The share of its square in that of the squares.</param>
/// <param name="Decay">What parameters are multiplied by first.</param>
/// <param name="Rate">The step size, corrected for the start of the average.</param>
/// <param name="Correction">What the root of the squares is multiplied by.</param>
internal sealed record AdamWStep(float Scale, float FirstShare, float SecondShare, float Decay, float Rate, float Correction)
{
    private const float Epsilon = 1e-8f;

    /// <summary>Small enough for the five arrays to share a core's cache, and a multiple of every vector's width.</summary>
    private const int NumbersAtOnce = 1 << 14;

    /// <summary>Moves the parameter and sets the gradient to 0.</summary>
    public void Take(Tensor parameter, Tensor gradient, Tensor first, Tensor second)
    {
        if (parameter.device_type == DeviceType.CPU)
            TakeInCache(parameter, gradient, first, second);
        else
            TakeByTensors(parameter, gradient, first, second);
    }

    /// <summary>The same on any device, by libtorch.</summary>
    public void TakeByTensors(Tensor parameter, Tensor gradient, Tensor first, Tensor second)
    {
        gradient.TimesInPlace(Scale);
        first.MoveTowardsInPlace(gradient, FirstShare);
        second.MoveTowardsInPlace(gradient.Squared(), SecondShare);
        var deviation = second.sqrt().TimesInPlace(Correction).PlusInPlace(Epsilon);
        parameter.TimesInPlace(Decay).PlusInPlace(first.div(deviation).TimesInPlace(-Rate));
        gradient.zero_();
    }

    private void TakeInCache(Tensor parameter, Tensor gradient, Tensor first, Tensor second)
    {
        var count = (int)parameter.numel();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = get_num_threads() };
        Parallel.For(0, (count + NumbersAtOnce - 1) / NumbersAtOnce, parallel, part =>
        {
            var start = part * NumbersAtOnce;
            var length = Math.Min(NumbersAtOnce, count - start);
            Take(Part(parameter), Part(gradient), Part(first), Part(second));
            Part(gradient).Clear();

            Span<float> Part(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes).Slice(start, length);
        });
    }

    private void Take(Span<float> parameter, Span<float> gradient, Span<float> first, Span<float> second)
    {
        var whole = parameter.Length - (parameter.Length % Vector<float>.Count);
        for (var at = 0; at < whole; at += Vector<float>.Count)
        {
            var slope = new Vector<float>(gradient[at..]) * Scale;
            var average = new Vector<float>(first[at..]);
            average += (slope - average) * FirstShare;
            var square = new Vector<float>(second[at..]);
            square += ((slope * slope) - square) * SecondShare;
            average.CopyTo(first[at..]);
            square.CopyTo(second[at..]);
            var deviation = (Vector.SquareRoot(square) * Correction) + new Vector<float>(Epsilon);
            ((new Vector<float>(parameter[at..]) * Decay) - (average * Rate / deviation)).CopyTo(parameter[at..]);
        }

        for (var at = whole; at < parameter.Length; at++)
        {
            var slope = gradient[at] * Scale;
            first[at] += (slope - first[at]) * FirstShare;
            second[at] += ((slope * slope) - second[at]) * SecondShare;
            var deviation = (MathF.Sqrt(second[at]) * Correction) + Epsilon;
            parameter[at] = (parameter[at] * Decay) - (first[at] * Rate / deviation);
        }
    }
}
