namespace SynthRec.MLNet.Evaluation;

/// <summary>Joins what several releases tell: who is near in each was rather learnt from than who is near in one by chance.</summary>
internal static class ReleasesAttack
{
    public static AttackScores Score(AttackSetting setting, Interactions targets)
    {
        var scores = new double[targets.UserCount];
        foreach (var release in setting.Releases)
        {
            var nearest = NearestUsers.Jaccard(targets, release, setting.Options.NumberOfThreads, setting.CancellationToken);
            for (var target = 0; target < scores.Length; target++)
                scores[target] += nearest[target] / setting.Releases.Count;
        }

        return new("nearest in every release", "the mean over the releases of the Jaccard similarity to the nearest synthetic user", "Composition of releases: Ganta, Kasiviswanathan and Smith 2008", scores);
    }
}
