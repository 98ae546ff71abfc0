using SynthRec.MLNet.Generators;
using SynthRec.MLNet.Recommenders;
using static SynthRec.MLNet.Trainers.Tests.Recommenders.TestData;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class LinearEvidenceTests
{
    private const double Lambda = 3;
    private static readonly Interactions Data = Random(40, 15);

    [Fact]
    public void Evidence_is_the_score_of_ease()
    {
        var evidence = Fit(Data);
        var ease = (ItemItemModel)new Ease(new() { Lambda = Lambda }).Fit(Data);
        int[] visible = [2, 5, 11];
        var filled = Fill(evidence, visible);
        foreach (var item in Enumerable.Range(0, Data.ItemCount).Except(visible))
            Assert.Equal(visible.Sum(from => ease.Weight(from, item)), filled[item], 1e-5f);
    }

    [Fact]
    public void Evidence_for_a_training_user_is_that_of_a_model_fitted_without_the_user()
    {
        var evidence = Fit(Data);
        for (var user = 0; user < Data.UserCount; user++)
        {
            var items = Data.ItemsOf(user).ToArray();
            var visible = items[..(items.Length / 2)];
            var without = Fit(Data.SelectUsers([.. Enumerable.Range(0, Data.UserCount).Where(other => other != user)]));
            var expected = Fill(without, visible);
            var actual = new float[Data.ItemCount];
            evidence.FillWithoutUser(visible, items.AsSpan(visible.Length), actual);
            for (var item = 0; item < actual.Length; item++)
                Assert.Equal(expected[item], actual[item], 1e-4f);
        }
    }

    [Fact]
    public void It_reads_what_it_wrote()
    {
        var evidence = Fit(Data);
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        evidence.Write(writer);
        stream.Position = 0;
        using var reader = new BinaryReader(stream);
        Assert.Equal(Fill(evidence, [0, 1]), Fill(LinearEvidence.Read(reader), [0, 1]));
    }

    [Fact]
    public void Drawing_adds_to_logits_what_training_adds()
    {
        var evidence = Fit(Data);
        using var scope = NewDisposeScope();
        using var network = new MaskedSetNetwork(Data.ItemCount, new() { HiddenWidth = 4 });
        var visible = new SparseRows(1);
        visible.StartRow();
        visible.Add(0, 0.7f);
        visible.Add(1, 0.7f);
        var (seen, wanted) = MaskedSetNetwork.Features(2, 3);
        float[] sizes = [seen, wanted];
        var inTraining = network.Forward(visible, sizes, Fill(evidence, [0, 1])).ToSingles();
        var drawing = network.Forward(visible, sizes, evidence: null).ToSingles();
        var weights = network.EvidenceWeights(sizes);
        evidence.AddTo(drawing, Sum(evidence, [0, 1]), weights[0], weights[1], new float[2 * evidence.Count]);
        Assert.All(inTraining.Zip(drawing), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
    }

    private static LinearEvidence Fit(Interactions data) => LinearEvidence.Fit(data, Lambda, null, TestContext.Current.CancellationToken);

    private static float[] Fill(LinearEvidence evidence, int[] visible)
    {
        var filled = new float[Data.ItemCount];
        evidence.AddTo(filled, Sum(evidence, visible), weight: 1, logarithmWeight: 0, new float[2 * evidence.Count]);
        return filled;
    }

    private static float[] Sum(LinearEvidence evidence, int[] visible)
    {
        var sum = new float[evidence.Count];
        foreach (var item in visible)
            evidence.Add(item, sum);
        return sum;
    }
}
