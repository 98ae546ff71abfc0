using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// What users take in a period. Mostly an item of their own interests: a softmax over what the calendar says of items and what the user's
/// preferences say. Sometimes a discovery: what the calendar alone says. How often depends on where the user's dynamics stand.
/// No item comes before the period in which the training data first has it.
/// </summary>
internal sealed class ItemChoice
{
    private const float FirstDiscoveryLogOdds = -2;
    private const double Never = -1e9;
    private readonly Calendar calendar;
    private readonly float[] arrivals;
    private readonly Parameter decoderIn, decoderInBias, decoderOut, contextIn, contextOut, popularity, discovery, discoveryBias;

    public ItemChoice(Weights weights, EvolutionShape shape, Calendar calendar, int[] arrivals, ReadOnlySpan<float> logPopularity)
    {
        (this.calendar, this.arrivals) = (calendar, Array.ConvertAll(arrivals, period => (float)period));
        decoderIn = weights.Normal(Weights.Xavier(shape.Latent, shape.Hidden), shape.Hidden, shape.Latent);
        decoderInBias = weights.Add(new float[shape.Hidden], shape.Hidden);
        decoderOut = weights.Normal(Weights.Xavier(shape.Hidden, shape.Items), shape.Items, shape.Hidden);
        contextIn = weights.Normal(1 / Math.Sqrt(shape.Context), shape.Context, calendar.Dimensions);
        contextOut = weights.Add(new float[shape.Items * shape.Context], shape.Items, shape.Context);
        popularity = weights.Add(logPopularity.IsEmpty ? new float[shape.Items] : logPopularity.ToArray(), shape.Items);
        discovery = weights.Normal(0.1 / Math.Sqrt(shape.Hidden), 1, shape.Hidden);
        discoveryBias = weights.Add([FirstDiscoveryLogOdds], 1);
    }

    /// <summary>The log-odds of a discovery: rows.</summary>
    public Tensor DiscoveryLogOdds(Tensor states) => nn.functional.linear(states, discovery, discoveryBias).view(-1);

    /// <summary>The unnormalised log-probabilities of items for anybody: periods × items.</summary>
    public Tensor CrowdLogits(IReadOnlyList<int> periods, float seasonStrength = 1)
    {
        using var scope = NewDisposeScope();
        var numbers = new float[periods.Count * calendar.Dimensions];
        for (var row = 0; row < periods.Count; row++)
            calendar.Describe(periods[row], seasonStrength, numbers.AsSpan(row * calendar.Dimensions, calendar.Dimensions));
        var context = nn.functional.linear(tensor(numbers, float32, popularity.device).view(periods.Count, -1).clone(), contextIn);
        var logits = nn.functional.linear(context, contextOut, popularity);
        var now = tensor([.. periods.Select(period => (float)period)], float32, popularity.device).view(-1, 1);
        var absent = tensor(arrivals, float32, popularity.device).view(1, -1).gt(now).to(float32).Times(Never);
        return logits.Plus(absent).MoveToOuterDisposeScope();
    }

    /// <summary>What preferences add to the logits of items: rows × items.</summary>
    public Tensor Interests(Tensor preferences)
    {
        using var scope = NewDisposeScope();
        var hidden = nn.functional.linear(preferences, decoderIn, decoderInBias).tanh();
        return nn.functional.linear(hidden, decoderOut).MoveToOuterDisposeScope();
    }

    /// <summary>The log-probabilities of items: rows × items.</summary>
    /// <param name="periods">The period of each row.</param>
    /// <param name="preferences">The preferences: rows × latent dimensions.</param>
    /// <param name="states">The states of the dynamics: rows × hidden width.</param>
    /// <param name="controls">The strengths of season and discovery.</param>
    public Tensor LogProbabilities(IReadOnlyList<int> periods, Tensor preferences, Tensor states, EvolutionControls controls)
    {
        using var scope = NewDisposeScope();
        int[] distinct = [.. periods.Distinct().Order()];
        long[] places = [.. periods.Select(period => (long)Array.BinarySearch(distinct, period))];
        var crowd = CrowdLogits(distinct, controls.SeasonStrength).index_select(0, tensor(places, int64, popularity.device));
        var own = nn.functional.log_softmax(crowd.Plus(Interests(preferences)), 1);
        if (controls.DiscoveryStrength == 0)
            return own.MoveToOuterDisposeScope();
        var odds = DiscoveryLogOdds(states).view(-1, 1).PlusInPlace(Math.Log(controls.DiscoveryStrength));
        var interest = own.Plus(nn.functional.logsigmoid(odds.neg()));
        var discovered = nn.functional.log_softmax(crowd, 1).Plus(nn.functional.logsigmoid(odds));
        return interest.logaddexp(discovered).MoveToOuterDisposeScope();
    }
}
