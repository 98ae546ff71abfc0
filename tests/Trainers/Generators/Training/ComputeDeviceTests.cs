using SynthRec.MLNet.Generators;
using SynthRec.MLNet.Recommenders;
using TorchSharp;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class ComputeDeviceTests
{
    [Fact]
    public void Cuda_that_is_not_there_is_refused_before_anything_is_done()
    {
        Assert.SkipWhen(torch.cuda.is_available(), "There is a CUDA device.");
        var error = Assert.Throws<PlatformNotSupportedException>(() => new MultVaeGenerator(new() { Device = ComputeDevice.Cuda }));
        foreach (var words in new[] { "libtorch-cuda", "nvidia-smi", "Auto" })
            Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Auto_takes_what_is_there() =>
        Assert.Equal(torch.cuda.is_available() ? DeviceType.CUDA : DeviceType.CPU, ComputeDevice.Auto.ToTorch().type);

    /// <summary>
    /// libtorch's default device becomes one that holds no numbers: a tensor made without saying where could not meet the others,
    /// and neither could it be read. What is trained and drawn with every device said is the same.
    /// </summary>
    [Theory]
    [MemberData(nameof(NeuralFamily.All), MemberType = typeof(NeuralFamily))]
    public void Every_tensor_is_made_on_the_device_of_the_options(string family)
    {
        var expected = TrainAndDraw(family);
        Assert.Equal(expected, WithDefault(torch.META, () => TrainAndDraw(family)));
    }

    [Fact]
    public void Every_tensor_of_the_session_recommender_is_made_on_the_device_of_the_options()
    {
        var expected = TrainAndScore();
        Assert.Equal(expected, WithDefault(torch.META, TrainAndScore));
    }

    [Fact]
    public void A_tensor_without_a_device_would_be_noticed() => WithDefault(torch.META, () =>
    {
        using var scope = torch.NewDisposeScope();
        var strayed = torch.tensor([1f, 2f]);
        Assert.Equal(DeviceType.META, strayed.device_type);
        Assert.ThrowsAny<Exception>(() => strayed.ToSingles());
        return 0;
    });

    [Fact]
    public void Steps_by_tensors_are_those_in_the_cache()
    {
        using var scope = torch.NewDisposeScope();
        var step = new AdamWStep(0.7f, 0.1f, 0.001f, 0.999f, 0.01f, 5f);
        var (ours, theirs) = (Tensors(), Tensors());
        for (var i = 0; i < 5; i++)
        {
            foreach (var (tensors, take) in new[] { (ours, (Action<torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor>)step.TakeByTensors), (theirs, step.Take) })
            {
                tensors[1].copy_(torch.tensor([.. Enumerable.Range(0, 100).Select(at => (float)Math.Sin(at + i))]));
                take(tensors[0], tensors[1], tensors[2], tensors[3]);
            }
        }

        foreach (var (left, right) in ours.Zip(theirs))
            Assert.All(left.ToSingles().Zip(right.ToSingles()), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));

        static torch.Tensor[] Tensors() => [torch.tensor([.. Enumerable.Range(0, 100).Select(at => at / 10f)]).clone(), torch.zeros(100), torch.zeros(100), torch.zeros(100)];
    }

    private static string TrainAndDraw(string family)
    {
        using var model = NeuralFamily.Make(family, options => options).Fit(NeuralFamily.Data, null, TestContext.Current.CancellationToken);
        var sample = model.Sample(new() { UserCount = 20, NumberOfThreads = 1 }, null, TestContext.Current.CancellationToken);
        var more = model.Sample(new() { Histories = sample, UserCount = sample.UserCount, NumberOfThreads = 1 }, null, TestContext.Current.CancellationToken);
        return Convert.ToHexString(ModelBytes.Of(model)) + string.Join(',', [.. sample.ItemIndices, .. more.ItemIndices]);
    }

    private static float[] TrainAndScore()
    {
        var sessions = MadeUpSessions.Markov(60, 1);
        using var model = new GruSessionRecommender(new() { HiddenWidth = 8, MaximumNumberOfEpochs = 2, NumberOfThreads = 1 }).Fit(sessions, null, TestContext.Current.CancellationToken);
        var scores = new float[2 * sessions.ItemCount];
        model.ScoreNext([[0, 1], [3]], scores);
        return scores;
    }

    private static T WithDefault<T>(torch.Device device, Func<T> work)
    {
        var before = torch.get_default_device();
        torch.set_default_device(device);
        try
        {
            return work();
        }
        finally
        {
            torch.set_default_device(before);
        }
    }
}
