using SynthRec.MLNet.Generators;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Benchmarks;

/// <summary>Mult-VAE as one would write it first: dense rows, TorchSharp's modules and its Adam.</summary>
internal sealed class DenseMultVae : IDisposable
{
    private readonly Interactions data;
    private readonly MultVaeOptions options;
    private readonly Linear encoderIn, encoderOut, decoderIn, decoderOut;
    private readonly optim.Optimizer optimizer;

    public DenseMultVae(Interactions data, MultVaeOptions options)
    {
        (this.data, this.options) = (data, options);
        torch.set_num_threads(options.NumberOfThreads ?? torch.get_num_threads());
        encoderIn = nn.Linear(data.ItemCount, options.HiddenWidth);
        encoderOut = nn.Linear(options.HiddenWidth, 2 * options.LatentDimensions);
        decoderIn = nn.Linear(options.LatentDimensions, options.HiddenWidth);
        decoderOut = nn.Linear(options.HiddenWidth, data.ItemCount);
        optimizer = optim.Adam(new[] { encoderIn, encoderOut, decoderIn, decoderOut }.SelectMany(layer => layer.parameters()), options.LearningRate);
    }

    /// <summary>Trains for an epoch and gives the mean loss.</summary>
    public double Epoch()
    {
        var sum = 0.0;
        foreach (var users in SeededRandom.For(1).Permutation(data.UserCount).Chunk(options.BatchSize))
        {
            using var scope = NewDisposeScope();
            var rows = new float[users.Length * data.ItemCount];
            for (var row = 0; row < users.Length; row++)
            {
                foreach (var item in data.ItemsOf(users[row]))
                    rows[(row * data.ItemCount) + item] = 1;
            }

            var x = tensor(rows, float32).view(users.Length, -1);
            var hidden = tanh(encoderIn.forward(nn.functional.dropout(nn.functional.normalize(x), options.Dropout, training: true)));
            var parts = encoderOut.forward(hidden).chunk(2, 1);
            var latent = parts[0] + ((parts[1] * 0.5).exp() * randn_like(parts[0]));
            var logits = decoderOut.forward(tanh(decoderIn.forward(latent)));
            var likelihood = (nn.functional.log_softmax(logits, 1) * x).sum(1).mean();
            var divergence = (parts[0].square() + parts[1].exp() - parts[1] - 1).sum(1).mean() * 0.5;
            var loss = (divergence * options.Beta) - likelihood;
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
            sum += loss.item<float>() * users.Length;
        }

        return sum / data.UserCount;
    }

    public void Dispose()
    {
        optimizer.Dispose();
        foreach (var layer in new[] { encoderIn, encoderOut, decoderIn, decoderOut })
            layer.Dispose();
    }
}
