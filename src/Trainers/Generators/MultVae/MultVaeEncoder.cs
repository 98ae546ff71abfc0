using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>The encoder of Mult-VAE: items → hidden → latent mean and log-variance.</summary>
internal sealed class MultVaeEncoder
{
    private readonly EmbeddingBag input;
    private readonly Parameter inputBias, output, outputBias;
    private readonly Parameter? condition;

    /// <param name="weights">Receives the parameters.</param>
    /// <param name="itemCount">The number of items.</param>
    /// <param name="options">The widths.</param>
    /// <param name="conditionDimensions">The length of conditions; 0 for none.</param>
    public MultVaeEncoder(Weights weights, int itemCount, MultVaeOptions options, int conditionDimensions)
    {
        var (hidden, latent) = (options.HiddenWidth, options.LatentDimensions);
        var first = weights.Parameters.Count;
        input = weights.Embeddings(Weights.Xavier(itemCount, hidden), itemCount, hidden);
        inputBias = weights.Add(new float[hidden], hidden);
        output = weights.Normal(Weights.Xavier(hidden, 2 * latent), 2 * latent, hidden);
        outputBias = weights.Add(new float[2 * latent], 2 * latent);
        if (conditionDimensions > 0)
            condition = weights.Add(new float[hidden * conditionDimensions], hidden, conditionDimensions);
        Parameters = [.. weights.Parameters.Skip(first)];
    }

    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>The means and log-variances of the posteriors, each users × latent dimensions.</summary>
    /// <param name="users">The users' items, each row of unit length.</param>
    /// <param name="conditions">The condition of each user, 0 throughout where there is none; null for none at all.</param>
    public (Tensor Mean, Tensor LogVariance) Encode(SparseRows users, Tensor? conditions = null)
    {
        using var scope = NewDisposeScope();
        var hidden = tanh(Conditioned(users.Embed(input).Plus(inputBias), condition, conditions));
        var parts = nn.functional.linear(hidden, output, outputBias).chunk(2, 1);
        return (parts[0].MoveToOuterDisposeScope(), parts[1].MoveToOuterDisposeScope());
    }

    /// <summary>A hidden layer that is told the conditions, if there are any.</summary>
    public static Tensor Conditioned(Tensor hidden, Parameter? weights, Tensor? conditions) =>
        weights is null || conditions is null ? hidden : hidden.Plus(nn.functional.linear(conditions, weights));
}
