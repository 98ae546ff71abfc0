using TorchSharp;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

/// <summary>A tensor that neither a scope nor its owner disposes may be taken by the garbage collector while libtorch still reads it.</summary>
public class TensorLifetimeTests
{
    [Theory]
    [MemberData(nameof(NeuralFamily.All), MemberType = typeof(NeuralFamily))]
    public void No_tensor_is_left_to_the_garbage_collector(string family)
    {
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        using (var model = NeuralFamily.Make(family, options => options).Fit(NeuralFamily.Data, null, TestContext.Current.CancellationToken))
            model.Sample(new() { UserCount = 20 }, null, TestContext.Current.CancellationToken);
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }
}
