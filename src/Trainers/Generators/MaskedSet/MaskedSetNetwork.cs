using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// Predicts the hidden items of users from the visible ones: a residual network from a sparse set to logits of all items,
/// to which it adds linear evidence with weights that depend on how many items are visible.
/// </summary>
internal sealed class MaskedSetNetwork : IDisposable
{
    private const int SizeFeatures = 2;

    // Evidence lies near 0 … 1 and is mostly small: as it is, scaled to the size of logits, and as a logarithm that tells small values apart.
    private const float EvidenceScale = 10;
    public const float EvidenceSteepness = 50;
    private static readonly float[] FirstEvidenceGates = [0.3f, 0.5f];

    private readonly Weights weights;
    private readonly EmbeddingBag embeddings;
    private readonly Parameter? conditionWeights;
    private readonly Parameter sizeWeights, inputBias, outputWeights, outputBias, gateWeights, gateBias;
    private readonly (Parameter In, Parameter InBias, Parameter Out, Parameter OutBias)[] blocks;

    public MaskedSetNetwork(int itemCount, MaskedSetOptions options, int conditionDimensions = 0, float[]? logPopularity = null)
    {
        ConditionDimensions = conditionDimensions;
        var width = options.HiddenWidth;
        weights = new(options.Seed, options.Device);
        embeddings = weights.Embeddings(1 / Math.Sqrt(10), itemCount, width);
        sizeWeights = weights.Normal(1 / Math.Sqrt(SizeFeatures), width, SizeFeatures);
        inputBias = weights.Add(new float[width], width);
        blocks = new (Parameter, Parameter, Parameter, Parameter)[options.NumberOfBlocks];
        for (var i = 0; i < blocks.Length; i++)
        {
            blocks[i] = (
                weights.Normal(Math.Sqrt(2.0 / width), width, width),
                weights.Add(new float[width], width),
                weights.Normal(Math.Sqrt(0.5 / width), width, width),
                weights.Add(new float[width], width));
        }

        outputWeights = weights.Normal(0.5 / Math.Sqrt(width), itemCount, width);
        outputBias = weights.Add(logPopularity ?? new float[itemCount], itemCount);
        gateWeights = weights.Add(new float[FirstEvidenceGates.Length * SizeFeatures], FirstEvidenceGates.Length, SizeFeatures);
        gateBias = weights.Add(FirstEvidenceGates, FirstEvidenceGates.Length);
        conditionWeights = conditionDimensions == 0 ? null : weights.Add(new float[width * conditionDimensions], width, conditionDimensions);
    }

    public Weights Weights => weights;

    public int ConditionDimensions { get; }

    /// <summary>The logits of all items: rows × items.</summary>
    /// <param name="visible">The visible items of each row, weighted 1/√(their number).</param>
    /// <param name="sizes">The size features of each row, two each; see <see cref="Features"/>.</param>
    /// <param name="evidence">The linear evidence for all items, row by row; null for none.</param>
    /// <param name="conditions">The condition of each row, 0 throughout where there is none; null for none at all.</param>
    /// <param name="dropout">The share of hidden units to drop; 0 when not training.</param>
    /// <param name="generator">The random stream of the dropout.</param>
    public Tensor Forward(SparseRows visible, float[] sizes, float[]? evidence, Tensor? conditions = null, double dropout = 0, Generator? generator = null)
    {
        using var scope = NewDisposeScope();

        // Copied, because products round by the alignment of memory, and that of .NET arrays varies.
        var size = tensor(sizes, float32, weights.Device).clone().view(-1, SizeFeatures);
        var hidden = visible.Embed(embeddings).Plus(nn.functional.linear(size, sizeWeights, inputBias));
        if (conditionWeights is not null && conditions is not null)
            hidden = hidden.Plus(nn.functional.linear(conditions, conditionWeights));
        foreach (var block in blocks)
        {
            var inner = nn.functional.linear(nn.functional.gelu(hidden), block.In, block.InBias);
            inner = Dropout.Apply(nn.functional.gelu(inner), dropout, generator);
            hidden = hidden.Plus(nn.functional.linear(inner, block.Out, block.OutBias));
        }

        hidden = Dropout.Apply(nn.functional.gelu(hidden), dropout, generator);
        var logits = nn.functional.linear(hidden, outputWeights, outputBias);
        if (evidence is not null)
            logits = logits.Plus(Weighted(tensor(evidence, float32, weights.Device).view(size.shape[0], -1), Gates(size)));
        return logits.MoveToOuterDisposeScope();
    }

    /// <summary>What the evidence of each row is multiplied by, and the logarithm of it: two numbers for each row.</summary>
    /// <param name="sizes">The size features of each row, two each.</param>
    public float[] EvidenceWeights(float[] sizes)
    {
        using var scope = NewDisposeScope();
        var gates = Gates(tensor(sizes, float32, weights.Device).clone().view(-1, SizeFeatures)).ToSingles();
        for (var at = 0; at < gates.Length; at += FirstEvidenceGates.Length)
            gates[at] *= EvidenceScale;
        return gates;
    }

    /// <summary>What the network is told of a row: how many items are visible, and how many there will be.</summary>
    public static (float Visible, float Wanted) Features(int visible, int wanted) => (MathF.Log(1 + visible) / 3, MathF.Log(1 + wanted) / 3);

    public void Dispose() => weights.Dispose();

    private Tensor Gates(Tensor size) => nn.functional.linear(size, gateWeights, gateBias);

    private static Tensor Weighted(Tensor evidence, Tensor gates) =>
        (evidence * gates.narrow(1, 0, 1).Times(EvidenceScale)).Plus(evidence.relu().TimesInPlace(EvidenceSteepness).log1p_() * gates.narrow(1, 1, 1));
}
