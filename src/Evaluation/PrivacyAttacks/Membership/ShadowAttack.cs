using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Evaluation;

/// <summary>
/// The likelihood ratio attack by shadow models (Carlini et al. 2022): generators of the same kind learn from random halves of all targets, and tell
/// how near a synthetic user comes to a target that was learnt from, and to the same target that was not.
/// </summary>
internal static class ShadowAttack
{
    public static AttackScores Score(AttackSetting setting, Interactions targets, IGenerator generator, IProgress<ProgressReport>? progress)
    {
        var (with, without) = (Enumerable.Range(0, targets.UserCount).Select(_ => new List<double>()).ToArray(), Enumerable.Range(0, targets.UserCount).Select(_ => new List<double>()).ToArray());
        for (var shadow = 0; shadow < setting.Options.NumberOfShadows; shadow++)
        {
            // Two shadows in a row learn from the two halves of one draw, so each target is in half of all.
            var order = setting.Random(RandomDraw.Shadows, shadow / 2).Permutation(targets.UserCount);
            var half = order.Where((_, at) => at % 2 == shadow % 2).Order().ToArray();
            var near = Nearness(targets, Shadow(setting, targets.SelectUsers(half), generator, shadow), setting);
            var isIn = half.ToHashSet();
            for (var target = 0; target < near.Length; target++)
                (isIn.Contains(target) ? with : without)[target].Add(near[target]);
            progress?.Report(new("shadow models", shadow + 1, setting.Options.NumberOfShadows));
        }

        var shadows = new ShadowNearness(with, without);
        var scores = Nearness(targets, setting.Synthetic, setting).Select((near, target) => shadows.LogRatio(target, near));
        return new("shadow models", $"the logarithm of the likelihood of the target's nearness to the synthetic users if it was learnt from over that if not, by {setting.Options.NumberOfShadows} shadow models, whose estimates of each target shrink towards those of all", "Carlini et al. 2022 (LiRA)", [.. scores]);
    }

    private static Interactions Shadow(AttackSetting setting, Interactions half, IGenerator generator, int shadow)
    {
        using var model = generator.Fit(half, null, setting.CancellationToken);
        return model.Sample(new() { UserCount = setting.Synthetic.UserCount, Seed = unchecked(setting.Options.Seed + shadow + 1), NumberOfThreads = setting.Options.NumberOfThreads }, null, setting.CancellationToken);
    }

    /// <summary>The log-odds of the similarity to the nearest, which are nearer to normal than it; half a step keeps them finite.</summary>
    private static double[] Nearness(Interactions targets, Interactions synthetic, AttackSetting setting)
    {
        var nearest = NearestUsers.Jaccard(targets, synthetic, setting.Options.NumberOfThreads, setting.CancellationToken);
        return [.. nearest.Select((near, target) => 0.5 / (targets.CountOf(target) + 1) is var step ? Math.Log((near + step) / (1 - near + step)) : 0)];
    }
}
