using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// The paths of the preferences of a batch of users, drawn as learnt. The distance of a path from its start, or from where it is last
/// known, is then multiplied by the strength of drift, and events in users' lives move it.
/// </summary>
internal sealed class DrawnPaths
{
    private readonly EvolvingUser[] users;
    private readonly EvolutionPlan plan;
    private readonly TimelineSteps steps;
    private readonly float[] preferences;
    private readonly float[][] others;
    private readonly int latent;
    private readonly Device device;

    public DrawnPaths(EvolutionNetwork network, LatentMixture starts, EvolvingUser[] users, BehaviourBatch batch, EvolutionPlan plan)
    {
        (this.users, this.plan) = (users, plan);
        (latent, device) = (network.Shape.Latent, network.Weights.Device);
        int[] active = [.. Enumerable.Range(0, users.Length).Where(user => users[user].Timeline.Count > 0)];
        var timelines = new TimelineBatch([.. users.Select(user => user.Timeline)]);
        steps = timelines.Steps;
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var (noise, first) = (new float[steps.Rows.Length * latent], new float[active.Length * latent]);
        var random = new SeededRandom[active.Length];
        foreach (var user in active)
        {
            var own = new float[(users[user].Timeline.Count + 1) * latent];
            var row = steps.RowOf(user, 0);
            random[row] = batch.RandomOf(user, RandomPurpose.Evolution);
            StandardNormal.Fill(random[row], own);
            own.AsSpan(0, latent).CopyTo(first.AsSpan(row * latent));
            for (var entry = 0; entry < users[user].Timeline.Count; entry++)
                own.AsSpan((entry + 1) * latent, latent).CopyTo(noise.AsSpan(steps.RowOf(user, entry) * latent));
        }

        (preferences, others) = ([], []);
        if (active.Length == 0)
            return;
        preferences = network.Follow(timelines, Rows(noise), starts.Draw(Rows(first), random)).Preferences.ToSingles();
        if (plan.Events.Any(happening => happening.Event.TasteChange > 0))
            others = Others(starts, batch);
    }

    public float[] PreferencesOf(int user, Moment moment)
    {
        var point = preferences.AsSpan(steps.RowOf(user, moment.Entry) * latent, latent).ToArray();
        var start = Math.Max(0, users[user].Timeline.Known - 1);
        if (moment.Entry > start)
            Interpolate(preferences.AsSpan(steps.RowOf(user, start) * latent, latent).ToArray(), point, plan.Controls.DriftStrength).CopyTo(point, 0);
        for (var at = 0; at < plan.Events.Length && others.Length > 0; at++)
            point = Interpolate(point, others[at].AsSpan(user * latent, latent), plan.Events[at].Event.TasteChange * moment.Levels[at]);
        return point;
    }

    private static float[] Interpolate(float[] from, ReadOnlySpan<float> to, float share)
    {
        var point = new float[from.Length];
        for (var i = 0; i < point.Length; i++)
            point[i] = from[i] + (share * (to[i] - from[i]));
        return point;
    }

    /// <summary>For each event the preferences of another random user for each user.</summary>
    private float[][] Others(LatentMixture starts, BehaviourBatch batch)
    {
        var numbers = new float[plan.Events.Length][];
        var random = Enumerable.Range(0, users.Length).Select(user => batch.RandomOf(user, RandomPurpose.Acquaintances)).ToArray();
        for (var at = 0; at < numbers.Length; at++)
        {
            var noise = new float[users.Length * latent];
            for (var user = 0; user < users.Length; user++)
                StandardNormal.Fill(random[user], noise.AsSpan(user * latent, latent));

            numbers[at] = starts.Draw(Rows(noise), random).ToSingles();
        }

        return numbers;
    }

    private Tensor Rows(float[] numbers) => tensor(numbers, float32, device).view(-1, latent);
}
