using TorchSharp;

namespace SynthRec.MLNet.Generators;

/// <summary>Sets libtorch's process-wide number of threads and puts the old value back.</summary>
internal sealed class TorchThreads : IDisposable
{
    private readonly int? before;

    public TorchThreads(int? threads)
    {
        if (threads is null || threads == torch.get_num_threads())
            return;
        before = torch.get_num_threads();
        torch.set_num_threads(threads.Value);
    }

    public void Dispose()
    {
        if (before is { } threads)
            torch.set_num_threads(threads);
    }
}
